import type { Language } from '../../knowledge/pack.ts';
import type { Daily, DailyAnswer, DailyQuestion, DailyStreak } from '../../quiz/daily.ts';
import type { AnswerContext } from '../answers.ts';
import { plainMessage, type Message, type RichText, type Span } from '../message.ts';
import type { Texts, Translate } from '../texts.ts';
import { questionHeading, solutionOf } from './messages.ts';
import { shownName } from './shown-name.ts';

/** Names listed of those who were right, and of those with a row of right answers. */
const MAX_NAMES = 10;
/** Shortest row that is worth a mention. */
const MIN_STREAK = 2;

/** What a daily question is shown with: the result of the one before. */
export interface DailyShown {
  readonly open: DailyQuestion;
  readonly last?: DailyQuestion | undefined;
  /** Answers to the last one, in the order they came. */
  readonly answers: readonly DailyAnswer[];
  /** Rows of right answers after the last one, the longest first. */
  readonly streaks: readonly DailyStreak[];
  readonly language: Language;
}

/** The result of the last question and the new one, in one message, so that a quiet chat stays quiet. */
export function dailyMessage({ open, last, answers, streaks, language }: DailyShown, context: AnswerContext): Message {
  const t = context.texts.in(language);
  const { question, run } = open;
  return {
    paragraphs: [
      ...(last ? resultOf(last, answers, streaks, t) : []),
      [{ text: questionHeading(t('daily-question'), question, language, context), style: 'italic' }],
      [{ text: question.text, style: 'bold' }],
    ],
    buttons: question.options.map((label, option) => ({ label, action: { kind: 'daily', run, option } })),
  };
}

/** The result of the last question alone, when none is due. */
export function dailyResultMessage(
  { last, answers, streaks, language }: Omit<DailyShown, 'open'> & { readonly last: DailyQuestion },
  { texts }: AnswerContext,
): Message {
  return { paragraphs: resultOf(last, answers, streaks, texts.in(language)), buttons: [] };
}

function resultOf(
  { question }: DailyQuestion,
  answers: readonly DailyAnswer[],
  streaks: readonly DailyStreak[],
  t: Translate,
): RichText[] {
  const right = answers.filter((answer) => answer.right);
  const rows = streaks.filter(({ days }) => days >= MIN_STREAK);
  return [
    [{ text: t('daily-result'), style: 'italic' }],
    [question.text],
    ['✅ ', { text: question.options[question.right]!, style: 'bold' }],
    ...(answers.length === 0
      ? [[t('quiz-nobody-answered')]]
      : [
          [
            t('daily-share', { right: right.length, all: answers.length }),
            ...listed(right, ({ name }) => shownName(name), t),
          ],
        ]),
    ...(rows.length === 0
      ? []
      : [[t('daily-streaks'), ...listed(rows, ({ name, days }) => `${shownName(name)} ${days}`, t)]]),
  ];
}

/** " Ann, Boris and 3 others". */
function listed<T>(all: readonly T[], textOf: (one: T) => string, t: Translate): Span[] {
  const others = all.length - MAX_NAMES;
  return [
    ...all.slice(0, MAX_NAMES).flatMap((one, index): Span[] => [index === 0 ? ' ' : ', ', { text: textOf(one) }]),
    ...(others > 0 ? [` ${t('quiz-others', { count: others })}`] : []),
  ];
}

/** What the message of a question becomes when it is over. */
export function dailyRevealMessage({ question }: DailyQuestion, language: Language, context: AnswerContext): Message {
  const { answer, reasons, more, report } = solutionOf(question, language, context);
  const heading = questionHeading(context.texts.in(language)('daily-question'), question, language, context);
  return { paragraphs: [[{ text: heading, style: 'italic' }], ...answer, ...reasons], buttons: [...more, report] };
}

/** When the daily question comes. @param language of who asks, which may not be that of the questions */
export function dailySetMessage({ schedule, next }: Daily, language: Language, texts: Texts): Message {
  const { zone, weekdays } = schedule;
  const t = texts.in(language);
  const locale = language === 'en' ? 'en-GB' : language;
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const names = weekdays.map((day) => dayName.format(Date.UTC(2024, 0, day)));
  const days =
    weekdays.length === 7 ? t('daily-every-day') : new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(next);
  return plainMessage(t('daily-set', { days, zone, when }), t('daily-rules'));
}
