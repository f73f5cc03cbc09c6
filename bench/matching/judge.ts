import type { Pack } from '../../src/knowledge/pack.ts';
import type { EvalQuestion } from '../../tests/eval/sets.ts';
import type { EngineRun } from './engine.ts';

/** How many questions ended how. */
export interface Tally {
  /** In scope: the first fact answers it, and is given as the answer. */
  readonly right: number;
  /** In scope: a fact that does not answer it is given as the answer. */
  readonly wrong: number;
  /** In scope, but nothing is given as the answer. */
  readonly unanswered: number;
  /** Out of scope, but answered. */
  readonly overreached: number;
  /** Out of scope, and not answered. */
  readonly declined: number;
  /** In scope: a fact that answers it is among the first three, answered or not. */
  readonly inThree: number;
}

/**
 * Judges the replies of an engine.
 * @param limit a reply whose score is lower does not count as an answer; without it the engine's own rule decides
 * @throws {Error} if the replies are not those to exactly these questions
 */
export function judge(
  questions: readonly EvalQuestion[],
  replies: EngineRun['replies'],
  pack: Pack,
  limit?: number,
): Tally {
  const covers = new Map(pack.facts.map(({ id, covers: covered }) => [id, covered]));
  const tally = { right: 0, wrong: 0, unanswered: 0, overreached: 0, declined: 0, inThree: 0 };
  for (const [index, { ranked, answers, score, question }] of replies.entries()) {
    const asked = questions[index];
    if (question !== asked?.q) throw new Error(`reply ${index} is to "${question}", but "${asked?.q}" was asked`);
    const given = limit === undefined ? answers : ranked.length > 0 && score >= limit;
    const fits = ranked.map((id) => {
      const covered = covers.get(id);
      if (!covered) throw new Error(`the reply to "${question}" is the fact "${id}", which the pack does not have`);
      return covered.some((sheet) => asked.expect?.includes(sheet));
    });
    if (given && fits.length === 0) throw new Error(`"${question}" is answered with no fact`);
    if (!asked.expect) tally[given ? 'overreached' : 'declined']++;
    else {
      tally[!given ? 'unanswered' : fits[0] ? 'right' : 'wrong']++;
      if (fits.includes(true)) tally.inThree++;
    }
  }
  const { right, wrong, unanswered, overreached, declined } = tally;
  const inScope = questions.filter(({ expect }) => expect).length;
  if (right + wrong + unanswered !== inScope || overreached + declined !== questions.length - inScope) {
    throw new Error(`verdicts ${JSON.stringify(tally)} on ${inScope} questions in scope of ${questions.length}`);
  }
  return tally;
}

/** The score limit that gives most right answers less wrong ones, those out of scope included; the lowest of equals. */
export function bestLimit(questions: readonly EvalQuestion[], replies: EngineRun['replies'], pack: Pack): number {
  const limits = [...new Set(replies.map(({ score }) => score)), Infinity].toSorted((a, b) => a - b);
  const gains = limits.map((limit) => {
    const { right, wrong, overreached } = judge(questions, replies, pack, limit);
    return right - wrong - overreached;
  });
  return limits[gains.indexOf(Math.max(...gains))]!;
}
