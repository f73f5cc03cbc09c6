import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { choose } from '../../src/knowledge/derive/choose.ts';
import { fill, TemplateError } from '../../src/knowledge/derive/fill.ts';
import { formatsOf } from '../../src/knowledge/derive/format.ts';
import { membershipPeriods } from '../../src/knowledge/derive/periods.ts';
import { loadPack } from '../../src/knowledge/load.ts';
import type { Pack } from '../../src/knowledge/pack.ts';
import { currentStatus, statusOn, type State } from '../../src/knowledge/records.ts';
import { defaultPack } from '../support/pack.ts';
import { RECORDS_PACK } from '../support/records-pack.ts';
import { writePack } from '../support/temporary-pack.ts';

let pack: Pack;

beforeAll(async () => {
  ({ pack } = await defaultPack());
});

function state(id: string): State {
  return pack.records.states.find((one) => one.id === id)!;
}

function wording(id: string, language: string) {
  return pack.facts.find((fact) => fact.id === id)!.wordings[language]!;
}

describe('filling a template', () => {
  const english = formatsOf('en');
  const states = [
    { name: 'Ukraine', also: [], forms: { nominative: 'the Ukraine', genitive: 'of Ukraine' } },
    { name: 'Georgia', also: [], forms: { genitive: 'Georgia’s' } },
  ];

  it.each([
    ['{city} lies there', 'Kyiv lies there'],
    ['{^low} first', 'Low first'],
    ['{states}', 'Ukraine and Georgia'],
    ['the army {one.genitive}', 'the army of Ukraine'],
    ['{states.genitive}', 'of Ukraine and Georgia’s'],
    ['{city}. {empty}', 'Kyiv.'],
    ['no placeholder', 'no placeholder'],
  ])('%s → %s', (text, expected) => {
    expect(fill(text, { city: 'Kyiv', low: 'low', empty: '', states, one: states.slice(0, 1) }, english)).toBe(
      expected,
    );
  });

  it('names an unknown value and a missing form', () => {
    expect(() => fill('{town}', { city: 'Kyiv' }, english)).toThrow(
      new TemplateError('{town}: there is no "town"; there are city'),
    );
    expect(() => fill('{states.nominative}', { states }, english)).toThrow('"Georgia" has no form "nominative"');
  });
});

describe('formats', () => {
  it.each([
    ['de', '2,96 Millionen', '29.743', '15. Mai 1992', 'Februar 2026', 'A, B und C'],
    ['en', '2.96 million', '29,743', '15 May 1992', 'February 2026', 'A, B and C'],
    ['ru', '2,96 миллиона', '29 743', '15 мая 1992 года', 'февраль 2026 года', 'A, B и C'],
  ])('are those of %s', (language, rounded, number, date, month, list) => {
    const format = formatsOf(language);
    const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(plain(format.rounded(2_963_837))).toBe(rounded);
    expect(plain(format.number(29_743))).toBe(number);
    expect(format.date('1992-05-15')).toBe(date);
    expect(format.date('1992')).toBe('1992');
    expect(format.month('2026-02-06')).toBe(month);
    expect(format.list(['A', 'B', 'C'])).toBe(list);
  });

  it('write a year alone so that Russian “по состоянию на” fits', () => {
    expect(formatsOf('ru').month('2025')).toBe('2025 год');
    expect(formatsOf('ru').asOf('2025')).toBe('2025 год');
    expect(formatsOf('ru').asOf('2026-01-29')).toBe('29 января 2026 года');
    expect(formatsOf('de').month('2025')).toBe('2025');
  });
});

describe('choosing', () => {
  it('takes different candidates, the same at every start', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.nat(6), fc.string(), (candidates, count, seed) => {
        const chosen = choose(candidates, count, seed, (candidate) => candidate);
        expect(chosen).toEqual(choose(candidates.toReversed(), count, seed, (candidate) => candidate));
        expect(new Set(chosen).size).toBe(Math.min(count, candidates.length));
        expect(chosen.every((candidate) => candidates.includes(candidate))).toBe(true);
      }),
    );
  });

  it('gives another choice for another seed', () => {
    const letters = 'abcdefghijklmnop'.split('');
    const sets = ['one', 'two', 'three', 'four'].map((seed) => choose(letters, 3, seed, (letter) => letter).join(''));
    expect(new Set(sets).size).toBeGreaterThan(1);
  });
});

describe('memberships', () => {
  it.each([
    ['armenia', '1993-01-01', undefined],
    ['armenia', '1998-07-01', 'party'],
    ['armenia', '2024-02-21', 'member'],
    ['armenia', '2024-02-22', 'frozen'],
    ['georgia', '1999-04-19', 'party'],
    ['georgia', '2008-08-08', 'left'],
    ['uzbekistan', '2005-07-01', 'left'],
    ['uzbekistan', '2010-07-01', 'member'],
    ['uzbekistan', '2013-01-01', 'left'],
    ['serbia', '2014-01-01', 'observer'],
    ['ukraine', '1994-01-01', 'never'],
  ])('%s on %s: %s', (id, date, status) => {
    expect(statusOn(state(id), date)?.status).toBe(status);
  });

  it('form four times with nine, six, seven and six states', () => {
    const periods = membershipPeriods(pack.records.states);
    expect(periods.map(({ from, to, states }) => [from, to, states.length])).toEqual([
      ['1994-04-20', '1999-04-20', 9],
      ['1999-04-20', '2006-08-16', 6],
      ['2006-08-16', '2012-12-19', 7],
      ['2012-12-19', null, 6],
    ]);
  });

  it('end in what holds now', () => {
    expect(currentStatus(state('armenia')).status).toBe('frozen');
    expect(currentStatus(state('uzbekistan')).status).toBe('left');
  });
});

describe('derived facts', () => {
  it('inflect names instead of gluing them', () => {
    expect(wording('capital-ukraine', 'de').question).toBe('Was ist die Hauptstadt der Ukraine?');
    expect(wording('capital-belarus', 'de').question).toBe('Was ist die Hauptstadt von Belarus?');
    expect(wording('neighbours-kazakhstan', 'ru').answer).toContain('с Киргизией и Россией');
    expect(wording('neighbours-none-armenia', 'de').answer).toContain('den Iran und die Türkei');
  });

  it('are not made where one written by hand answers', () => {
    const ids = pack.facts.map(({ id }) => id);
    expect(ids).not.toContain('member-belarus');
    expect(ids).not.toContain('observer-serbia');
    expect(ids).not.toContain('members-period-1994');
    expect(ids).toContain('members-period-1999');
  });

  it('have ways to ask, sources and a date, and no gap in any text', () => {
    const derived = pack.facts.filter((fact) => fact.derived);
    expect(derived.length).toBeGreaterThan(50);
    for (const fact of derived) {
      expect(fact.sources.length).toBeGreaterThan(0);
      expect(fact.asOf).toMatch(/^\d{4}/);
      for (const { question, phrasings, answer } of Object.values(fact.wordings)) {
        // Of the six of the template those are left out that people wrote for another fact.
        expect(phrasings.length).toBeGreaterThanOrEqual(4);
        for (const text of [question, ...phrasings, answer]) expect(text).not.toMatch(/[{}]|undefined|NaN| {2}| [.,;]/);
      }
    }
  });

  it('do not answer with a bare yes or no: the answer is shown without the question', () => {
    for (const fact of pack.facts.filter(({ derived }) => derived)) {
      for (const { answer } of Object.values(fact.wordings)) expect(answer).not.toMatch(/^(ja|nein|yes|no|да|нет)\b/i);
    }
  });

  it('give a year to the one who was Secretary General then, and a fact of its own to a year with two', () => {
    expect(wording('sg-bordyuzha', 'en').phrasings).toContain('secretary general 2008');
    expect(wording('sg-bordyuzha', 'en').derivedPhrasings).toBeGreaterThan(0);
    expect(wording('secretary-general-change-2018', 'en').answer).toBe(
      'The Secretary General of the CSTO was Yuri Khachaturov until 2 November 2018, then Valery Semerikov (acting).',
    );
    expect(wording('sg-khachaturov', 'en').phrasings).not.toContain('secretary general 2018');
  });
});

describe('a pack of its own', () => {
  it('derives what its templates say, and what people wrote comes first', async () => {
    const files = {
      ...RECORDS_PACK,
      'facts/moon.yaml': RECORDS_PACK['facts/moon.yaml']!.replace('moon landing date', 'who was in charge in 2002'),
    };
    const own = (await loadPack(await writePack(files))).pack;
    const facts = own.facts.filter(({ derived }) => derived);
    expect(facts.map(({ id }) => id)).toEqual(['capital-selenia', 'capital-maria', 'capital-kepler']);
    expect(facts[0]!.wordings['en']!.answer).toBe('Luna is Selenia’s capital.');
    const landing = own.facts.find(({ id }) => id === 'moon-landing')!.wordings['en']!;
    expect(landing.phrasings.slice(-landing.derivedPhrasings!)).toEqual([
      'who was in charge in 2001',
      'who was in charge in 2003',
      'who was in charge in 2004',
    ]);
    const quiz = own.quiz.find(({ id }) => id === 'quiz-capital-selenia')!;
    expect(quiz.wordings['en']!.accept).toEqual(['Lunaport']);
    expect(quiz.wordings['en']!.distractors.toSorted()).toEqual(['Brahe', 'Imbrium', 'Orbit']);
    expect(own.quiz.find(({ id }) => id === 'quiz-capital-tycho')!.fact).toBe('moon-distance');
  });

  it('lacks derived facts when it has no records', async () => {
    const { 'countries.yaml': _, 'offices.yaml': __, 'templates.yaml': ___, ...rest } = RECORDS_PACK;
    const own = (await loadPack(await writePack(rest))).pack;
    expect(own.facts).toHaveLength(2);
    expect(own.records).toEqual({ states: [], neighbours: [], offices: [], bases: [], exercises: [] });
    expect(own.quiz).toEqual([]);
  });
});
