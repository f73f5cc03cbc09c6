import type { Fact, Pack, Source } from './pack.ts';

interface Index {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly sources: ReadonlyMap<string, Source>;
}

/** Packs never change, and every answer looks up a dozen entries. */
const indexes = new WeakMap<Pack, Index>();

function indexOf(pack: Pack): Index {
  let index = indexes.get(pack);
  if (!index) {
    index = { facts: byId(pack.facts), sources: byId(pack.sources) };
    indexes.set(pack, index);
  }
  return index;
}

/** The fact with an id; undefined if the pack has none, as with the buttons of an older pack. */
export function factById(pack: Pack, id: string | undefined): Fact | undefined {
  return id === undefined ? undefined : indexOf(pack).facts.get(id);
}

/** The source with an id that stands in the pack. */
export function sourceById(pack: Pack, id: string): Source {
  return indexOf(pack).sources.get(id)!;
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
