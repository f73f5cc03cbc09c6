import { memoise } from './memoise.ts';

/** Longest part of a question that is considered, in UTF-16 units; the rest is ignored. */
export const MAX_QUESTION_LENGTH = 500;

/** Texts whose form is kept ready: one question is looked at from several sides. */
const REMEMBERED = 200;

const LATIN_TWINS = 'aceopxykmthb';
const CYRILLIC_TWINS = 'асеорхукмтнв';

/**
 * Brings a text into the one form in which questions and phrasings are compared: lower case, words and numbers separated by
 * single spaces, no punctuation, no diacritics (й stays a letter of its own), ё as е, ß as ss.
 * Umlauts lose their dots, and so do written-out ones ("ae" as "a"): "Gründung", "Gruendung" and "Grundung" become one word,
 * on both sides of every comparison. Letters of the wrong alphabet inside a word are replaced by their twins (Latin "c" in "сcылка").
 * Idempotent; never throws.
 */
export const normalise = memoise(normaliseUntilStable, REMEMBERED);

function normaliseUntilStable(text: string): string {
  let current = text;
  // One pass is nearly always stable; exotic letters decompose into something new, so repeat until nothing changes.
  for (let pass = 0; pass < 4; pass++) {
    const next = normaliseOnce(current);
    if (next === current || PLAIN.test(next)) return next;
    current = next;
  }
  return current;
}

/** Nothing in such a text can change any more. */
const PLAIN = /^[a-z0-9а-я ]*$/;
/** Needs no decomposition: ASCII and the Russian alphabet without ё. */
const SIMPLE = /^[\0-\x7fа-я]*$/;

function normaliseOnce(text: string): string {
  let folded = text.normalize('NFKC').toLowerCase();
  if (folded.includes('.')) {
    folded = folded.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (letters) => `${letters.replaceAll('.', '')} `);
  }
  if (!SIMPLE.test(folded)) {
    folded = folded
      .normalize('NFD')
      .replace(/(и\u0306)|\p{M}+|\p{Cf}+/gu, (_, shortI: string | undefined) => (shortI ? 'й' : ''))
      .replaceAll('ß', 'ss');
  }
  const whole = folded.replace(/([aou])e+/g, '$1');
  // The same for most texts, in half the time.
  const words = whole.match(SIMPLE.test(whole) ? /[a-zа-я]+|[0-9]+/g : /\p{L}+|\p{N}+/gu) ?? [];
  const isMixed = /[a-z]/.test(whole) && /[а-я]/.test(whole);
  return (isMixed ? words.map(unmixScripts) : words).join(' ');
}

function unmixScripts(word: string): string {
  if (!/[a-z]/.test(word) || !/[а-я]/.test(word)) return word;
  const latin = word.match(/[a-z]/g)?.length ?? 0;
  const cyrillic = word.match(/[а-я]/g)?.length ?? 0;
  const [from, to] = latin > cyrillic ? [CYRILLIC_TWINS, LATIN_TWINS] : [LATIN_TWINS, CYRILLIC_TWINS];
  return word.replace(/./gu, (letter) => to[from.indexOf(letter)] ?? letter);
}

/** The words and numbers of a normalised text. */
export function wordsOf(normalised: string): string[] {
  return normalised === '' ? [] : normalised.split(' ');
}

/** Splits texts into normalised words. */
export type Tokeniser = (text: string) => readonly string[];

/** A tokeniser that remembers: while a pack is indexed, every text is read several times. */
export function createTokeniser(): Tokeniser {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    let words = known.get(text);
    if (!words) known.set(text, (words = wordsOf(normalise(text))));
    return words;
  };
}
