import type { Language } from '../knowledge/pack.ts';
import type { Verdict } from '../matching/verdict.ts';
import type { Platform } from './incoming.ts';
import type { Feedback } from './memory.ts';

/** What is counted for the operator: never a text, never who it was. */
export interface Counters {
  /** A question was understood. */
  question(verdict: Verdict, language: Language, platform: Platform): void;
  /** Somebody rated an answer or said that no suggestion was meant. */
  rating(kind: Feedback['kind'], platform: Platform): void;
  /** An interaction was acknowledged. @param age ms since it was made */
  acknowledged(age: number, platform: Platform): void;
  /** The platform asked to wait (429). */
  rateLimited(platform: Platform): void;
  /** A message or its change did not get through, for good. */
  sendFailed(reason: 'gone' | 'refused' | 'unreachable', platform: Platform): void;
}

/** Counts nothing. */
export const UNCOUNTED: Counters = {
  question: () => undefined,
  rating: () => undefined,
  acknowledged: () => undefined,
  rateLimited: () => undefined,
  sendFailed: () => undefined,
};
