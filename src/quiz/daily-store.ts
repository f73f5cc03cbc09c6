import type { Place } from './game-store.ts';
import type { Daily, DailyAnswer, DailyStep, DailyStreak } from './daily.ts';

/** A daily question with its chat. */
export interface StoredDaily extends Place {
  readonly daily: Daily;
}

/** What a step is made from. */
export interface DailyState {
  readonly daily: Daily;
  /** Answers to the open question, in the order they came. */
  readonly answers: readonly DailyAnswer[];
  readonly streaks: readonly DailyStreak[];
  /** The chat's shuffle bag: question id → cycle; see `draw`. */
  readonly cycles: ReadonlyMap<string, number>;
}

/** What came of an answer; with the option that counts. */
export type DailyTaken =
  { readonly kind: 'counts' | 'already-answered'; readonly option: number } | { readonly kind: 'too-late' };

/** Where daily questions are kept. Every change is one transaction, so that several processes do everything exactly once. */
export interface DailyStore {
  of(chat: string): Promise<Daily | undefined>;
  /** Sets the daily question of a chat; what was there is given to the function. */
  set(place: Place, make: (before: Daily | undefined) => Daily): Promise<Daily>;
  /** @returns what was there */
  remove(chat: string): Promise<Daily | undefined>;
  /** Those with something to do at `now`, what is due longest first. */
  due(now: number): Promise<readonly Place[]>;
  /**
   * Applies a pure function and stores what comes of it; with the end of a question its points, streaks and the shuffle bag.
   * @returns undefined if the chat has no daily question any more
   */
  advance(place: Place, now: number, apply: (state: DailyState) => DailyStep): Promise<DailyStep | undefined>;
  /** The platform has taken the question of a run. */
  shown(chat: string, run: number, messageId: string): Promise<void>;
  /** The result of a run has been shown. */
  resultShown(chat: string, run: number): Promise<void>;
  /** Takes an answer to the question of a run; the first of each person counts. */
  answer(chat: string, run: number, by: Pick<DailyAnswer, 'person' | 'name' | 'option' | 'at'>): Promise<DailyTaken>;
  /** Answers to a run, in the order they came. */
  answers(chat: string, run: number): Promise<readonly DailyAnswer[]>;
  /** The longest first. */
  streaks(chat: string): Promise<readonly DailyStreak[]>;
}
