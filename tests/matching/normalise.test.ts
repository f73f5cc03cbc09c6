import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/matching/normalise.ts';

describe('normalise', () => {
  it.each([
    ['Gründung', 'grundung'],
    ['Gruendung', 'grundung'],
    ['GRÜNDUNG!', 'grundung'],
    ['Weißrußland', 'weissrussland'],
    ['Weissrussland', 'weissrussland'],
    ['Учредительный договор — ОДКБ?', 'учредительный договор одкб'],
    ['ещё', 'еще'],
    ['й', 'й'],
    ['C.S.T.O. members', 'csto members'],
    ['Artikel4', 'artikel 4'],
    ['Kassym-Jomart', 'kassym jomart'],
    ['ОДКБ с латинской cтраной', 'одкб с латинской страной'],
    ['z\u0336a\u0336l\u0336g\u0336o\u0336', 'zalgo'],
    ['\u200bOVKS\u202e', 'ovks'],
    ['ＯＶＫＳ', 'ovks'],
    ['', ''],
    ['😀 🚀', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });
});
