import { currentStatus, type State, type StateName } from '../records.ts';
import { INSIDE, membershipPeriods } from './periods.ts';
import { inEach, namesOf, type Material, type Row } from './row.ts';

/** Each state's capital. */
export function capital(material: Material): Row[] {
  return material.records.states.map((state) => ({
    ...figures(state),
    values: inEach(material, (language) => ({
      state: [state.names[language]!],
      capital: state.capital[language]!.name,
      capitalNote: state.capitalNote?.[language] ?? '',
    })),
  }));
}

/** Population and area of the states that are or were in the alliance. */
export function size(material: Material): Row[] {
  return material.records.states.filter(wasInside).map((state) => ({
    ...figures(state),
    values: inEach(material, (language, format) => ({
      state: [state.names[language]!],
      population: format.rounded(state.population.value),
      populationYear: String(state.population.year),
      area: format.number(state.area),
      sizeNote: state.sizeNote?.[language] ?? '',
    })),
  }));
}

/** The armed forces of the states that give a figure. */
export function forces(material: Material): Row[] {
  return material.records.states
    .filter((state) => state.forces)
    .map((state) => ({
      ...figures(state),
      values: inEach(material, (language) => ({
        state: [state.names[language]!],
        forces: state.forces!.text[language]!,
        forcesYear: String(state.forces!.year),
      })),
    }));
}

/** States with at least one member and one other country beside them. */
export function neighbours(material: Material): Row[] {
  return bordering(material, (members, others) => members.length > 0 && others.length > 0);
}

/** Members without another member beside them. */
export function neighboursNone(material: Material): Row[] {
  const members = new Set(currentMembers(material).map(({ id }) => id));
  return bordering(material, (beside) => beside.length === 0).filter(({ key }) => members.has(key));
}

function bordering(
  material: Material,
  fits: (members: readonly string[], others: readonly string[]) => boolean,
): Row[] {
  const memberCodes = new Set(currentMembers(material).map(({ iso }) => iso));
  return material.records.states.flatMap((state) => {
    if (!state.borders) return [];
    const members = state.borders.filter((iso) => memberCodes.has(iso));
    const others = state.borders.filter((iso) => !memberCodes.has(iso));
    if (!fits(members, others)) return [];
    const values = inEach(material, (language) => ({
      state: [state.names[language]!],
      members: namesOf(material, members, language),
      others: namesOf(material, others, language),
    }));
    return [{ ...figures(state), values }];
  });
}

/** States that signed the treaty and have been in the alliance ever since. */
export function member(material: Material): Row[] {
  return material.records.states.flatMap((state) => {
    const [first, second] = state.membership.intervals;
    const last = currentStatus(state);
    if (last.status !== 'member' || last !== second || first?.status !== 'party' || !state.signed) return [];
    const values = inEach(material, (language, format) => ({
      state: [state.names[language]!],
      signed: format.date(state.signed!),
      inForce: format.date(first.from!),
      memberSince: format.date(last.from!),
      asOf: format.month(state.membership.asOf),
    }));
    return [{ ...standing(state), validFrom: last.from, validTo: last.to, values }];
  });
}

/** States that only observe. */
export function observer(material: Material): Row[] {
  return material.records.states.flatMap((state) => {
    const { status, from, note } = currentStatus(state);
    if (status !== 'observer') return [];
    const values = inEach(material, (language, format) => ({
      state: [state.names[language]!],
      since: format.date(from!),
      note: note?.[language] ?? '',
      asOf: format.month(state.membership.asOf),
    }));
    return [{ ...standing(state), validFrom: from, values }];
  });
}

/** The circle of states in each time that is over. */
export function membersPeriod(material: Material): Row[] {
  return periodRows(material).filter(({ validTo }) => validTo !== null);
}

/** The circle of states in the time that goes on. */
export function membersPeriodOpen(material: Material): Row[] {
  return periodRows(material).filter(({ validTo }) => validTo === null);
}

function periodRows(material: Material): Row[] {
  return membershipPeriods(material.records.states).map(({ from, to, states }) => ({
    key: from.slice(0, 4),
    values: inEach(material, (language, format) => ({
      from: format.date(from),
      fromYear: from.slice(0, 4),
      to: to ? format.date(to) : '',
      toYear: to?.slice(0, 4) ?? '',
      states: states
        .map(({ names }): StateName => names[language]!)
        .toSorted((a, b) => a.name.localeCompare(b.name, language)),
      asOf: format.month(material.asOf),
    })),
    sources: [...new Set(states.flatMap((state) => sourcesFor(state, from, to)))],
    asOf: to ?? material.asOf,
    validFrom: from,
    validTo: to,
    related: [],
  }));
}

/** The members in the order of their population. */
export function populationRanking(material: Material): Row[] {
  return ranking(material, ({ population }) => population.value, 'rounded');
}

/** The members in the order of their area. */
export function areaRanking(material: Material): Row[] {
  return ranking(material, ({ area }) => area, 'number');
}

function ranking(material: Material, valueOf: (state: State) => number, style: 'rounded' | 'number'): Row[] {
  const members = currentMembers(material).toSorted((one, other) => valueOf(other) - valueOf(one));
  if (members.length < 2) return [];
  const values = inEach(material, (language, format) => ({
    largest: [members[0]!.names[language]!],
    smallest: [members.at(-1)!.names[language]!],
    ranking: format.list(members.map((state) => `${state.names[language]!.name} (${format[style](valueOf(state))})`)),
    asOf: format.month(material.asOf),
  }));
  return [{ ...figures(members[0]!), key: '', values }];
}

/** The capitals of all members. */
export function capitals(material: Material): Row[] {
  const members = currentMembers(material);
  if (members.length === 0) return [];
  const values = inEach(material, (language, format) => ({
    capitals: format.list(
      members
        .map(({ names, capital: city }) => `${city[language]!.name} (${names[language]!.name})`)
        .toSorted((a, b) => a.localeCompare(b, language)),
    ),
  }));
  return [{ ...figures(members[0]!), key: '', values }];
}

/** Those that are members now, frozen or not. */
export function currentMembers({ records }: Material): State[] {
  return records.states.filter((state) => ['member', 'frozen'].includes(currentStatus(state).status));
}

/** Sources of what a state was in a period. */
function sourcesFor({ membership }: State, start: string, end: string | null): readonly string[] {
  const overlapping = membership.intervals.filter(
    ({ status, from = '', to }) => INSIDE.has(status) && (end === null || from < end) && (to === null || to > start),
  );
  return overlapping.flatMap(({ sources }) => sources);
}

function wasInside({ membership }: State): boolean {
  return membership.intervals.some(({ status }) => INSIDE.has(status));
}

function figures({ id, sources, asOf }: State): Pick<Row, 'key' | 'sources' | 'asOf' | 'related'> {
  return { key: id, sources, asOf, related: [] };
}

function standing({ id, membership }: State): Pick<Row, 'key' | 'sources' | 'asOf' | 'related'> {
  const sources = [...new Set(membership.intervals.flatMap((interval) => interval.sources))];
  return { key: id, sources, asOf: membership.asOf, related: [] };
}
