/**
 * Takes some of the candidates in an order that looks like chance but is the same at every start, so that a pack always makes the same
 * questions. Source of the mixing: Fowler, Noll, Vo, FNV-1a hash, 32 bit.
 * @param seed what the choice is for; another seed gives another choice
 */
export function choose<T>(candidates: readonly T[], count: number, seed: string, keyOf: (candidate: T) => string): T[] {
  return candidates
    .map((candidate) => ({ candidate, rank: fnv1a(`${seed} ${keyOf(candidate)}`) }))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
