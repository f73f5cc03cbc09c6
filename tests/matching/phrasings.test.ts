import { beforeAll, describe, expect, it } from 'vitest';
import type { Pack } from '../../src/knowledge/pack.ts';
import { createMatcher, type AskOptions, type Matcher } from '../../src/matching/matcher.ts';
import { exactPhrasing, understandExactly, phrasingsIn } from '../../src/matching/phrasings.ts';
import { defaultPack } from '../support/pack.ts';

let pack: Pack;
let matcher: Matcher;
beforeAll(async () => {
  ({ pack, matcher } = await defaultPack());
});

const answered = (question: string, options: AskOptions = {}) =>
  matcher
    .ask(question, options)
    .map(({ verdict }) => (verdict.decision === 'answer' ? verdict.fact.id : verdict.decision));

it('every way the pack asks for a fact gets that fact, whatever was asked before', () => {
  const before = pack.facts.filter((_, index) => index % 61 === 0);
  const missed: string[] = [];
  for (const language of pack.languages) {
    for (const { question, phrasings } of pack.facts.map(({ wordings }) => wordings[language]!)) {
      for (const [index, text] of [question, ...phrasings].entries()) {
        const phrasing = exactPhrasing(text, pack);
        if (!phrasing) continue;
        const fact = before[index % before.length]!;
        const previous = { question: fact.wordings[language]!.question, fact, language };
        const [found, ...more] = matcher.ask(text, { languageHint: language, previous });
        const { verdict } = found!;
        if (
          verdict.decision !== 'answer' ||
          verdict.fact !== phrasing.fact ||
          found!.language !== language ||
          more.length
        )
          missed.push(`${language}: ${text}`);
      }
    }
  }
  expect(missed).toEqual([]);
});

it('of all phrasings no more than a few have no fact of their own', () => {
  const without = pack.languages.flatMap((language) =>
    phrasingsIn(pack, language).filter(({ text }) => exactPhrasing(text, pack) === undefined),
  );
  // The names of the subject, and what is the same in two languages.
  expect(without.length).toBeLessThan(20);
  expect(without.filter(({ isQuestion }) => isQuestion)).toEqual([]);
});

describe('a question of the pack', () => {
  it('is known whatever its case, accents and punctuation', () => {
    expect(answered('WAS IST DAS SEKRETARIAT DER OVKS – und wie werden seine Stellen verteilt')).toEqual([
      'body-secretariat',
    ]);
    expect(answered('чем занимается объединенный штаб одкб и когда он создан')).toEqual(['body-joint-staff']);
  });

  it('may hold an "and when"; typed otherwise, it is two', () => {
    expect(answered('What does the CSTO Joint Staff do, and when was it created?')).toEqual(['body-joint-staff']);
    expect(matcher.ask('What does the Joint Staff of the CSTO do, and when was it created?')).toHaveLength(2);
  });

  it('does not follow from what was asked before', () => {
    const fact = pack.facts.find(({ id }) => id === 'treaty-art6')!;
    const previous = { question: 'Was steht in Artikel 6?', fact, language: 'de' };
    expect(answered('Welche Kritik gibt es an der OVKS?', { previous })).toEqual(['criticism-overview']);
  });

  it('is replied to in the language that was chosen, or else in its own', () => {
    const question = 'Was ist das Sekretariat der OVKS, und wie werden seine Stellen verteilt?';
    const languageOf = (options: AskOptions) => matcher.ask(question, options)[0]!.language;
    expect(languageOf({ language: 'ru' })).toBe('ru');
    expect(languageOf({ languageHint: 'en' })).toBe('de');
    expect(languageOf({})).toBe('de');
  });

  it('is explained, if wanted, with what else was found', () => {
    const [understanding] = matcher.ask('Does the CSTO have an army of its own?', { explain: true });
    expect(understanding!.trace).toMatchObject({ rule: 'a phrasing of the pack' });
    expect(understanding!.trace!.candidates.length).toBeGreaterThan(1);
  });

  it('brings its related facts with it', () => {
    const members = pack.facts.find(({ id }) => id === 'members-now')!;
    const [understanding] = matcher.ask(members.wordings['en']!.question, { languageHint: 'en' });
    const others = members.related.map((id) => expect.objectContaining({ fact: expect.objectContaining({ id }) }));
    expect(others.length).toBeGreaterThan(0);
    expect(understanding!.verdict).toMatchObject({ decision: 'answer', fact: members, others });
  });
});

describe('understanding without anything learnt', () => {
  const question = 'What is the CSTO Secretariat, and how are its posts divided?';

  it.each<[string, AskOptions]>([
    ['in a language that is only guessed', {}],
    ['in another language than expected', { languageHint: 'de' }],
    ['when a reason is wanted', { languageHint: 'en', explain: true }],
  ])('is not done %s', (_, options) => {
    expect(understandExactly(question, options, pack)).toBeUndefined();
  });

  it('comes to the same as asking', () => {
    const options = { languageHint: 'en' };
    expect([understandExactly(question, options, pack)]).toEqual(matcher.ask(question, options));
  });

  it('is not done for what could be meant otherwise, nor for what is far too long', () => {
    const decoys = { en: [question.toUpperCase()] };
    expect(exactPhrasing(question, pack)?.fact.id).toBe('body-secretariat');
    expect(exactPhrasing(question, { ...pack, decoys })).toBeUndefined();
    expect(exactPhrasing('CSTO', pack)).toBeUndefined();
    expect(exactPhrasing(`${question}${'?'.repeat(5000)}`, pack)).toBeUndefined();
  });

  it('two facts that are asked for alike leave it open which is meant', () => {
    const [one, other] = pack.facts as [(typeof pack.facts)[0], (typeof pack.facts)[0]];
    const twins = { ...pack, facts: [one, { ...other, wordings: one.wordings }] };
    expect(exactPhrasing(one.wordings['en']!.question, twins)).toBeUndefined();
    expect(createMatcher(twins).ask(one.wordings['en']!.question)[0]!.verdict.decision).toBe('suggest');
  });
});
