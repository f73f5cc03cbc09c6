import { EVERY_DAY, nextRun } from './daily-schedule.ts';

/** Since when points count. */
export type Period = 'today' | 'week' | 'month' | 'all';

/** What somebody has gained in a period. */
export interface Total {
  /** Key of the person, unique over platforms. */
  readonly person: string;
  /** The name they had last; hostile until rendered. */
  readonly name: string;
  readonly points: number;
  /** Right answers. */
  readonly right: number;
  /** From 1; equal points share a rank and the next ranks are left out: 1, 1, 3. */
  readonly rank: number;
}

/** Whose points count: those gained in a group or server, or everywhere on a platform. */
export type Scope = { readonly space: string } | { readonly platform: string };

/** A question that somebody got wrong. */
export interface WrongAnswer {
  readonly question: string;
  /** When, for the last time, ms since 1970 (UTC). */
  readonly at: number;
}

/** What can be asked about points. Nothing is ever reset: every table is a sum over a time. */
export interface Scoreboard {
  /**
   * The table of those with points, best first.
   * @param since ms since 1970 (UTC)
   * @returns the first `most` of them, the place of `person` if they have any, and how many there are
   */
  totals(
    scope: Scope,
    since: number,
    most: number,
    person: string,
  ): Promise<{ readonly best: readonly Total[]; readonly own?: Total | undefined; readonly all: number }>;
  /** The questions that a person got wrong at any time. */
  mistakes(person: string): Promise<readonly WrongAnswer[]>;
}

const DAYS: Readonly<Record<Exclude<Period, 'all'>, number>> = { today: 1, week: 7, month: 30 };
const HOUR = 60 * 60_000;

/**
 * When a period began, ms since 1970: periods are of whole days in a time zone, today included.
 * @param zone IANA name
 */
export function periodStart(period: Period, zone: string, now: number): number {
  if (period === 'all') return 0;
  const midnight = { hour: 0, minute: 0, zone, weekdays: EVERY_DAY };
  // Days have 23 to 25 hours; the first midnight found is that many days back or one more.
  let start = nextRun(midnight, now - (DAYS[period] * 24 + 2) * HOUR);
  const starts = [];
  for (; start <= now; start = nextRun(midnight, start)) starts.push(start);
  return starts.at(-DAYS[period])!;
}
