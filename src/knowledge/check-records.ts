import type { Pack } from './pack.ts';
import type { PlaceOf, Problem } from './problems.ts';
import type { MembershipInterval, Office, OfficeTerm } from './records.ts';

/** The rules that go across the structured records: ids that must exist, times that must not overlap. */
export function checkRecords({ records, facts, sources }: Pack, placeOf: PlaceOf): Problem[] {
  const { states, neighbours, offices, bases, exercises } = records;
  const problems: Problem[] = [];
  const error = (entry: object, message: string) => problems.push({ level: 'error', ...placeOf(entry), message });

  const stateIds = new Set(states.map(({ id }) => id));
  const factIds = new Set(facts.map(({ id }) => id));
  const sourceIds = new Set(sources.map(({ id }) => id));
  const codes = new Set([...states, ...neighbours].map(({ iso }) => iso));

  const unique = (entries: readonly object[], keys: readonly string[], kind: string): void => {
    keys.forEach((key, index) => {
      if (keys.indexOf(key) < index) error(entries[index]!, `the ${kind} "${key}" is there twice: remove one`);
    });
  };
  unique(
    states,
    states.map(({ id }) => id),
    'state',
  );
  unique(
    [...states, ...neighbours],
    [...states, ...neighbours].map(({ iso }) => iso),
    'country code',
  );
  for (const [list, kind] of [
    [offices, 'office'],
    [bases, 'base'],
    [exercises, 'exercise'],
  ] as const) {
    unique(
      list,
      list.map(({ id }) => id),
      kind,
    );
  }
  const checkSources = (entry: object, where: string, ids: readonly string[]): void => {
    for (const id of ids) if (!sourceIds.has(id)) error(entry, `${where}: unknown source "${id}"`);
  };
  const checkFact = (entry: object, where: string, id: string): void => {
    if (!factIds.has(id)) error(entry, `${where}: no fact has the id "${id}"`);
  };
  const checkState = (entry: object, where: string, id: string): void => {
    if (!stateIds.has(id)) error(entry, `${where}: no state has the id "${id}"`);
  };

  for (const state of states) {
    const where = `state "${state.id}"`;
    checkSources(state, where, state.sources);
    for (const code of state.borders ?? []) {
      const other = states.find(({ iso }) => iso === code);
      if (!codes.has(code)) error(state, `${where}: borders: no country has the code "${code}": add it to neighbours`);
      else if (other?.borders && !other.borders.includes(state.iso)) {
        error(state, `${where}: borders: "${other.id}" does not have the border with it: mend one of them`);
      }
    }
    for (const interval of state.membership.intervals) checkSources(interval, where, interval.sources);
    for (const { entry, message } of intervalProblems(state.membership.intervals)) {
      error(entry, `${where}: membership: ${message}`);
    }
  }
  for (const office of offices) {
    const where = `office "${office.id}"`;
    for (const term of office.terms) {
      checkState(term, where, term.state);
      checkFact(term, where, term.fact);
      checkSources(term, where, term.sources);
    }
    for (const { entry, message } of termProblems(office)) error(entry, `${where}: ${message}`);
  }
  for (const base of bases) {
    const where = `base "${base.id}"`;
    checkState(base, where, base.state);
    checkState(base, where, base.owner);
    checkFact(base, where, base.fact);
    checkSources(base, where, base.sources);
    if (base.until < base.from) error(base, `${where}: until is before from`);
  }
  for (const exercise of exercises) {
    checkFact(exercise, `exercise "${exercise.id}"`, exercise.fact);
    checkSources(exercise, `exercise "${exercise.id}"`, exercise.sources);
  }
  return problems;
}

interface Found {
  readonly entry: object;
  readonly message: string;
}

function intervalProblems(intervals: readonly MembershipInterval[]): Found[] {
  return intervals.flatMap((entry, index): Found[] => {
    const { from, to, status } = entry;
    const next = intervals[index + 1];
    const name = `"${status}"${from ? ` from ${from}` : ''}`;
    const found = (message: string): Found[] => [{ entry, message }];
    if (from && to && to <= from) return found(`${name} ends before it begins`);
    if (!from && index > 0) return found(`${name} has no beginning: only the first may lack one`);
    if (!next) return to === null ? [] : found(`${name} ends, but nothing follows: say what the state has been since`);
    if (to === null) return found(`${name} does not end, but "${next.status}" follows: give it an end`);
    if (next.from && next.from < to) return found(`${name} overlaps "${next.status}" from ${next.from}`);
    if (next.from && next.from > to) return found(`after ${name} nothing is said for ${to} to ${next.from}`);
    return [];
  });
}

function termProblems({ terms }: Office): Found[] {
  const nameOf = ({ state, from }: OfficeTerm): string => `the term of "${state}" from ${from}`;
  return terms.flatMap((entry, index): Found[] => {
    const next = terms[index + 1];
    const found = (message: string): Found[] => [{ entry, message }];
    if (entry.to && before(entry.to, entry.from)) return found(`${nameOf(entry)} ends before it begins`);
    if (!next) return [];
    if (before(next.from, entry.from)) {
      return found(`${nameOf(next)} comes after a later one: put the terms in the order of time`);
    }
    if (entry.to === null || before(next.from, entry.to)) return found(`${nameOf(entry)} overlaps ${nameOf(next)}`);
    return [];
  });
}

/** Whether a date is certainly before another; dates of different exactness are compared as far as both go. */
function before(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}
