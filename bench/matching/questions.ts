import { readSplit, type EvalQuestion, type Split } from '../../tests/eval/sets.ts';

/** Every nth question of a split, in the order of the files. */
export async function readQuestions(
  split: Split,
  languages: readonly string[],
  every: number,
): Promise<EvalQuestion[]> {
  return (await readSplit(split, languages)).filter((_, index) => index % every === 0);
}
