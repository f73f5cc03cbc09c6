import type { Fact, Pack, Source } from './pack.ts';
import { perObject } from './per-object.ts';

interface Index {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly sources: ReadonlyMap<string, Source>;
}

/** Every answer looks up a dozen entries. */
const indexOf = perObject(({ facts, sources }: Pack): Index => ({ facts: byId(facts), sources: byId(sources) }));

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
