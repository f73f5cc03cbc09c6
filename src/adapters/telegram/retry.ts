import { setTimeout as sleep } from 'node:timers/promises';
import { HttpError, type Transformer } from 'grammy';
import type { Logger } from './telegram.ts';

/** How calls are repeated. */
export interface RetryOptions {
  readonly log: Logger;
  /** Ends the waiting: the bot stops. */
  readonly stopped: AbortSignal;
  /** ms before the second try; doubles with each further one. */
  readonly firstDelay: number;
}

const MAX_TRIES = 6;
/** Telegram never asks for more than some minutes; a longer wait would be somebody else's answer. */
const MAX_WAIT_SECONDS = 600;

/**
 * Waits where Telegram asks to wait (429) and repeats what failed on the way or in Telegram (5xx), with growing pauses. What Telegram
 * refuses is not repeated. Polling is left to the runner, which repeats for ever.
 */
export function createRetry({ log, stopped, firstDelay }: RetryOptions): Transformer {
  return async (previous, method, payload, signal) => {
    if (method === 'getUpdates') return previous(method, payload, signal);
    for (let tries = 1, delay = firstDelay; ;) {
      const result = await previous(method, payload, signal).catch((error: unknown) => {
        if (!(error instanceof HttpError) || tries >= MAX_TRIES || stopped.aborted) throw error;
        return undefined;
      });
      const wait = result?.ok === false ? result.parameters?.retry_after : undefined;
      if (result && (result.ok || (wait === undefined && result.error_code < 500) || tries >= MAX_TRIES)) return result;
      if (wait !== undefined && wait > MAX_WAIT_SECONDS) return result!;
      log.warn({ method, tries, wait: wait ?? delay / 1000 }, 'telegram call is repeated');
      // Being told to wait is no failure: it does not use up a try.
      if (wait === undefined) {
        await sleep(delay, undefined, { signal: stopped });
        delay *= 2;
        tries++;
      } else await sleep(wait * 1000, undefined, { signal: stopped });
    }
  };
}
