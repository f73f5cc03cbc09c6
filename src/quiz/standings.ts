import type { Game, Player } from './game.ts';

/** A line of the table of points. */
export interface Standing {
  /** From 1; equal points share a rank and the next ranks are left out: 1, 1, 3. */
  readonly rank: number;
  readonly person: string;
  readonly name: string;
  readonly points: number;
  readonly right: number;
}

/** Standings are shown after every so many questions. */
const SHOWN_EVERY = 5;

/** The table of points, best first; those with equal points in the order they came into the game. */
export function standingsOf(players: readonly Player[]): Standing[] {
  const sorted = players.toSorted((a, b) => b.points - a.points);
  return sorted.map(({ person, name, points, right }) => ({
    rank: 1 + sorted.findIndex((other) => other.points === points),
    person,
    name,
    points,
    right,
  }));
}

/** Whether the reveal of the round shows the standings too; after the last question the end does. */
export function showsStandings({ round, questions, skipped }: Game): boolean {
  return !skipped && (round + 1) % SHOWN_EVERY === 0 && round + 1 < questions.length;
}
