import type { Pack } from '../../src/knowledge/pack.ts';
import type { Matcher } from '../../src/matching/matcher.ts';
import { judge, type EvalQuestion, type Outcome } from './sets.ts';

/** How many other questions each one is asked after. */
const TIMES = 12;
/** Steps through the facts that meet each of them before any comes again: a prime beside their number. */
const STRIDE = 7919;

/**
 * Asks questions that stand for themselves right after another one was answered, as happens in a chat, and prints how often that changes
 * what they get: none of them follows from the question before.
 */
export function printInContext(pack: Pack, matcher: Matcher, questions: readonly EvalQuestion[]): void {
  const changes = questions.flatMap((question, index) => {
    const { q, language } = question;
    const alone = judge(question, matcher.ask(q, { languageHint: language })[0]!, pack);
    return Array.from({ length: TIMES }, (_, time) => {
      const fact = pack.facts[((index * TIMES + time) * STRIDE) % pack.facts.length]!;
      const previous = { question: fact.wordings[language]!.question, fact, language };
      return { alone, after: judge(question, matcher.ask(q, { languageHint: language, previous })[0]!, pack) };
    });
  });
  const share = (outcome: Outcome, when: 'alone' | 'after', of: readonly Outcome[]): string => {
    const part = changes.filter(({ alone }) => of.includes(alone));
    return `${((100 * part.filter((change) => change[when] === outcome).length) / (part.length || 1)).toFixed(2)} %`;
  };
  const row = (outcome: Outcome, of: readonly Outcome[]) => ({
    alone: share(outcome, 'alone', of),
    'after another': share(outcome, 'after', of),
  });
  const inScope: readonly Outcome[] = ['right', 'suggested', 'wrong', 'missed'];
  const outOfScope: readonly Outcome[] = ['declined', 'suggested-nothing', 'overreached'];
  console.log(`asked alone, and after ${TIMES} questions they have nothing to do with`);
  console.table({
    right: row('right', inScope),
    wrong: row('wrong', inScope),
    'out of scope answered': row('overreached', outOfScope),
  });
}
