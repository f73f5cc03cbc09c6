import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Pack } from '../../src/knowledge/pack.ts';
import { previousOf, type Matcher } from '../../src/matching/matcher.ts';
import { defaultPack } from '../support/pack.ts';

let pack: Pack;
let matcher: Matcher;
beforeAll(async () => ({ pack, matcher } = await defaultPack()));

const factOf = (question: string): string | undefined => {
  const { verdict } = matcher.ask(question)[0]!;
  return verdict.decision === 'answer' ? verdict.fact.id : undefined;
};

describe('the matcher on the default pack', () => {
  it.each([
    ['Wer ist Mitglied der OVKS?', 'members-now', 'de'],
    ['kto vhodit v odkb', 'members-now', 'ru'],
    ['rnj d[jlbn d jlr,', 'members-now', 'ru'],
    ['what does artcle 4 say', 'treaty-art4', 'en'],
    ['Was steht in Artikel 5?', 'treaty-art5', 'de'],
  ])('%s', (question, fact, language) => {
    expect(factOf(question)).toBe(fact);
    expect(matcher.ask(question)[0]!.language).toBe(language);
  });

  it.each([
    'Wann wurde die NATO gegründet?',
    'How do I bake bread?',
    'Was steht in Artikel 99?',
    'какая погода в Москве',
  ])('does not answer: %s', (question) => expect(factOf(question)).toBeUndefined());

  it('understands follow-ups and two questions in one message', () => {
    const first = matcher.ask('Wer ist Mitglied der OVKS?')[0]!;
    const next = matcher.ask('Und Armenien?', { previous: previousOf(first) })[0]!;
    expect(next.verdict).toMatchObject({ decision: 'answer', fact: { id: 'armenia-status-2026' } });
    expect(matcher.ask('When was the CSTO founded and who are the members?')).toHaveLength(2);
  });

  it('finds the facts by their own questions', () => {
    let asked = 0;
    let found = 0;
    for (const fact of pack.facts) {
      for (const { question } of Object.values(fact.wordings)) {
        const { verdict } = matcher.ask(question)[0]!;
        const ids =
          verdict.decision === 'answer'
            ? [verdict.fact.id]
            : verdict.decision === 'suggest'
              ? verdict.suggestions.map((entry) => entry.fact.id)
              : [];
        asked++;
        if (ids.includes(fact.id)) found++;
      }
    }
    expect(found / asked).toBeGreaterThan(0.98);
  });

  it('never throws on any string', () => {
    const text = fc.oneof(
      { weight: 9, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4000 }) },
    );
    fc.assert(
      fc.property(text, (question) => void expect(matcher.ask(question).length).toBeGreaterThan(0)),
      { numRuns: 300 },
    );
  });
});
