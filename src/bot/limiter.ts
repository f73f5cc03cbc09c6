import { createRecent } from './recent.ts';

/** Whether something may be done: `tell` once in a window that it may not, and keep `silent` after that. */
export type Permit =
  { readonly kind: 'granted' | 'silent' } | { readonly kind: 'tell'; /** ms */ readonly wait: number };

/** Allows each key so much in a window of time. */
export interface Limiter {
  /** @param now ms; not before that of the last call */
  take(key: string, now: number): Permit;
}

/** Keys remembered; more at once than this would be an attack, which forgets the oldest windows. */
const CAPACITY = 50_000;

/**
 * A limiter with fixed windows that begin with the first use. (The library for limits reads the clock itself and so could not be
 * tested with ours.)
 * @param allowed times in a window
 * @param window ms
 */
export function createLimiter(allowed: number, window: number): Limiter {
  const windows = createRecent<{ readonly from: number; count: number }>(CAPACITY, window);
  return {
    take(key, now) {
      const current = windows.get(key, now);
      if (!current || now - current.from >= window) {
        windows.set(key, { from: now, count: 1 }, now);
        return { kind: 'granted' };
      }
      current.count++;
      if (current.count <= allowed) return { kind: 'granted' };
      return current.count === allowed + 1 ? { kind: 'tell', wait: current.from + window - now } : { kind: 'silent' };
    },
  };
}
