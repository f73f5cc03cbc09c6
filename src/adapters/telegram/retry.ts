import { setTimeout as sleep } from 'node:timers/promises';
import { HttpError, type Transformer } from 'grammy';
import type { ApiError } from 'grammy/types';
import type { Counters } from '../../bot/counters.ts';
import { isUnread } from '../unread.ts';
import type { Logger } from './telegram.ts';

/** How calls are repeated. */
export interface RetryOptions {
  readonly log: Logger;
  readonly counters: Pick<Counters, 'rateLimited'>;
  /** Ends the waiting: the bot stops. */
  readonly stopped: AbortSignal;
  /** ms before the second try; doubles with each further one. */
  readonly firstDelay: number;
}

const MAX_TRIES = 6;
/** Telegram never asks for more than some minutes; a longer wait would be somebody else's answer. */
const MAX_WAIT_SECONDS = 600;
/** Calls that add a message each time they are made. All others (edits, answers to presses, commands …) come to the same made twice. */
const ADDS = /^(?:send|copy|forward)/;
const GATEWAY_TIMEOUT = 504;

/**
 * Waits where Telegram asks to wait (429) and repeats what failed on the way or in Telegram (5xx), with growing pauses. What Telegram
 * refuses is not repeated. Polling is left to the runner, which repeats for ever.
 *
 * The Bot API knows no key by which it would recognise a call that comes twice. A message is therefore not sent again when the first
 * try may stand in the chat already: the connection was closed or nothing came back after the call had gone out, a gateway gave up
 * waiting (504), or the API's server was stopped meanwhile ("request aborted"). Then a question may stay without an answer, and can be
 * asked again; nothing is posted twice.
 *
 * After any other 5xx a message is sent again. A 500 of the Bot API passes on that Telegram has refused the message: between the API's
 * server and Telegram every message has a number of its own, so that what was lost on that way is repeated there and the answer tells
 * what came of it. 502 and 503 come from the gateway before the API's server, when that did not take the call.
 */
export function createRetry({ log, counters, stopped, firstDelay }: RetryOptions): Transformer {
  return async (previous, method, payload, signal) => {
    if (method === 'getUpdates') return previous(method, payload, signal);
    for (let tries = 1, delay = firstDelay; ;) {
      const isLast = tries >= MAX_TRIES || stopped.aborted;
      const result = await previous(method, payload, signal).catch((error: unknown) => {
        if (isLast || !(error instanceof HttpError) || !mayRepeat(method, error)) throw error;
        return undefined;
      });
      const wait = result?.ok === false ? result.parameters?.retry_after : undefined;
      if (result?.ok === false && result.error_code === 429) counters.rateLimited('telegram');
      if (result?.ok || (result && wait === undefined && (isLast || !isPassing(method, result)))) return result;
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

function mayRepeat(method: string, { error }: HttpError): boolean {
  return !ADDS.test(method) || isUnread(error);
}

/** Whether an error of Telegram's is one that passes, and did not come after a message may have been taken. */
function isPassing(method: string, { error_code: code, description }: ApiError): boolean {
  const isUncertain = code === GATEWAY_TIMEOUT || /request aborted/i.test(description);
  return code >= 500 && !(isUncertain && ADDS.test(method));
}
