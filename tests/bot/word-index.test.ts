import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordIndex } from '../../src/bot/word-index.ts';

const TEXTS = [
  'who are the members',
  'when was the treaty signed',
  'members of the parliament',
  'who signed the treaty',
];
const index = createWordIndex(TEXTS.map((text) => text.split(' ')));
const texts = (found: readonly number[]) => found.map((at) => TEXTS[at]);

describe('an index of words', () => {
  it('finds texts that hold every word, in any order; the last may be unfinished', () => {
    expect(texts(index.holdingAll(['members']))).toEqual([TEXTS[0], TEXTS[2]]);
    expect(texts(index.holdingAll(['treaty', 'who', 'sig']))).toEqual([TEXTS[3]]);
    expect(index.holdingAll(['sig', 'treaty'])).toEqual([]);
    expect(index.holdingAll([])).toEqual([]);
  });

  it('finds texts that hold most words however they are spelt, the rarer words first', () => {
    expect(texts(index.holdingMost(['membrs', 'of', 'parliament']))[0]).toBe(TEXTS[2]);
    expect(texts(index.holdingMost(['the', 'parlaim']))).toEqual([TEXTS[2]]);
    expect(texts(index.holdingMost(['who', 'signde', 'treaty']))[0]).toBe(TEXTS[3]);
    expect(index.holdingMost(['xyzzy', 'plugh'])).toEqual([]);
  });

  it('finds the same as looking through all texts', () => {
    const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'bc', 'ca');
    const words = fc.array(word, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), words, (all, typed) => {
        const isIn = (text: readonly string[]) =>
          typed.every((part, at) => text.some((one) => (at < typed.length - 1 ? one === part : one.startsWith(part))));
        expect(createWordIndex(all).holdingAll(typed)).toEqual(
          all.flatMap((text, position) => (isIn(text) ? [position] : [])),
        );
      }),
    );
  });
});
