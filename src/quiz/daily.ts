import type { Language } from '../knowledge/pack.ts';
import { nextRun, type DailySchedule } from './daily-schedule.ts';
import type { GameQuestion } from './game.ts';
import { pointsFor } from './scoring.ts';

/** A question as it was asked one day. */
export interface DailyQuestion {
  /** When it was due, minutes since 1970 (UTC); tells the runs of a chat apart. */
  readonly run: number;
  readonly question: GameQuestion;
  /** The platform's id of the message with it; absent until the platform has taken it. */
  readonly messageId?: string | undefined;
}

/** The daily question of a chat; plain data, so that it can be stored as JSON. Times are ms since 1970 (UTC). */
export interface Daily {
  readonly schedule: DailySchedule;
  readonly language: Language;
  /** When the next question is due. */
  readonly next: number;
  /** The question that can be answered. */
  readonly open?: DailyQuestion | undefined;
  /** The one before it, whose result is shown together with the open one. */
  readonly last?: DailyQuestion | undefined;
  /** Questions in a row that nobody answered. */
  readonly unanswered: number;
  /** How often the open question was sent, and when it is sent again if the platform has not taken it. */
  readonly tries: number;
  readonly retryAt: number;
}

/** One answer of one person. */
export interface DailyAnswer {
  /** Key of the person, unique over platforms. */
  readonly person: string;
  /** Name to show; hostile until rendered. */
  readonly name: string;
  readonly right: boolean;
  /** Index of the option chosen. */
  readonly option: number;
  /** ms since 1970 (UTC). */
  readonly at: number;
}

/** Right answers in a row of one person, of at least one. */
export interface DailyStreak {
  readonly person: string;
  readonly name: string;
  readonly days: number;
}

/** Points of one person for one question; 0 for a wrong answer. */
export interface DailyScore {
  readonly person: string;
  readonly name: string;
  readonly points: number;
  readonly right: boolean;
}

/** What time does to a daily question. */
export type DailyStep =
  /** Nothing is due, or another process has done it. */
  | { readonly kind: 'wait' }
  /** The bot was away when it was due; the next one comes at its time. */
  | { readonly kind: 'missed'; readonly daily: Daily }
  /** A new question, with the points for the last one. */
  | {
      readonly kind: 'ask';
      readonly daily: Daily;
      readonly scores: readonly DailyScore[];
      readonly streaks: readonly DailyStreak[];
    }
  /** The platform has not taken the open question; it is to be sent again. */
  | { readonly kind: 'again'; readonly daily: Daily }
  /** Nobody has answered for too long. */
  | { readonly kind: 'stop' };

/** Questions in a row that nobody answers before the daily question stops itself. */
export const MAX_UNANSWERED_DAYS = 7;
/** A question that is later than this, ms, is left out. */
const LATEST = 2 * 60 * 60_000;
/** ms after which a question that the platform has not taken is sent again, and how often it is sent at most. */
const RETRY = 60_000;
const MAX_TRIES = 3;

/** A daily question that begins with its next run. */
export function newDaily(schedule: DailySchedule, language: Language, now: number): Daily {
  return { schedule, language, next: nextRun(schedule, now), unanswered: 0, tries: 0, retryAt: 0 };
}

/** The same with another schedule; what is open stays open. */
export function reschedule(daily: Daily, schedule: DailySchedule, language: Language, now: number): Daily {
  return { ...daily, schedule, language, next: nextRun(schedule, now), unanswered: 0 };
}

/** When something is to be done about it, ms since 1970. */
export function dueAt({ next, open, tries, retryAt }: Daily): number {
  return open && open.messageId === undefined && tries < MAX_TRIES ? Math.min(next, retryAt) : next;
}

/**
 * What is to be done now. At most one question comes of it, however long nothing was done.
 * @param answers to the open question, in the order they came
 * @param streaks of the chat before the open question
 * @param draw gives the question to ask; undefined if there is none
 */
export function advance(
  daily: Daily,
  answers: readonly DailyAnswer[],
  streaks: readonly DailyStreak[],
  now: number,
  draw: () => GameQuestion | undefined,
): DailyStep {
  if (now < dueAt(daily)) return { kind: 'wait' };
  const { schedule, open } = daily;
  if (now < daily.next) return { kind: 'again', daily: { ...daily, tries: daily.tries + 1, retryAt: now + RETRY } };
  const next = nextRun(schedule, now);
  if (now - daily.next > LATEST) return { kind: 'missed', daily: { ...daily, next } };
  // A question that nobody could see is not counted as left unanswered.
  const unseen = open && open.messageId === undefined;
  const unanswered = !open || answers.length > 0 ? 0 : daily.unanswered + (unseen ? 0 : 1);
  const question = unanswered < MAX_UNANSWERED_DAYS ? draw() : undefined;
  if (!question) return { kind: 'stop' };
  const streaksAfter = open ? streaksOf(answers, streaks) : streaks;
  return {
    kind: 'ask',
    daily: {
      ...daily,
      next,
      last: open,
      open: { run: Math.floor(daily.next / 60_000), question },
      unanswered,
      tries: 1,
      retryAt: now + RETRY,
    },
    scores: open ? scoresOf(open.question, answers, streaksAfter) : [],
    streaks: streaksAfter,
  };
}

/** The open question is in this message. */
export function shownIn(daily: Daily, run: number, messageId: string): Daily {
  return daily.open?.run === run ? { ...daily, open: { ...daily.open, messageId } } : daily;
}

/** Everyone who was right has one day more; everyone else begins anew. */
function streaksOf(answers: readonly DailyAnswer[], before: readonly DailyStreak[]): DailyStreak[] {
  const days = new Map(before.map((streak) => [streak.person, streak.days]));
  return answers
    .filter(({ right }) => right)
    .map(({ person, name }) => ({ person, name, days: (days.get(person) ?? 0) + 1 }));
}

/** Full points for being right, as in a game without haste. */
function scoresOf(
  { difficulty }: GameQuestion,
  answers: readonly DailyAnswer[],
  streaks: readonly DailyStreak[],
): DailyScore[] {
  return answers.map(({ person, name, right }) => {
    const streak = streaks.find((one) => one.person === person)?.days ?? 0;
    return { person, name, right, points: right ? pointsFor({ difficulty, elapsed: 0, time: 1, streak }) : 0 };
  });
}
