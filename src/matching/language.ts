import type { Language, Pack } from '../knowledge/pack.ts';
import { memoise } from './memoise.ts';
import type { Tokeniser } from './normalise.ts';

/** Says in which of the pack's languages a text is written. */
export interface LanguageGuesser {
  /**
   * Probability of each language; they sum to 1.
   * @param words normalised words without names and terms
   * @param all all words: the names and terms among them are alike in many languages and count less, unless there is nothing else
   * @param text as typed: its ä or ß, which normalising takes away, tell a language too
   */
  guess(words: readonly string[], all: readonly string[], text: string): Record<Language, number>;
}

/** What was learnt about the languages; plain data. */
export interface LanguageModel {
  readonly languages: readonly Language[];
  /** How often each language has a feature, in the order of `languages`. */
  readonly counts: ReadonlyMap<string, readonly number[]>;
  /** Words read of each language. */
  readonly totals: readonly number[];
}

/** Letters at the end of a word that tell languages apart when the word itself is unknown. */
const ENDING_LENGTHS = [1, 2, 3];
/** No single word decides alone. */
const MAX_LOG_ODDS = 5;
/** What a name or term counts beside other words. */
const NAME_WEIGHT = 0.3;
/** Words of questions whose votes are kept ready. */
const REMEMBERED_WORDS = 10_000;

/**
 * Learns from the pack's own texts which words, beginnings and endings belong to which language (naive Bayes). A library would need
 * longer texts than chat questions are, and would guess languages nobody can be answered in.
 */
export function learnLanguages(pack: Pack, tokenise: Tokeniser): LanguageModel {
  const counts = new Map<string, number[]>();
  const totals = pack.languages.map(() => 0);
  const count = (feature: string, index: number, times: number): void => {
    let row = counts.get(feature);
    if (!row) counts.set(feature, (row = pack.languages.map(() => 0)));
    row[index]! += times;
  };
  pack.languages.forEach((language, index) => {
    const texts = [...pack.facts, ...pack.asides].flatMap(({ wordings }) => {
      const wording = wordings[language]!;
      return [...wording.phrasings, 'answer' in wording ? `${wording.question} ${wording.answer}` : wording.reply];
    });
    const words = new Map<string, number>();
    for (const text of [...texts, ...(pack.decoys[language] ?? [])]) {
      for (const word of tokenise(text)) words.set(word, (words.get(word) ?? 0) + 1);
      for (const letter of markedLetters(text)) count(letter, index, 1);
    }
    for (const [word, times] of words) {
      totals[index]! += times;
      for (const feature of featuresOf(word)) count(feature, index, times);
    }
  });
  return { languages: pack.languages, counts, totals };
}

/** Guesses by what was learnt. */
export function createLanguageGuesser({ languages, counts, totals }: LanguageModel): LanguageGuesser {
  /** How far features speak for each language, 0 for the likeliest and less for the others; empty if all are unknown. */
  const votesOf = (features: readonly string[]): readonly number[] => {
    const rows = features.map((feature) => counts.get(feature)).filter((row) => row !== undefined);
    if (rows.length === 0) return [];
    const votes = languages.map((_, index) =>
      rows.reduce((sum, row) => sum + Math.log((row[index]! + 0.05) / (totals[index]! + 1)), 0),
    );
    const best = Math.max(...votes);
    return votes.map((vote) => Math.max(vote - best, -MAX_LOG_ODDS));
  };
  const votesOfWord = memoise((word) => {
    const [whole, ...parts] = featuresOf(word);
    return votesOf(counts.has(whole!) ? [whole!] : parts);
  }, REMEMBERED_WORDS);

  return {
    guess(words, all, text) {
      const logs = languages.map(() => 0);
      const hear = (votes: readonly number[], weight: number): void =>
        votes.forEach((vote, index) => (logs[index]! += weight * vote));
      const plain = new Set(words);
      const nameWeight = words.some((word) => counts.has(`w:${word}`)) ? NAME_WEIGHT : 1;
      for (const word of new Set([...words, ...all])) hear(votesOfWord(word), plain.has(word) ? 1 : nameWeight);
      for (const letter of markedLetters(text)) hear(votesOf([letter]), 1);
      const best = Math.max(...logs);
      const odds = logs.map((log) => Math.exp(log - best));
      const sum = odds.reduce((total, value) => total + value, 0);
      return Object.fromEntries(languages.map((language, index) => [language, odds[index]! / sum]));
    },
  };
}

/** The word itself first, then its endings and its alphabet. */
function featuresOf(word: string): string[] {
  const alphabet = /\p{Script=Cyrillic}/u.test(word)
    ? 's:cyrillic'
    : /\p{Script=Latin}/u.test(word)
      ? 's:latin'
      : 's:other';
  return [
    `w:${word}`,
    alphabet,
    ...ENDING_LENGTHS.filter((length) => length < word.length).map((length) => `e:${word.slice(-length)}`),
  ];
}

/** The different Latin letters with marks of a text, such as ä or ß. */
function markedLetters(text: string): string[] {
  const letters =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[^\p{ASCII}\P{Script=Latin}]/gu) ?? [];
  return [...new Set(letters)].map((letter) => `l:${letter}`);
}
