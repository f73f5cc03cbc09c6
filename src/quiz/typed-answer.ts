import { NAMED_KINDS, type Pack, type QuizQuestion, type Term } from '../knowledge/pack.ts';
import { boundedDistance } from '../matching/distance.ts';
import { normalise, wordsOf } from '../matching/normalise.ts';
import { digitsFor } from '../matching/number-words.ts';

/** What a typed answer is: `close` means nearly right, so that another try is worth it. */
export type Judgement = 'right' | 'close' | 'wrong';

/** Judges what somebody typed as the answer to a question, in whichever language of the pack. */
export type JudgeTyped = (typed: string, question: Pick<QuizQuestion, 'wordings'>) => Judgement;

/** A text as far as it matters for answers. */
interface Reading {
  /** All letters, without spaces. */
  readonly letters: string;
  /** All numbers in their order, parted by spaces. */
  readonly numbers: string;
  readonly words: readonly string[];
}

/** Articles, and what joins two words as "&" does. */
const IDLE = new Set(
  'der die das den dem des ein eine einen einem einer eines und the a an and и'.split(' ').map(normalise),
);
/** 1 is also an article or a pronoun, so the core leaves it alone; in an answer it is a number. */
const ONE = new Set('eins one один одна одно'.split(' '));
/** Thousands that were written apart: "20 000". */
const THOUSANDS = /\b\d{1,3}(?: \d{3})+\b/g;

/** Longest names, in letters, that must be typed exactly, and with at most one edit; longer ones may have two. */
const EXACT = 4;
const ONE_EDIT = 6;
/** Edits beyond the allowed ones that still are nearly right. */
const CLOSE = 2;
/** Shortest word that tells an answer apart, in letters. */
const TELLING = 4;

/**
 * Makes the judge. Case, accents, ё, umlauts, articles, punctuation and spaces do not matter, numbers may be in words, and every
 * name counts that the question (`accept`) or the glossary has for the right answer in any language. Names of up to 4 letters must be
 * exact, 5–6 may have one edit, longer ones two; a number must be exact. What is nearer to another option, is the name of something
 * else, or lists several options is not right.
 */
export function createTypedJudge({ terms }: Pick<Pack, 'terms'>): JudgeTyped {
  const named = terms.filter(({ kind }) => (NAMED_KINDS as readonly string[]).includes(kind));
  const termsByName = new Map<string, Set<Term>>();
  for (const term of named) {
    for (const name of namesOf(term)) {
      const key = keyOf(read(name));
      termsByName.set(key, (termsByName.get(key) ?? new Set()).add(term));
    }
  }
  const termsCalled = (reading: Reading): ReadonlySet<Term> => termsByName.get(keyOf(reading)) ?? new Set();

  return (typed, { wordings }) => {
    const given = read(typed);
    if (given.words.length === 0) return 'wrong';
    const all = Object.values(wordings);
    const rightNames = all.flatMap(({ answer, accept }) => [answer, ...accept]).map(read);
    const wrongNames = all.flatMap(({ distractors }) => distractors).map(read);
    const rightTerms = new Set(rightNames.flatMap((name) => [...termsCalled(name)]));
    const wrongTerms = new Set(wrongNames.flatMap((name) => [...termsCalled(name)]));
    // Two options that are two names of one thing are told apart by the name alone.
    for (const term of rightTerms) if (wrongTerms.delete(term)) rightTerms.delete(term);
    const right = [...rightNames, ...[...rightTerms].flatMap(namesOf).map(read)];
    const wrong = [...wrongNames, ...[...wrongTerms].flatMap(namesOf).map(read)];

    const is = (name: Reading): boolean => keyOf(name) === keyOf(given);
    if (right.some(is)) return 'right';
    if (wrong.some(is)) return 'wrong';
    if (isOnlyNumber(given) && rightNames.some(({ numbers }) => numbers === given.numbers))
      return wrongNames.some(({ numbers }) => numbers === given.numbers) ? 'close' : 'right';
    // The exact name of something else is no slip of the finger.
    const other = [...termsCalled(given)];
    if (other.length > 0 && !other.some((term) => rightTerms.has(term))) return 'wrong';
    if (wrong.some((name) => contains(given.words, name.words))) return 'wrong';

    const excess = Math.min(...right.map((name) => edits(given, name) - allowed(name)));
    const nearest = Math.min(...right.map((name) => edits(given, name)));
    const nearestWrong = Math.min(...wrong.map((name) => edits(given, name)));
    const isNeighbour = nearestWrong < Infinity && nearestWrong <= nearest;
    if (excess <= 0) return isNeighbour ? 'close' : 'right';
    if (isNeighbour) return 'wrong';
    if (excess <= CLOSE || right.some((name) => isPart(given, name, wrong))) return 'close';
    return 'wrong';
  };
}

function read(text: string): Reading {
  const plain = wordsOf(normalise(text).replace(THOUSANDS, (digits) => digits.replaceAll(' ', '')));
  const meaning = plain.filter((word) => !IDLE.has(word));
  // An answer of idle words alone would otherwise be empty.
  const words = (meaning.length > 0 ? meaning : plain).map((word) => (ONE.has(word) ? '1' : digitsFor(word)));
  return {
    letters: words.filter((word) => !isNumber(word)).join(''),
    numbers: words.filter(isNumber).join(' '),
    words,
  };
}

function keyOf({ letters, numbers }: Reading): string {
  return `${letters} ${numbers}`;
}

function namesOf({ forms }: Term): string[] {
  return Object.values(forms).flatMap(({ canonical, also }) => [canonical, ...also]);
}

function allowed({ letters }: Reading): number {
  if (letters.length <= EXACT) return 0;
  return letters.length <= ONE_EDIT ? 1 : 2;
}

/** Edits from one to the other, as far as it matters; numbers are the same or the texts have nothing in common. */
function edits(given: Reading, name: Reading): number {
  if (given.numbers !== name.numbers) return Infinity;
  const limit = allowed(name) === 0 ? 0 : allowed(name) + CLOSE;
  const distance = boundedDistance(given.letters, name.letters, limit);
  return distance > limit ? Infinity : distance;
}

/** Whether the typed words are some of the name's or the other way round, with one that tells it apart from the wrong options. */
function isPart(given: Reading, name: Reading, wrong: readonly Reading[]): boolean {
  if (given.numbers !== name.numbers) return false;
  const [less, more] = given.words.length < name.words.length ? [given.words, name.words] : [name.words, given.words];
  const tells = (word: string): boolean =>
    !isNumber(word) && word.length >= TELLING && !wrong.some(({ words }) => words.includes(word));
  return less.every((word) => more.includes(word)) && less.some(tells);
}

/** Whether the words stand in the text one after the other. */
function contains(text: readonly string[], words: readonly string[]): boolean {
  return ` ${text.join(' ')} `.includes(` ${words.join(' ')} `);
}

function isOnlyNumber({ letters, numbers }: Reading): boolean {
  return letters === '' && numbers !== '';
}

function isNumber(word: string): boolean {
  return /^\p{N}/u.test(word);
}
