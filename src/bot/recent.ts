import { deleteOldest } from '../knowledge/delete-oldest.ts';

/** Values remembered for a while in working memory, the oldest forgotten first when there are too many. */
export interface Recent<V> {
  /** The value, unless it is older than the lifetime. */
  get(key: string, now: number): V | undefined;
  set(key: string, value: V, now: number): void;
  delete(key: string): void;
  /** Forgets every value whose key is like this. */
  forget(like: (key: string) => boolean): void;
}

/** Part of the values that are forgotten together. */
const FORGOTTEN = 0.1;

/**
 * Makes an empty one.
 * @param capacity most values kept; when there are more, the oldest tenth is forgotten
 * @param lifetime ms
 */
export function createRecent<V>(capacity: number, lifetime: number): Recent<V> {
  // A Map keeps the order of insertion; what is set again moves to the end.
  const entries = new Map<string, { readonly value: V; readonly at: number }>();
  return {
    get(key, now) {
      const entry = entries.get(key);
      return entry && now - entry.at <= lifetime ? entry.value : undefined;
    },
    set(key, value, now) {
      entries.delete(key);
      entries.set(key, { value, at: now });
      if (entries.size > capacity) deleteOldest(entries, capacity * FORGOTTEN);
    },
    delete: (key) => void entries.delete(key),
    forget(like) {
      for (const key of entries.keys()) if (like(key)) entries.delete(key);
    },
  };
}
