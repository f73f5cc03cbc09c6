import { beforeAll, describe, expect, it } from 'vitest';
import { inStandard } from '../../src/matching/colloquial.ts';
import type { Matcher } from '../../src/matching/matcher.ts';
import { defaultPack } from '../support/pack.ts';

let matcher: Matcher;
beforeAll(async () => ({ matcher } = await defaultPack()));

describe('colloquial forms', () => {
  it('are read in standard spelling, one word as several if need be', () => {
    expect(inStandard(['hamse', 'scho', 'скока', 'whos'], () => false)).toEqual([
      'haben',
      'sie',
      'scho',
      'сколько',
      'who',
      'is',
    ]);
  });

  it('stay where the pack uses them itself', () =>
    expect(inStandard(['wat'], (word) => word === 'wat')).toEqual(['wat']));

  it.each([
    ['wat is die ovks', 'org-type'],
    ['isn armenien noch dabei', 'armenia-status-2026'],
    ['wann hamse die ovks gegründet', 'org-founding-decision'],
    ['whos in the csto', 'members-now'],
    ['wtf is csto', 'org-type'],
    ['y did uzbekistan leave', 'uz-2012-reasons'],
    ['скока солдат в одкб', 'force-total'],
    ['када создали одкб', 'org-founding-decision'],
    ['шо такое одкб', 'org-type'],
    ['кто щас генсек', 'sg-2026'],
  ])('%s', (question, fact) =>
    expect(matcher.ask(question)[0]!.verdict).toMatchObject({ decision: 'answer', fact: { id: fact } }),
  );
});
