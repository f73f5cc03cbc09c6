import type { Difficulty } from '../knowledge/pack.ts';

/** Points for a right answer of the lowest difficulty in no time. */
export const FULL_POINTS = 100;
/** Share of the points for being right; the rest is for speed. */
export const SHARE_FOR_RIGHT = 0.5;
/** The right answer in a row with which the bonus begins. */
export const STREAK_FROM = 3;
/** Points on top of each right answer from then on. */
export const STREAK_BONUS = 20;

/** A right answer that gets points. */
export interface RightAnswer {
  readonly difficulty: Difficulty;
  /** ms the person took. */
  readonly elapsed: number;
  /** ms there were. */
  readonly time: number;
  /** Right answers in a row, this one included. */
  readonly streak: number;
}

/**
 * Points for a right answer: difficulty × {@link FULL_POINTS}, half of it for being right and up to half for speed, falling evenly
 * with time; from the third right answer in a row on {@link STREAK_BONUS} more.
 */
export function pointsFor({ difficulty, elapsed, time, streak }: RightAnswer): number {
  const left = Math.min(1, Math.max(0, 1 - elapsed / time));
  const share = SHARE_FOR_RIGHT + (1 - SHARE_FOR_RIGHT) * left;
  return Math.round(difficulty * FULL_POINTS * share) + (streak >= STREAK_FROM ? STREAK_BONUS : 0);
}
