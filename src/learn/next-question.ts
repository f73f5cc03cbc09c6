import type { QuizQuestion } from '../knowledge/pack.ts';
import type { Card } from './card.ts';

/** What a person is to be asked. */
export type Next =
  /** A question that is due, with the number of those that are. */
  | { readonly kind: 'due'; readonly question: QuizQuestion; readonly card: Card; readonly due: number }
  /** Nothing is due: one that was never asked. */
  | { readonly kind: 'new'; readonly question: QuizQuestion }
  /** Nothing is due and nothing new is left; `at` is when the next one is due (ms), undefined if there are no questions at all. */
  | { readonly kind: 'later'; readonly at: number | undefined };

/**
 * Chooses what to ask: what has been due longest, otherwise something new, easy ones first. A question that was asked and not
 * answered is due, so that practice goes on where it stopped.
 * @param cards those of one person; cards of questions that are gone are ignored
 * @param now ms since 1970 (UTC)
 * @param random 0 ≤ value < 1
 */
export function nextQuestion(
  cards: readonly Card[],
  questions: readonly QuizQuestion[],
  now: number,
  random: () => number,
): Next {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const known = cards.filter(({ question }) => byId.has(question)).toSorted((one, other) => one.due - other.due);
  const due = known.filter((card) => card.due <= now);
  const [first] = due;
  if (first) return { kind: 'due', question: byId.get(first.question)!, card: first, due: due.length };
  for (const { question } of known) byId.delete(question);
  const fresh = [...byId.values()];
  const easiest = Math.min(...fresh.map(({ difficulty }) => difficulty));
  const candidates = fresh.filter(({ difficulty }) => difficulty === easiest);
  const question = candidates[Math.floor(random() * candidates.length)];
  return question ? { kind: 'new', question } : { kind: 'later', at: known[0]?.due };
}
