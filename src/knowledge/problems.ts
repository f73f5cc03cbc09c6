/** Something wrong in a file of the pack, said so that a curator can mend it. */
export interface Problem {
  readonly level: 'error' | 'warning';
  /** Path of the file inside the pack. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
}

/** One line for people: `file:line:column: level: message`. */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.level}: ${problem.message}`;
}

/** The pack cannot be used. Its message lists every problem, one a line. */
export class PackError extends Error {
  override readonly name = 'PackError';
  readonly problems: readonly Problem[];

  constructor(directory: string, problems: readonly Problem[]) {
    super(`The pack in ${directory} has ${problems.length} problem(s):\n${problems.map(formatProblem).join('\n')}`);
    this.problems = problems;
  }
}

/** Where something stands in a file of the pack; line and column from 1. */
export type Place = Pick<Problem, 'file' | 'line' | 'column'>;

/** Says where an entry of the pack stands. */
export type PlaceOf = (entry: object) => Place;
