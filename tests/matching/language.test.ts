import { beforeAll, expect, it } from 'vitest';
import { createLanguageGuesser, learnLanguages, type LanguageGuesser } from '../../src/matching/language.ts';
import { createTokeniser, normalise, wordsOf } from '../../src/matching/normalise.ts';
import { defaultPack } from '../support/pack.ts';

let guesser: LanguageGuesser;
beforeAll(async () => {
  const { pack } = await defaultPack();
  guesser = createLanguageGuesser(learnLanguages(pack, createTokeniser()));
});

const guess = (text: string) => {
  const words = wordsOf(normalise(text));
  return guesser.guess(words, words, text);
};

it.each([
  ['wer hat das denn unterschrieben', 'de'],
  ['who signed it though', 'en'],
  ['кто это подписал', 'ru'],
  ['abkommen', 'de'],
  ['agreement', 'en'],
])('%s is %s', (text, language) => {
  const odds = guess(text);
  expect(Object.values(odds).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
  expect(odds[language]).toBeGreaterThan(0.9);
});

it('hears names and terms beside other words, but less', () => {
  const words = ['war'];
  const odds = guesser.guess(words, ['kyrgyz', 'tajik', 'war', 'deaths'], '');
  expect(odds.en).toBeGreaterThan(odds.de!);
  expect(odds.en).toBeLessThan(guess('kyrgyz tajik deaths').en!);
});

it('takes a letter that one language alone has for a sign of it', () => {
  expect(guesser.guess([], [], 'Ä').de).toBeGreaterThan(0.9);
  expect(guesser.guess([], [], 'A').de).toBeCloseTo(1 / 3);
});

it('knows nothing about no words', () => expect(guess('')).toEqual({ de: 1 / 3, en: 1 / 3, ru: 1 / 3 }));
