import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedDistance } from '../../src/matching/distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'д'), maxLength: 8 });

describe('boundedDistance', () => {
  it.each([
    ['article', 'article', 0],
    ['article', 'artcle', 1],
    ['article', 'aritcle', 1],
    ['article', 'arrticle', 1],
    ['member', 'mumbor', 2],
    ['одкб', 'окдб', 1],
    ['abc', 'xyz', 3],
  ])('%s and %s are at most 2 apart by %i edits', (a, b, edits) => {
    expect(boundedDistance(a, b, 2)).toBe(Math.min(edits, 3));
  });

  it('is symmetric, zero only for equal words, and respects the limit', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        const distance = boundedDistance(a, b, limit);
        expect(distance).toBe(boundedDistance(b, a, limit));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(limit + 1);
        expect(distance).toBe(Math.min(boundedDistance(a, b, 20), limit + 1));
      }),
    );
  });
});
