import { statusOn, type MembershipStatus, type State } from '../records.ts';

/** A time in which the circle of states was the same. */
export interface Period {
  readonly from: string;
  /** Exclusive; `null` for the last one. */
  readonly to: string | null;
  /** States that belonged to the alliance, as parties to the treaty or members. */
  readonly states: readonly State[];
}

/** The statuses of those who belong to the alliance. */
export const INSIDE: ReadonlySet<MembershipStatus> = new Set<MembershipStatus>(['party', 'member', 'frozen']);

/** The times between comings and goings, from the first on. */
export function membershipPeriods(states: readonly State[]): Period[] {
  const dates = new Set<string>();
  for (const { membership } of states) {
    for (const { status, from, to } of membership.intervals) {
      if (!INSIDE.has(status)) continue;
      if (from) dates.add(from);
      if (to) dates.add(to);
    }
  }
  const cuts = [...dates].toSorted();
  const periods: Period[] = [];
  cuts.forEach((from, index) => {
    const inside = states.filter((state) => {
      const interval = statusOn(state, from);
      return interval !== undefined && INSIDE.has(interval.status);
    });
    const last = periods.at(-1);
    const to = cuts[index + 1] ?? null;
    if (last && sameStates(last.states, inside)) periods[periods.length - 1] = { ...last, to };
    else periods.push({ from, to, states: inside });
  });
  return periods;
}

function sameStates(one: readonly State[], other: readonly State[]): boolean {
  return one.length === other.length && one.every((state, index) => state === other[index]);
}
