import type { Language, Pack } from '../../src/knowledge/pack.ts';
import { misspell } from '../matching/misspell.ts';
import { quantile } from '../quantile.ts';

/** Steps through the facts that meet each of them before any comes again: a prime beside their number. */
const STRIDE = 7919;
/** Letters of a question that has only been begun. */
const BEGUN = 3;

/** What somebody has typed so far, by what it is like. */
const KINDS: Readonly<Record<string, (question: string, index: number) => string>> = {
  nothing: () => '',
  'a few letters': (question, index) => question.slice(0, 1 + (index % BEGUN)),
  'half a question': (question) => question.slice(0, question.length / 2),
  'a long text': (question) => `${question} ${question}`,
  'half a question, mistyped': (question) => misspellAll(question).slice(0, question.length / 2),
  'a question, mistyped': misspellAll,
};

/** One text to be completed. */
export interface Typed {
  readonly kind: string;
  readonly language: Language;
  readonly text: string;
}

/** So many texts of each kind in each language, all from different questions, the kinds and languages by turns. */
export function typedTexts({ facts, languages }: Pack, each: number): Typed[] {
  return Array.from({ length: each }, (_, index) =>
    languages.flatMap((language) => {
      const { question, phrasings } = facts[(index * STRIDE) % facts.length]!.wordings[language]!;
      const all = [question, ...phrasings];
      return Object.entries(KINDS).map(([kind, make]) => ({
        kind,
        language,
        text: make(all[index % all.length]!, index),
      }));
    }),
  ).flat();
}

/** What was measured, as a table: a row for each kind and language, and one for all. */
export function typingTable(measured: readonly { readonly typed: Typed; readonly ms: number }[]): object {
  const row = (times: readonly number[]): object => ({
    'p50 ms': quantile(times, 0.5).toFixed(2),
    'p99 ms': quantile(times, 0.99).toFixed(2),
    'longest ms': Math.max(...times).toFixed(2),
  });
  const groups = Map.groupBy(measured, ({ typed: { kind, language } }) => `${kind} (${language})`);
  return Object.fromEntries(
    [...groups, ['all', measured] as const].map(([name, group]) => [name, row(group.map(({ ms }) => ms))]),
  );
}

function misspellAll(text: string): string {
  return text
    .split(' ')
    .map((word) => misspell(word))
    .join(' ');
}
