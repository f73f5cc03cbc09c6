import Fuse, { type IFuseOptions } from 'fuse.js';
import { boundedDistance } from './distance.ts';
import { GLUE, QUESTION_WORDS } from './function-words.ts';
import { memoise } from './memoise.ts';
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

/** The known words of one length with the letters each has, as bits. */
interface Band {
  readonly words: readonly string[];
  readonly letters: Int32Array;
}

/**
 * Builds a speller over a vocabulary. fuse.js searches the words that have nearly the length and the letters of the unknown one; of what
 * it finds the exact edit distance decides, then frequency. Lookups are cached (up to 5,000 words).
 * @param vocabulary known words with how often each occurs
 */
export function createSpeller(vocabulary: ReadonlyMap<string, number>): Speller {
  const searchable = [...vocabulary.keys()].filter((word) => word.length >= SHORT && !/\d/.test(word));
  const bands = new Map<number, Band>();
  for (const [length, words] of Map.groupBy(searchable, (word) => word.length)) {
    bands.set(length, { words, letters: Int32Array.from(words, lettersOf) });
  }

  /** Known words that may be at most `edits` away: one edit changes at most two letters. */
  const similar = (word: string, edits: number): string[] => {
    const own = lettersOf(word);
    const found: string[] = [];
    for (let length = word.length - edits; length <= word.length + edits; length++) {
      const band = bands.get(length);
      if (!band) continue;
      const { words, letters } = band;
      for (let at = 0; at < letters.length; at++) {
        if (bitCount(letters[at]! ^ own) <= 2 * edits) found.push(words[at]!);
      }
    }
    return found;
  };

  const search = (word: string): readonly Correction[] => {
    if (word.length > MAX_WORD_LENGTH || /\d/.test(word)) return [];
    const short = word.length === SHORT ? shortCorrection(word) : [];
    if (short.length > 0) return short;
    const russian = fromLatin(word);
    if (russian !== word && vocabulary.has(russian)) return [{ word: russian, distance: 1, weight: 1 }];
    for (let distance = 1; distance <= allowedEdits(word.length); distance++) {
      const found = new Fuse(similar(word, distance), OPTIONS)
        .search(word)
        .filter(({ item }) => boundedDistance(word, item, distance) === distance);
      if (found.length > 0) {
        return found
          .map(({ item }) => item)
          .toSorted((a, b) => vocabulary.get(b)! - vocabulary.get(a)! || (a < b ? -1 : 1))
          .slice(0, MAX_CORRECTIONS)
          .map((known) => ({ word: known, distance, weight: WEIGHTS[distance]! }));
      }
    }
    return [];
  };

  const remembered = memoise(search, CACHE_SIZE);
  return {
    knows: (word) => vocabulary.has(word),
    corrections: (word) => (vocabulary.has(word) ? [] : remembered(word)),
  };
}

/** A bit for each letter of a word; letters of different alphabets may share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Source: Warren, "Hacker's Delight" (2nd edition, 2012), section 5-1. */
function bitCount(bits: number): number {
  let sums = bits - ((bits >>> 1) & 0x55555555);
  sums = (sums & 0x33333333) + ((sums >>> 2) & 0x33333333);
  return Math.imul((sums + (sums >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
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
