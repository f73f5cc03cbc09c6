import type { Aside, Fact, Language } from '../knowledge/pack.ts';
import type { ForeignWriting } from './scripts.ts';

/** A fact that may be meant, with the calibrated probability that it is, 0..1. */
export interface Candidate {
  readonly fact: Fact;
  readonly confidence: number;
}

/** How a question was understood. */
export type Verdict =
  | {
      readonly decision: 'answer';
      readonly fact: Fact;
      readonly confidence: number;
      /** The next best facts, for "related questions". */
      readonly others: readonly Candidate[];
    }
  | { readonly decision: 'suggest'; readonly suggestions: readonly Candidate[]; readonly confidence: number }
  | {
      readonly decision: 'decline';
      readonly reason: 'out-of-scope' | 'near-topic' | 'small-talk' | 'empty';
      /** What is known about the near topic or said to small talk. */
      readonly aside?: Aside;
      /** Highest probability that any fact was meant. */
      readonly confidence: number;
    };

/** A verdict with what is needed to reply to it and to understand the next question. */
export interface Understanding {
  /** The part of the message this is about. */
  readonly question: string;
  readonly verdict: Verdict;
  /** The language to reply in. */
  readonly language: Language;
  /** The question came in a language that nobody curates answers for. */
  readonly foreign?: ForeignWriting;
  /** The question as completed from the one before, if it points back at that: what the next one may follow from. */
  readonly completedAs?: string;
  /** Why; only where asked for. */
  readonly trace?: Trace;
}

/** What the matcher saw, for `--explain`. */
export interface Trace {
  readonly reading: string;
  readonly words: readonly {
    readonly word: string;
    readonly known: boolean;
    readonly corrections: readonly string[];
  }[];
  readonly entities: readonly string[];
  readonly concepts: readonly string[];
  readonly languages: Readonly<Record<string, number>>;
  readonly candidates: readonly {
    readonly id: string;
    readonly confidence: number;
    readonly phrasing: string;
    readonly missing: readonly string[];
    readonly evidence: Readonly<Record<string, number>>;
  }[];
  /** What speaks for no fact being meant. */
  readonly none: Readonly<Record<string, number>>;
  readonly rule: string;
}
