import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { Piscina } from 'piscina';
import type { Picture, Pictures } from '../bot/picture.ts';

/** How pictures are drawn. */
export interface PicturesOptions {
  /** ms a picture may take, waiting for others included; then it is given up. */
  readonly timeout?: number;
  /** Module whose default export draws a picture, as a PNG. */
  readonly worker?: string;
}

/** Pictures with the thread that draws them. */
export interface DrawnPictures extends Pictures {
  /** Ends the thread. */
  stop(): Promise<void>;
}

/** People wait for a picture, but not longer than this, in ms; the first map of a process takes a second or two. */
const TIMEOUT = 5_000;
/** Pictures that may wait for the thread; more are turned away. */
const MAX_WAITING = 32;
/** Bytes of drawn pictures kept for those who ask for the same. */
const MAX_KEPT = 32 * 1024 * 1024;

/** Draws in a thread of its own, one picture after the other, and keeps what was drawn by its content. */
export function createPictures({ timeout = TIMEOUT, worker }: PicturesOptions = {}): DrawnPictures {
  const pool = new Piscina<Picture, Uint8Array>({
    filename: worker ?? join(import.meta.dirname, 'worker.ts'),
    minThreads: 0,
    maxThreads: 1,
    maxQueue: MAX_WAITING,
    idleTimeout: Infinity,
  });
  const kept = new LRUCache<string, Uint8Array, { readonly picture: Picture }>({
    maxSize: MAX_KEPT,
    sizeCalculation: (png) => png.length,
    // Those who ask for a picture that is being drawn wait for the same one.
    fetchMethod: (_key, _stale, { context }) => pool.run(context.picture, { signal: AbortSignal.timeout(timeout) }),
  });
  return {
    draw: (picture) => kept.forceFetch(JSON.stringify(picture), { context: { picture } }),
    stop: () => pool.destroy(),
  };
}
