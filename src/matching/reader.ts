import { inStandard } from './colloquial.ts';
import { compoundParts } from './compounds.ts';
import type { Entities, Gazetteer } from './entities.ts';
import { withoutFillers } from './function-words.ts';
import type { FeatureInput, WeightedWord } from './features.ts';
import { toCurated } from './neighbour-languages.ts';
import { MAX_QUESTION_LENGTH, normalise, wordsOf } from './normalise.ts';
import { foreignWriting, otherReadings, type ForeignWriting } from './scripts.ts';
import type { Speller } from './speller.ts';

/** A question as the matcher reads it. */
export interface Reading extends FeatureInput {
  /** All words, fillers included, as typed (after a change of keyboard or alphabet). */
  readonly allWords: readonly string[];
  /** The words that count, with what unknown ones may stand for. */
  readonly words: readonly WeightedWord[];
  /** The words that count, corrected. */
  readonly corrected: readonly string[];
  readonly entities: Entities;
  readonly concepts: ReadonlySet<string>;
  readonly foreign: ForeignWriting | undefined;
}

/** A different reading must make this much more of the text known, or the text stays as it is. */
const READING_GAIN = 0.3;
/** And at least this much of it. */
const READING_MINIMUM = 0.5;
/** Armenian marks of questions and stress stand inside words. */
const IN_WORD_MARKS = /[\u055a-\u055f]/g;

/**
 * Reads a question: the likeliest alphabet and keyboard, fillers dropped, unknown words spelled, named things found.
 * @param text as typed; only the first 500 characters count
 */
export function readQuestion(text: string, speller: Speller, gazetteer: Gazetteer): Reading {
  const typed = text.slice(0, MAX_QUESTION_LENGTH);
  const foreign = foreignWriting(typed);
  const allWords = foreign
    ? toCurated(wordsOf(normalise(typed.replace(IN_WORD_MARKS, ''))), foreign)
    : likeliestWords(typed, speller);
  const kept = withoutFillers(allWords).flatMap((word) =>
    speller.knows(word) || speller.corrections(word).length > 0 ? word : compoundParts(word, speller.knows),
  );
  const found = gazetteer.find(kept);
  const named = new Set(
    found.mentions.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, offset) => from + offset)),
  );
  const words = kept.map((word, index) => ({ word, corrections: named.has(index) ? [] : speller.corrections(word) }));
  const corrected = words.map(({ word, corrections }) => corrections[0]?.word ?? word);
  const entities = words.some(({ corrections }) => corrections.length > 0) ? gazetteer.find(corrected) : found;
  return { allWords, words, corrected, entities, concepts: entities.concepts, foreign };
}

/**
 * Reads a phrasing of the pack: no spelling, no other alphabets.
 * @param allWords its normalised words
 */
export function readPhrasing(
  allWords: readonly string[],
  gazetteer: Gazetteer,
): FeatureInput & { readonly named: ReadonlySet<string> } {
  const words = withoutFillers(allWords);
  const { concepts, named } = gazetteer.find(words);
  return { words: words.map((word) => ({ word, corrections: [] })), concepts, named };
}

function likeliestWords(text: string, speller: Speller): string[] {
  const read = (reading: string): string[] => inStandard(wordsOf(normalise(reading)), speller.knows);
  const asTyped = read(text);
  const before = knownShare(asTyped, speller);
  if (before >= 1 - READING_GAIN) return asTyped;
  let best = { words: asTyped, share: Math.max(before + READING_GAIN, READING_MINIMUM) };
  for (const other of otherReadings(text)) {
    const words = read(other);
    const share = knownShare(words, speller);
    if (share >= best.share) best = { words, share };
  }
  return best.words;
}

/** Share of the letters that stand in known words; a word known but for a typo counts half. */
function knownShare(words: readonly string[], speller: Speller): number {
  let all = 0;
  let known = 0;
  for (const word of words) {
    all += word.length;
    if (speller.knows(word)) known += word.length;
    else if (word.length > 4 && speller.corrections(word).length > 0) known += word.length / 2;
  }
  return all === 0 ? 1 : known / all;
}
