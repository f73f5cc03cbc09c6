import type { Language } from '../knowledge/pack.ts';
import { EVERY_DAY, nextRun, type DailySchedule } from './daily-schedule.ts';
import type { GameQuestion } from './game.ts';
import { pointsFor } from './scoring.ts';

/** A question as it was asked one day. */
export interface DailyQuestion {
  /** When it was due, minutes since 1970 (UTC); tells the runs of a chat apart. */
  readonly run: number;
  readonly question: GameQuestion;
  /** When its result is due at the latest, ms since 1970: at the same local time of the next day. */
  readonly until: number;
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
  /** The one before it, whose result is shown together with the open one, or alone if none is due. */
  readonly last?: DailyQuestion | undefined;
  /** Since when nobody has answered: when the first question was asked that nobody answered; absent if the last one was. */
  readonly silentSince?: number | undefined;
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
  /** A day has passed and no question comes: the last one is over, with its points. */
  | {
      readonly kind: 'resolve';
      readonly daily: Daily;
      readonly scores: readonly DailyScore[];
      readonly streaks: readonly DailyStreak[];
    }
  /** The platform has not taken the open question; it is to be sent again. */
  | { readonly kind: 'again'; readonly daily: Daily }
  /** Nobody has answered for too long. */
  | { readonly kind: 'stop' };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** ms without an answer after which the daily question stops itself: seven days, of which one may be shorter by a change of the clock. */
const MAX_SILENCE = (7 * 24 - 2) * HOUR;
/** A question that is later than this, ms, is left out. */
const LATEST = 2 * HOUR;
/** ms after which a question that the platform has not taken is sent again, and how often it is sent at most. */
const RETRY = MINUTE;
const MAX_TRIES = 3;

/** A daily question that begins with its next run. */
export function newDaily(schedule: DailySchedule, language: Language, now: number): Daily {
  return { schedule, language, next: nextRun(schedule, now), tries: 0, retryAt: 0 };
}

/** The same with another schedule; what is open stays open. */
export function reschedule(daily: Daily, schedule: DailySchedule, language: Language, now: number): Daily {
  return { ...daily, schedule, language, next: nextRun(schedule, now), silentSince: undefined };
}

/** When something is to be done about it, ms since 1970. */
export function dueAt({ next, open, tries, retryAt }: Daily): number {
  if (!open) return next;
  const isUnsent = open.messageId === undefined && tries < MAX_TRIES;
  return Math.min(next, open.until, ...(isUnsent ? [retryAt] : []));
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
  const isOver = open !== undefined && now >= open.until;
  if (now < daily.next && !isOver)
    return { kind: 'again', daily: { ...daily, tries: daily.tries + 1, retryAt: now + RETRY } };

  const streaksAfter = open ? streaksOf(answers, streaks) : streaks;
  const scores = open ? scoresOf(open.question, answers, streaksAfter) : [];
  const silentSince = silenceAfter(daily, answers);
  const resolved: Daily = { ...daily, open: undefined, last: open ?? daily.last, silentSince };
  if (now < daily.next) return { kind: 'resolve', daily: resolved, scores, streaks: streaksAfter };
  const next = nextRun(schedule, now);
  if (now - daily.next > LATEST) {
    // While the bot was away nobody could answer.
    const missed = { next, silentSince: undefined };
    return isOver
      ? { kind: 'resolve', daily: { ...resolved, ...missed }, scores, streaks: streaksAfter }
      : { kind: 'missed', daily: { ...daily, ...missed } };
  }
  const isSilent = silentSince !== undefined && daily.next - silentSince >= MAX_SILENCE;
  const question = isSilent ? undefined : draw();
  // Whoever has answered gets their points first.
  if (!question && answers.length > 0)
    return { kind: 'resolve', daily: { ...resolved, next }, scores, streaks: streaksAfter };
  if (!question) return { kind: 'stop' };
  const run = Math.floor(daily.next / MINUTE);
  const until = nextRun({ ...schedule, weekdays: EVERY_DAY }, daily.next);
  return {
    kind: 'ask',
    daily: { ...resolved, next, open: { run, question, until }, tries: 1, retryAt: now + RETRY },
    scores,
    streaks: streaksAfter,
  };
}

/** Since when nobody has answered, once the open question is over. One that nobody could see was not left unanswered. */
function silenceAfter({ open, silentSince }: Daily, answers: readonly DailyAnswer[]): number | undefined {
  if (open?.messageId === undefined) return silentSince;
  return answers.length > 0 ? undefined : (silentSince ?? open.run * MINUTE);
}

/** The open question is in this message. */
export function shownIn(daily: Daily, run: number, messageId: string): Daily {
  return daily.open?.run === run ? { ...daily, open: { ...daily.open, messageId } } : daily;
}

/** The result of a run has been shown. */
export function withResultShown(daily: Daily, run: number): Daily {
  return daily.last?.run === run ? { ...daily, last: undefined } : daily;
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
