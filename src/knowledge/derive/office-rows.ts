import type { Language } from '../pack.ts';
import type { Office, OfficeTerm } from '../records.ts';
import { inEach, stateOf, type Material, type PhrasingRow, type Row } from './row.ts';
import { membershipPeriods } from './periods.ts';

const CHAIR = 'chair';
const SECRETARY_GENERAL = 'secretary-general';
/** A fact with more related ones than this offers too many buttons. */
const MAX_RELATED = 4;

/** The terms of an office, earliest first; none where the pack has no such office. */
export function termsOf({ records }: Material, office: typeof CHAIR | typeof SECRETARY_GENERAL): Office['terms'] {
  return records.offices.find(({ id }) => id === office)?.terms ?? [];
}

/** When each state had the chair. */
export function chairYears(material: Material): Row[] {
  const terms = termsOf(material, CHAIR);
  return material.records.states.flatMap((state) => {
    const own = terms.filter((term) => term.state === state.id);
    if (own.length === 0) return [];
    const values = inEach(material, (language, format) => ({
      state: [state.names[language]!],
      years: format.list(own.map(yearsOf)),
      first: yearsOf(terms[0]!),
      asOf: format.month(material.asOf),
    }));
    return [
      {
        key: state.id,
        values,
        sources: [...new Set(own.flatMap(({ sources }) => sources))],
        asOf: material.asOf,
        related: own
          .toReversed()
          .slice(0, MAX_RELATED)
          .map(({ fact }) => fact),
      },
    ];
  });
}

/** Years in which one Secretary General followed another. */
export function secretaryGeneralChange(material: Material): Row[] {
  const terms = termsOf(material, SECRETARY_GENERAL);
  return yearsUpTo(material, terms).flatMap((year) => {
    const [first, second, ...more] = holdersIn(terms, year);
    if (!first || !second || more.length > 0) return [];
    const values = inEach(material, (language, format) => ({
      year,
      first: personOf(first, language),
      firstState: [stateOf(material, first.state).names[language]!],
      firstTo: format.date(first.to!),
      second: personOf(second, language),
      secondState: [stateOf(material, second.state).names[language]!],
    }));
    const sources = [...new Set([...first.sources, ...second.sources])];
    const related = [...new Set([first.fact, second.fact])];
    return [{ key: year, values, sources, asOf: second.from, validFrom: year, validTo: year, related }];
  });
}

/** Each year that one Secretary General had alone, as a way to ask for the fact on the term. */
export function secretaryGeneralYear(material: Material): PhrasingRow[] {
  const terms = termsOf(material, SECRETARY_GENERAL);
  return yearsUpTo(material, terms).flatMap((year) => {
    const holders = holdersIn(terms, year);
    return holders.length === 1 ? [{ fact: holders[0]!.fact, values: inEach(material, () => ({ year })) }] : [];
  });
}

/** Each year in which the circle of states stayed the same, as a way to ask for the fact on that time. */
export function membersYear(material: Material): PhrasingRow[] {
  return membershipPeriods(material.records.states).flatMap(({ from, to }) => {
    const first = Number(from.slice(0, 4)) + 1;
    const last = to ? Number(to.slice(0, 4)) - 1 : Number(material.asOf.slice(0, 4));
    const fact = { rows: to ? 'members-period' : 'members-period-open', key: from.slice(0, 4) };
    return years(first, last).map((year) => ({ fact, values: inEach(material, () => ({ year })) }));
  });
}

/** The name of an office holder, with the word for one who only acts. */
export function personOf({ person, acting }: OfficeTerm, language: Language): string {
  const name = person?.[language] ?? '';
  return acting ? `${name} (${acting[language]!})` : name;
}

function yearsOf({ years: named, from }: OfficeTerm): string {
  return named ?? from.slice(0, 4);
}

function yearsUpTo({ asOf }: Material, terms: readonly OfficeTerm[]): string[] {
  return terms.length === 0 ? [] : years(Number(terms[0]!.from.slice(0, 4)), Number(asOf.slice(0, 4)));
}

function years(first: number, last: number): string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String(first + index));
}

function holdersIn(terms: readonly OfficeTerm[], year: string): OfficeTerm[] {
  return terms.filter(({ from, to }) => from.slice(0, 4) <= year && (to === null || to.slice(0, 4) >= year));
}
