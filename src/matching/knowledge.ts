import type { Pack } from '../knowledge/pack.ts';
import type { RemoteMatcher } from './matcher.ts';

/** A pack and the matcher on it. */
export interface Knowledge {
  readonly pack: Pack;
  readonly matcher: RemoteMatcher;
}

/**
 * Gives the knowledge in use. It is replaced as a whole when the pack is loaded again: ask anew for each thing that comes in, and only
 * once while working on it.
 */
export type CurrentKnowledge = () => Knowledge;

/** Makes something of the knowledge in use when it is asked for, and anew when that has been replaced. */
export function derived<T>(current: CurrentKnowledge, make: (knowledge: Knowledge) => T): () => T {
  let last: { readonly of: Knowledge; readonly value: T } | undefined;
  return () => {
    const knowledge = current();
    if (last?.of !== knowledge) last = { of: knowledge, value: make(knowledge) };
    return last.value;
  };
}
