import Fuse, { type IFuseOptions } from 'fuse.js';
import { boundedDistance } from './distance.ts';
import { GLUE, QUESTION_WORDS } from './function-words.ts';
import { fromLatin } from './scripts.ts';

/** A known word that an unknown one may stand for. */
export interface Correction {
  readonly word: string;
  /** Edits between the two, 1 or 2. */
  readonly distance: number;
  /** How far the correction counts, 0..1. */
  readonly weight: number;
}

/** Maps unknown words to known ones. */
export interface Speller {
  knows(word: string): boolean;
  /** At most two known words nearest to an unknown one; empty for a known word, a number or a short word. */
  corrections(word: string): readonly Correction[];
}

const OPTIONS: IFuseOptions<string> = { threshold: 0.6, distance: 8, isCaseSensitive: true, shouldSort: false };
const WEIGHTS = [1, 0.9, 0.7];
const MAX_CORRECTIONS = 2;
const CACHE_SIZE = 5000;
/** Words longer than this are not searched: nobody mistypes one word of this length, and the cost grows with it. */
const MAX_WORD_LENGTH = 32;
/** Length of words that are only corrected to function words, question words first. */
const SHORT = 3;
const SHORT_WORDS = [...QUESTION_WORDS, ...GLUE].filter((word) => word.length === SHORT || word.length === SHORT + 1);

/** Edits allowed in a word of a length: none below 4 letters (but see below), one from 4, two from 8. */
function allowedEdits(length: number): 0 | 1 | 2 {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * Builds a speller over a vocabulary. fuse.js finds the candidates among the words of nearly the same length; the exact edit
 * distance decides, then frequency. Lookups are cached (up to 5,000 words).
 * @param vocabulary known words with how often each occurs
 */
export function createSpeller(vocabulary: ReadonlyMap<string, number>): Speller {
  const bands = new Map<string, string[]>();
  for (const word of vocabulary.keys()) {
    if (word.length < 3 || /\d/.test(word)) continue;
    for (const band of bandsOf(word, word.length)) {
      const words = bands.get(band);
      if (words) words.push(word);
      else bands.set(band, [word]);
    }
  }
  // Most bands are never asked for.
  const searchers = new Map<string, Fuse<string>>();
  const searcherOf = (band: string): Fuse<string> | undefined => {
    let searcher = searchers.get(band);
    const words = bands.get(band);
    if (!searcher && words) searchers.set(band, (searcher = new Fuse(words, OPTIONS)));
    return searcher;
  };
  const cache = new Map<string, readonly Correction[]>();

  const search = (word: string): readonly Correction[] => {
    if (word.length > MAX_WORD_LENGTH || /\d/.test(word)) return [];
    const short = word.length === SHORT ? shortCorrection(word) : [];
    if (short.length > 0) return short;
    const russian = fromLatin(word);
    if (russian !== word && vocabulary.has(russian)) return [{ word: russian, distance: 1, weight: 1 }];
    const limit = allowedEdits(word.length);
    if (limit === 0) return [];
    let nearest = limit as number;
    let found: { word: string; distance: number }[] = [];
    for (let length = word.length - limit; length <= word.length + limit; length++) {
      for (const band of bandsOf(word, length)) {
        for (const { item } of searcherOf(band)?.search(word) ?? []) {
          const distance = boundedDistance(word, item, nearest);
          if (distance > nearest || found.some((other) => other.word === item)) continue;
          if (distance < nearest) found = [];
          nearest = distance;
          found.push({ word: item, distance });
        }
      }
    }
    return found
      .toSorted((a, b) => vocabulary.get(b.word)! - vocabulary.get(a.word)! || (a.word < b.word ? -1 : 1))
      .slice(0, MAX_CORRECTIONS)
      .map(({ word: known, distance }) => ({ word: known, distance, weight: WEIGHTS[distance]! }));
  };

  return {
    knows: (word) => vocabulary.has(word),
    corrections(word) {
      if (vocabulary.has(word)) return [];
      let result = cache.get(word);
      if (!result) {
        result = search(word);
        if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value!);
        cache.set(word, result);
      }
      return result;
    },
  };
}

/** A mistyped question word or article: "wan", "teh", "waz". Other short words have too many neighbours to guess. */
function shortCorrection(word: string): readonly Correction[] {
  const near = SHORT_WORDS.filter((known) => known[0] === word[0] && boundedDistance(word, known, 1) === 1);
  const sharedBeginning = (known: string) => Array.from(word).findIndex((letter, at) => known[at] !== letter) >>> 0;
  return near
    .toSorted((a, b) => sharedBeginning(b) - sharedBeginning(a))
    .slice(0, 1)
    .map((known) => ({ word: known, distance: 1, weight: WEIGHTS[1]! }));
}

/**
 * The groups in which a word is looked for: words of one length that share its first two letters, its last two, or its first and
 * its last. One edit leaves one of these pairs whole and two edits hardly ever break all; small groups keep fuse.js fast.
 */
function bandsOf(word: string, length: number): string[] {
  return [`${length}^${word.slice(0, 2)}`, `${length}$${word.slice(-2)}`, `${length}~${word[0]}${word.at(-1)}`];
}
