import type { Language, PerLanguage } from '../pack.ts';
import type { Neighbour, Records, State, StateName } from '../records.ts';
import type { Values } from './fill.ts';
import type { Format } from './format.ts';

/** What rows are made of. */
export interface Material {
  readonly languages: readonly Language[];
  readonly records: Records;
  /** As-of date of the pack: nothing is said about later days. */
  readonly asOf: string;
  readonly formats: ReadonlyMap<Language, Format>;
}

/** One thing that a template makes a fact of. */
export interface Row {
  /** Tells the rows of one kind apart; empty where there is only one. */
  readonly key: string;
  readonly values: PerLanguage<Values>;
  readonly sources: readonly string[];
  readonly asOf: string;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | null | undefined;
  readonly related: readonly string[];
}

/** Further ways to ask for a fact that there already is. */
export interface PhrasingRow {
  /** Hand-written fact, or kind and key of the row whose fact is meant. */
  readonly fact: string | { readonly rows: string; readonly key: string };
  readonly values: PerLanguage<Values>;
}

/** One thing that a template makes a quiz question of. */
export interface QuizRow {
  readonly key: string;
  readonly values: PerLanguage<Values>;
  readonly answers: PerLanguage<{ answer: string; distractors: string[]; accept: readonly string[] }>;
  /** Hand-written fact, or kind and key of the row whose fact is meant. */
  readonly fact: PhrasingRow['fact'];
  readonly sources: readonly string[];
}

/** Values for each language. */
export function inEach<T>(
  { languages, formats }: Material,
  make: (language: Language, format: Format) => T,
): PerLanguage<T> {
  return Object.fromEntries(languages.map((language) => [language, make(language, formats.get(language)!)]));
}

/** The state with an id; records are cross-checked before anything is made of them. */
export function stateOf({ records }: Material, id: string): State {
  return records.states.find((state) => state.id === id)!;
}

/** Names of the countries with these ISO codes, in a language's alphabetical order. */
export function namesOf(material: Material, codes: readonly string[], language: Language): StateName[] {
  const countries: readonly (State | Neighbour)[] = [...material.records.states, ...material.records.neighbours];
  const names = codes.map((code) => countries.find(({ iso }) => iso === code)!.names[language]!);
  return names.toSorted((one, other) => one.name.localeCompare(other.name, language));
}
