import { deleteOldest } from '../knowledge/delete-oldest.ts';

/** Part of the results that are forgotten together. */
const FORGOTTEN = 0.1;

/**
 * The function with a memory of its results; when it is full, the oldest tenth is forgotten.
 * @param limit how many results are kept
 */
export function memoise<T>(compute: (key: string) => T, limit: number): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    let result = known.get(key);
    if (result === undefined) {
      result = compute(key);
      if (known.size >= limit) deleteOldest(known, limit * FORGOTTEN);
      known.set(key, result);
    }
    return result;
  };
}
