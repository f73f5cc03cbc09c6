import type { Difficulty, Language, QuizQuestion } from '../knowledge/pack.ts';
import type { GameQuestion } from './game.ts';

/** Which questions a game asks. */
export interface QuestionFilter {
  readonly topic?: string | undefined;
  readonly difficulty?: Difficulty | undefined;
}

/** Options shown with a question, the right one included. */
const OPTIONS = 4;

/** The questions of a pack that a filter lets through. */
export function questionsFor(quiz: readonly QuizQuestion[], { topic, difficulty }: QuestionFilter): QuizQuestion[] {
  return quiz.filter(
    (question) =>
      (topic === undefined || question.topic === topic) &&
      (difficulty === undefined || question.difficulty === difficulty),
  );
}

/** A question drawn from a bag, with the cycle the bag is to keep for it once it has been asked. */
export interface Drawn {
  readonly question: QuizQuestion;
  readonly cycle: number;
}

/**
 * Draws questions from a chat's shuffle bag: a question does not come back before all of the pool have been asked. The bag keeps for
 * each question the last cycle it was asked in; those of the lowest cycle come first, by chance. Whatever is asked is lifted to the
 * pool's highest cycle, so that a question that is new in the pack comes early, but only once.
 * @param pool the questions the filter lets through
 * @param cycles question id → cycle; absent: never asked in this chat
 * @param random 0 ≤ value < 1
 * @returns at most `count` questions, all different
 */
export function draw(
  pool: readonly QuizQuestion[],
  cycles: ReadonlyMap<string, number>,
  count: number,
  random: () => number,
): Drawn[] {
  const cycleOf = ({ id }: QuizQuestion): number => cycles.get(id) ?? 0;
  const highest = Math.max(0, ...pool.map(cycleOf));
  return shuffle(pool, random)
    .toSorted((a, b) => cycleOf(a) - cycleOf(b))
    .slice(0, count)
    .map((question) => ({ question, cycle: Math.max(highest, cycleOf(question) + 1) }));
}

/** A drawn question as it is asked: in one language, the right answer among shuffled options. @param random 0 ≤ value < 1 */
export function prepareQuestion({ question, cycle }: Drawn, language: Language, random: () => number): GameQuestion {
  const { id, topic, difficulty, sources, fact } = question;
  const wording = question.wordings[language]!;
  const distractors = shuffle(wording.distractors, random).slice(0, OPTIONS - 1);
  const options = shuffle([wording.answer, ...distractors], random);
  return {
    id,
    topic,
    difficulty,
    text: wording.question,
    options,
    right: options.indexOf(wording.answer),
    explanation: wording.explanation,
    sources,
    ...(fact !== undefined && { fact }),
    cycle,
  };
}

/** The elements in an order by chance, each order as likely as any other (Fisher–Yates, Knuth's algorithm P). */
export function shuffle<T>(elements: readonly T[], random: () => number): T[] {
  const shuffled = [...elements];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}
