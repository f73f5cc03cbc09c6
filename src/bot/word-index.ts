import { boundedDistance } from '../matching/distance.ts';
import { createSpeller } from '../matching/speller.ts';

/** Texts by the words in them, for searching while somebody types. Texts are named by their positions in the list that was indexed. */
export interface WordIndex {
  /** Texts that hold every one of the words, in their order; the last word may be unfinished. */
  holdingAll(words: readonly string[]): number[];
  /**
   * Texts that hold most of the words, however they are spelt, best first: each word counts the more the fewer texts hold it. The last
   * word may be unfinished.
   */
  holdingMost(words: readonly string[]): number[];
}

/** A word of the texts that a typed one may stand for. */
interface Reading {
  readonly word: string;
  /** How far it counts, 0..1. */
  readonly weight: number;
}

/** What a word counts that is spelt otherwise. */
const MISSPELT = 0.7;
/** Shorter beginnings of a word are like too many words; and few people mistype the first letter. */
const MIN_BEGINNING = 4;
/** What a word counts that no text holds: it may be another word for one that many do, so that a rare one beside it decides. */
const UNKNOWN = 2;
/** A text must hold this part of what was typed, by what the words count. */
const MOST = 0.5;

/** Indexes texts, each given as its normalised words. */
export function createWordIndex(texts: readonly (readonly string[])[]): WordIndex {
  const textsWith = new Map<string, number[]>();
  texts.forEach((words, text) => {
    for (const word of new Set(words)) {
      const found = textsWith.get(word);
      if (found) found.push(text);
      else textsWith.set(word, [text]);
    }
  });
  const sorted = [...textsWith.keys()].toSorted();
  const speller = createSpeller(new Map([...textsWith].map(([word, { length }]) => [word, length])));

  const beginningWith = (beginning: string): string[] =>
    sorted.slice(firstNotBefore(sorted, beginning), firstNotBefore(sorted, `${beginning}\uffff`));

  const holding = (words: readonly string[]): Set<number> =>
    new Set(words.flatMap((word) => textsWith.get(word) ?? []));

  /** The words a typed one may stand for: itself, words that begin with it, otherwise such as are spelt alike. */
  const readingsOf = (word: string, isUnfinished: boolean): Reading[] => {
    const exact = isUnfinished ? beginningWith(word) : textsWith.has(word) ? [word] : [];
    if (exact.length > 0) return exact.map((known) => ({ word: known, weight: 1 }));
    const alike = new Set(speller.corrections(word).map((correction) => correction.word));
    if (isUnfinished && word.length >= MIN_BEGINNING)
      for (const known of beginningWith(word[0]!))
        if (known.length > word.length && boundedDistance(word, known.slice(0, word.length), 1) === 1) alike.add(known);
    return [...alike].map((known) => ({ word: known, weight: MISSPELT }));
  };

  return {
    holdingAll(words) {
      const sets = words.map((word, index) => holding(index === words.length - 1 ? beginningWith(word) : [word]));
      const [smallest, ...others] = sets.toSorted((a, b) => a.size - b.size);
      return [...(smallest ?? [])].filter((text) => others.every((set) => set.has(text))).toSorted((a, b) => a - b);
    },

    holdingMost(words) {
      const sums = new Float64Array(texts.length);
      let all = 0;
      words.forEach((word, index) => {
        const readings = readingsOf(word, index === words.length - 1);
        const best = new Map<number, number>();
        for (const { word: known, weight } of readings)
          for (const text of textsWith.get(known) ?? []) best.set(text, Math.max(best.get(text) ?? 0, weight));
        const rarity = best.size === 0 ? UNKNOWN : Math.log(1 + texts.length / (1 + best.size));
        all += rarity;
        for (const [text, weight] of best) sums[text]! += rarity * weight;
      });
      return Array.from(sums.keys())
        .filter((text) => sums[text]! >= MOST * all)
        .toSorted((a, b) => sums[b]! - sums[a]! || a - b);
    },
  };
}

/** Position of the first word that does not come before `wanted`, by binary search. */
function firstNotBefore(sorted: readonly string[], wanted: string): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}
