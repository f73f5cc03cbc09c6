import type { Language } from '../knowledge/pack.ts';
import type { Counters } from './counters.ts';
import { personKey, type Person } from './incoming.ts';
import type { Feedback, Memory } from './memory.ts';
import { createRecent } from './recent.ts';

/** Ratings of one person are counted once in this time, in ms: a day. */
const ONCE_IN = 24 * 60 * 60 * 1000;
const CAPACITY = 20_000;

/** Takes what people say about answers; of the person only that they have said it, for a day, in working memory. */
export type TakeFeedback = (
  what: Pick<Feedback, 'kind' | 'subject'>,
  by: Person,
  language: Language,
  now: number,
) => Promise<void>;

/** @returns a function that rejects when the memory does */
export function createFeedback(memory: Memory, counters: Pick<Counters, 'rating'>): TakeFeedback {
  const given = createRecent<true>(CAPACITY, ONCE_IN);
  return async ({ kind, subject }, by, language, now) => {
    const key = [personKey(by), kind, subject].join('|');
    if (given.get(key, now)) return;
    given.set(key, true, now);
    counters.rating(kind, by.platform);
    await memory.addFeedback({ kind, ...(subject !== undefined && { subject }), language, at: now });
  };
}
