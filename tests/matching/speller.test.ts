import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpeller } from '../../src/matching/speller.ts';

const WORDS = {
  kasachstan: 5,
  mitglied: 9,
  mitglieder: 4,
  armenien: 3,
  what: 7,
  want: 1,
  vertrag: 2,
  договор: 2,
  кто: 3,
  nato: 1,
};
const speller = createSpeller(new Map(Object.entries(WORDS)));
const corrected = (word: string) => speller.corrections(word).map((correction) => correction.word);

describe('the speller', () => {
  it.each([
    ['a missing letter', 'kasachtan', 'kasachstan'],
    ['a doubled letter', 'armennien', 'armenien'],
    ['a wrong letter', 'mitglyed', 'mitglied'],
    ['swapped letters', 'waht', 'what'],
    ['two edits in a long word', 'kasachtsan', 'kasachstan'],
    ['the first letter', 'asachstan', 'kasachstan'],
    ['the last letter', 'vertrak', 'vertrag'],
    ['Russian in Latin letters', 'dogovor', 'договор'],
    ['a short question word', 'kto', 'кто'],
    ['a short function word', 'wan', 'wann'],
  ])('mends %s', (_, typed, word) => expect(corrected(typed)[0]).toBe(word));

  it.each(['mitglied', 'xy', 'nat0', '1992', 'x'.repeat(200), 'zugspitze', ''])('leaves %j alone', (word) =>
    expect(corrected(word)).toEqual([]),
  );

  it('prefers the more frequent of two words that are equally near', () =>
    expect(corrected('mitgliede')).toEqual(['mitglied', 'mitglieder']));

  it('finds every word again after one swap of neighbours', () => {
    const long = Object.keys(WORDS).filter((word) => word.length >= 6);
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.nat(), (word, random) => {
        const at = random % (word.length - 1);
        const typed = word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
        expect(speller.knows(typed) ? [word] : corrected(typed)).toContain(word);
      }),
    );
  });
});
