import type { PerLanguage } from './pack.ts';

/** A name in one language, with what else the thing is called. */
export interface Name {
  /** As it stands in a list or on a button. */
  readonly name: string;
  readonly also: readonly string[];
}

/** A state's name with the forms that sentences need: `genitive` → "Armeniens". Which there are is up to the pack. */
export interface StateName extends Name {
  readonly official?: string | undefined;
  readonly forms: Readonly<Record<string, string>>;
}

/**
 * What a state is to the alliance: `party` to the treaty before there was an organisation, `member`, `frozen` (a member that takes no
 * part), `left`, `observer` (its parliament, in the Parliamentary Assembly), `never`.
 */
export const MEMBERSHIP_STATUSES = ['party', 'member', 'frozen', 'left', 'observer', 'never'] as const;

/** See {@link MEMBERSHIP_STATUSES}. */
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

/** A time in which a state's status was the same. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface MembershipInterval {
  readonly status: MembershipStatus;
  /** Absent where it has always been so. */
  readonly from?: string | undefined;
  /** Exclusive; `null`: no end documented. */
  readonly to: string | null;
  readonly sources: readonly string[];
  readonly note?: PerLanguage<string> | undefined;
}

/** A state the pack speaks of. */
export interface State {
  /** Also the id of its glossary term, where it has one. */
  readonly id: string;
  /** ISO 3166-1 alpha-2. */
  readonly iso: string;
  readonly names: PerLanguage<StateName>;
  readonly capital: PerLanguage<Name>;
  readonly capitalNote?: PerLanguage<string> | undefined;
  readonly population: { readonly value: number; readonly year: number };
  /** Square kilometres. */
  readonly area: number;
  /** What to know about the population and the area. */
  readonly sizeNote?: PerLanguage<string> | undefined;
  readonly forces?: { readonly year: number; readonly text: PerLanguage<string> } | undefined;
  /** ISO codes of the neighbours by land; absent where nobody needs them. */
  readonly borders?: readonly string[] | undefined;
  /** Sources of capital, figures and borders. */
  readonly sources: readonly string[];
  /** Date of these sources. */
  readonly asOf: string;
  /** Date on which the state signed the treaty. */
  readonly signed?: string | undefined;
  /** The fact that tells of its membership, written by hand or derived. */
  readonly fact: string;
  readonly membership: { readonly asOf: string; readonly intervals: readonly MembershipInterval[] };
}

/** A country that is only known as a neighbour. */
export interface Neighbour {
  readonly iso: string;
  readonly names: PerLanguage<StateName>;
}

/** A time in which a person or a state held an office. */
export interface OfficeTerm {
  /** State that holds the office or whose citizen does. */
  readonly state: string;
  readonly person?: PerLanguage<string> | undefined;
  /** Word for a term that was only for the time being; absent for a regular one. */
  readonly acting?: PerLanguage<string> | undefined;
  readonly from: string;
  readonly to: string | null;
  /** How people name the term, if not by its dates: "2008/09". */
  readonly years?: string | undefined;
  /** The hand-written fact that answers for this term. */
  readonly fact: string;
  readonly sources: readonly string[];
}

export interface Office {
  readonly id: string;
  readonly title: PerLanguage<string>;
  /** In the order of time. */
  readonly terms: readonly OfficeTerm[];
}

/** A military base of one state in another. */
export interface Base {
  readonly id: string;
  readonly name: PerLanguage<string>;
  readonly place: PerLanguage<string>;
  readonly state: string;
  readonly owner: string;
  /** Whether the forces of the organisation use it, too. */
  readonly shared: boolean;
  readonly from: string;
  /** Year to which the agreement runs. */
  readonly until: string;
  readonly asOf: string;
  readonly fact: string;
  readonly sources: readonly string[];
}

/** A series of exercises or operations. */
export interface Exercise {
  readonly id: string;
  readonly kind: 'exercise' | 'operation';
  readonly name: PerLanguage<string>;
  readonly also: PerLanguage<readonly string[]>;
  /** Whom it trains or what it is directed against. */
  readonly purpose: PerLanguage<string>;
  readonly asOf: string;
  readonly fact: string;
  readonly sources: readonly string[];
}

/** The structured part of a pack; each list may be empty. */
export interface Records {
  readonly states: readonly State[];
  readonly neighbours: readonly Neighbour[];
  readonly offices: readonly Office[];
  readonly bases: readonly Base[];
  readonly exercises: readonly Exercise[];
}

/** The last known status of a state. */
export function currentStatus({ membership }: State): MembershipInterval {
  return membership.intervals.at(-1)!;
}

/**
 * The status of a state on a day; absent before its first interval.
 * @param date `YYYY-MM-DD`; intervals known by month or year only begin and end with its first day
 */
export function statusOn({ membership }: State, date: string): MembershipInterval | undefined {
  return membership.intervals.find(({ from = '', to }) => from <= date && (to === null || date < to));
}
