import { choose } from '../../knowledge/derive/choose.ts';
import type { Language, QuizQuestion } from '../../knowledge/pack.ts';

/** One of the answers to choose from, the same in every language. */
export interface PracticeOption {
  readonly right: boolean;
  /** Place among the distractors of each wording; undefined for the right one. */
  readonly distractor?: number;
}

const DISTRACTORS = 3;

/**
 * The options in the order they are shown in, which is the same whenever they are made again.
 * @param seed another one gives another order
 */
export function optionsFor(question: QuizQuestion, language: Language, seed: string): readonly PracticeOption[] {
  const { distractors } = question.wordings[language]!;
  const options: PracticeOption[] = [
    { right: true },
    ...distractors.slice(0, DISTRACTORS).map((_, distractor) => ({ right: false, distractor })),
  ];
  return choose(options, options.length, `${seed} ${question.id}`, (option) => textOf(option, question, language));
}

/** What an option says in a language. */
export function textOf({ distractor }: PracticeOption, { wordings }: QuizQuestion, language: Language): string {
  const { answer, distractors } = wordings[language]!;
  return distractor === undefined ? answer : distractors[distractor]!;
}
