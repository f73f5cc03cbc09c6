import type { Fact, Pack } from '../knowledge/pack.ts';

/**
 * The facts worth offering to who does not yet know what to ask: the members, then the first fact of each topic, the second of each …
 * Curators put what matters most first; facts made of records, such as capitals, come last.
 */
export function popularFacts(pack: Pack): Fact[] {
  const first = pack.facts.filter(({ id }) => id === pack.shortcuts.members);
  const columns = pack.topics.map(({ id }) => pack.facts.filter(({ topic }) => topic === id));
  const rows = Math.max(0, ...columns.map(({ length }) => length));
  const others = Array.from({ length: rows }, (_, row) =>
    columns.flatMap((column) => column.slice(row, row + 1)),
  ).flat();
  const isDerived = ({ derived }: Fact): boolean => derived === true;
  return [...new Set([...first, ...others.filter((fact) => !isDerived(fact)), ...others.filter(isDerived)])];
}
