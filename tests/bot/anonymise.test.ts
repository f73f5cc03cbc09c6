import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anonymise, MAX_KEPT_QUESTION } from '../../src/bot/anonymise.ts';

it.for([
  ['mail ann.lee+bot@example.org please', 'mail … please'],
  ['почта анна@пример.рф', 'почта …'],
  ['<@123456789012345678> or <#1234567> and <:smile:12345678>', '… or … and …'],
  ['ask @ann_lee or t.me/annlee', 'ask … or …'],
  ['see https://example.org/u/ann?id=1 and www.example.org', 'see … and …'],
  ['call +49 (170) 123-45-67 or 8 800 555 35 35', 'call … or …'],
  ['What happened on 15.05.1992 and in 2022?', 'What happened on … and in 2022?'],
  ['Was steht in Artikel 4?', 'Was steht in Artikel 4?'],
])('%j', ([question, kept]) => {
  expect(anonymise(question!)).toBe(kept);
});

it('keeps at most 300 characters, never half a character, and quickly whatever it gets', () => {
  expect(anonymise(`${'a'.repeat(MAX_KEPT_QUESTION - 1)}😀`)).toHaveLength(MAX_KEPT_QUESTION);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) => {
      const kept = anonymise(text);
      expect(kept.length).toBeLessThanOrEqual(MAX_KEPT_QUESTION);
      expect(kept.isWellFormed()).toBe(true);
    }),
  );
  for (const text of ['a'.repeat(4000), '1 '.repeat(2000), '.'.repeat(4000), '@'.repeat(4000), '<'.repeat(4000)])
    expect(anonymise(text).length).toBeLessThanOrEqual(MAX_KEPT_QUESTION);
});
