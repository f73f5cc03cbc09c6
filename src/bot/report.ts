import type { Part } from './part.ts';
import type { TakeFeedback } from './feedback.ts';
import type { Texts } from './texts.ts';

/** What the part needs. */
export interface ReportDependencies {
  readonly takeFeedback: TakeFeedback;
  readonly texts: Texts;
  /** ms since 1970 (UTC). */
  readonly now: () => number;
}

/** The button under the answer to a quiz question that tells the editors that something is wrong with it. */
export function createReport({ takeFeedback, texts, now }: ReportDependencies): Part {
  return {
    commands: [],
    command: () => Promise.reject(new Error('there is no command to report with')),

    press(action, { incoming: { person }, language }) {
      if (action.kind !== 'report') return undefined;
      return takeFeedback({ kind: 'question-reported', subject: action.question }, person, language, now()).then(
        () => ({ messages: [], notice: texts.in(language)('question-reported') }),
      );
    },
  };
}
