import { describe, expect, it } from 'vitest';
import { compoundParts } from '../../src/matching/compounds.ts';

const KNOWN = new Set(['grundung', 'jahr', 'mitglied', 'mitglieder', 'liste', 'staaten', 'vertrag', 'text', 'ende']);
const split = (word: string) => compoundParts(word, (candidate) => KNOWN.has(candidate));

describe('German compounds', () => {
  it.each([
    ['grundungsjahr', ['grundung', 'jahr']],
    ['mitgliederliste', ['mitglieder', 'liste']],
    ['vertragstext', ['vertrag', 'text']],
  ])('%s → %j', (word, parts) => expect(split(word)).toEqual(parts));

  it.each(['jahr', 'vertragsbruch', 'мирныйдоговор', 'jahrbuch1992', ''])('%j stays whole', (word) =>
    expect(split(word)).toEqual([word]),
  );
});
