import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuizQuestion, Term } from '../../src/knowledge/pack.ts';
import { boundedDistance } from '../../src/matching/distance.ts';
import { normalise } from '../../src/matching/normalise.ts';
import { createTypedJudge } from '../../src/quiz/typed-answer.ts';
import { defaultPack } from '../support/pack.ts';

const { pack } = await defaultPack();
const judgeInPack = createTypedJudge(pack);

const wording = (answer: string, distractors: string[], accept: string[] = []) => ({
  question: '?',
  answer,
  distractors,
  accept,
  explanation: '.',
});

const country = (id: string, ...names: string[]): Term => ({
  id,
  kind: 'country',
  forms: { en: { canonical: names[0]!, also: names.slice(1), stems: [] } },
});
const judge = createTypedJudge({
  terms: [
    country('belarus', 'Belarus', 'Weißrussland'),
    country('russia', 'Russia', 'Russland'),
    country('iran', 'Iran'),
  ],
});

const belarus: Pick<QuizQuestion, 'wordings'> = {
  wordings: {
    de: wording('Belarus', ['Russland', 'Armenien', 'Tadschikistan']),
    en: wording('Belarus', ['Russia', 'Armenia', 'Tajikistan']),
    ru: wording('Белоруссия', ['Россия', 'Армения', 'Таджикистан'], ['Беларусь']),
  },
};
const years = { wordings: { en: wording('Five years', ['Two years', 'Ten years', 'Fifty years'], ['5']) } };
const article = { wordings: { en: wording('Article 4', ['Article 1', 'Article 3', 'Article 9']) } };
const population = { wordings: { en: wording('146 million', ['46 million', '106 million', '246 million']) } };
const motto = { wordings: { en: wording('multipolar', ['unipolar', 'peaceful', 'digital']) } };
const council = {
  wordings: {
    de: wording('Der Rat für kollektive Sicherheit', ['Sekretariat', 'Ständiger Rat', 'Parlamentarische Versammlung']),
  },
};
const exercise = { wordings: { ru: wording('Щит', ['Мост', 'Меч', 'Рубеж']) } };
const money = { wordings: { en: wording('20,000 troops', ['2,000 troops', '30,000 troops', '200 troops']) } };

describe('judging a typed answer', () => {
  it.each([
    // spelling that does not matter
    ['belarus', belarus, 'right'],
    ['  BELARUS!! ', belarus, 'right'],
    ['„Bélarus“', belarus, 'right'],
    ['белоруссия', belarus, 'right'],
    ['Беларусь', belarus, 'right'],
    ['Weissrussland', belarus, 'right'],
    ['the Article Four', article, 'right'],
    ['rat für kollektive sicherheit', council, 'right'],
    ['Rat fuer Kollektive  Sicherheit', council, 'right'],
    // numbers
    ['five years', years, 'right'],
    ['fünf', years, 'right'],
    ['5', years, 'right'],
    ['4', article, 'right'],
    ['article 3', article, 'wrong'],
    ['artcle 4', article, 'right'],
    ['articel 5', article, 'wrong'],
    ['146', population, 'right'],
    ['147 million', population, 'wrong'],
    ['46', population, 'wrong'],
    ['20000 troops', money, 'right'],
    ['20.000 troops', money, 'right'],
    ['2000 troops', money, 'wrong'],
    // typos by length
    ['щит', exercise, 'right'],
    ['щид', exercise, 'wrong'],
    ['belaruss', belarus, 'right'],
    ['bellaruss', belarus, 'right'],
    ['bellarusss', belarus, 'close'],
    ['beloruussiia', belarus, 'wrong'],
    // neighbours and several at once
    ['Russia', belarus, 'wrong'],
    ['Россия', belarus, 'wrong'],
    ['Russland', belarus, 'wrong'],
    ['Iran', belarus, 'wrong'],
    ['unipolar', motto, 'wrong'],
    ['mulitpolar', motto, 'right'],
    ['Belarus, Russia', belarus, 'wrong'],
    ['Belarus oder Armenien', belarus, 'wrong'],
    ['not Russia but Belarus', belarus, 'wrong'],
    ['Belarus Russia Armenia Tajikistan', belarus, 'wrong'],
    // near misses
    ['kollektive Sicherheit', council, 'close'],
    ['the republic Belarus', belarus, 'close'],
    ['Rat', council, 'wrong'],
    // nothing
    ['', belarus, 'wrong'],
    ['???', belarus, 'wrong'],
    ['🤷', belarus, 'wrong'],
    ['the', belarus, 'wrong'],
    ['x'.repeat(500), belarus, 'wrong'],
  ] as const)('%s', (typed, question, expected) => {
    expect(judge(typed, question)).toBe(expected);
  });
});

describe('with the questions of the pack', () => {
  const question = fc.constantFrom(...pack.quiz);
  const names = (of: QuizQuestion) => Object.values(of.wordings).flatMap(({ answer, accept }) => [answer, ...accept]);
  const wrongs = (of: QuizQuestion) => Object.values(of.wordings).flatMap(({ distractors }) => distractors);

  it('takes every right answer in every language and no distractor', () => {
    const mistaken: string[] = [];
    for (const one of pack.quiz) {
      for (const name of names(one))
        if (judgeInPack(name, one) !== 'right') mistaken.push(`${one.id}: ${name} is right`);
      for (const name of wrongs(one))
        if (judgeInPack(name, one) !== 'wrong') mistaken.push(`${one.id}: ${name} is ${judgeInPack(name, one)}`);
    }
    expect(mistaken).toEqual([]);
  });

  it('takes the right answer however it is written', () => {
    const looks = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => `  ${text} !`,
      (text) => text.replaceAll('ё', 'е'),
      (text) => text.normalize('NFD'),
      (text) => text.replaceAll('ü', 'ue').replaceAll('ö', 'oe').replaceAll('ä', 'ae'),
    );
    fc.assert(
      fc.property(question, looks, fc.nat(), (one, look, index) => {
        const all = names(one);
        expect(judgeInPack(look(all[index % all.length]!), one)).toBe('right');
      }),
    );
  });

  it('forgives one slip in a long answer unless it leads as near to another option', () => {
    const slip = fc.record({ kind: fc.constantFrom('drop', 'double', 'swap', 'other'), place: fc.nat() });
    fc.assert(
      fc.property(question, slip, fc.nat(), (one, { kind, place }, index) => {
        // The slip is in the first long word.
        const all = names(one)
          .map(normalise)
          .filter((name) => /^\p{L}{7,}( |$)/u.test(name));
        fc.pre(all.length > 0);
        const name = all[index % all.length]!;
        const at = 1 + (place % 5);
        const letter = name[at]!;
        const before = name.slice(0, at);
        const after = name.slice(at + 1);
        const typed =
          kind === 'drop'
            ? before + after
            : kind === 'double'
              ? before + letter + letter + after
              : kind === 'swap'
                ? before + (after[0] ?? '') + letter + after.slice(1)
                : `${before}z${after}`;
        const isNear = wrongs(one).some((wrong) => boundedDistance(normalise(wrong), typed, 3) <= 3);
        fc.pre(!isNear);
        expect({ typed, judged: judgeInPack(typed, one) }).toEqual({ typed, judged: 'right' });
      }),
      { numRuns: 400 },
    );
  });

  it('never takes another number', () => {
    const numeric = pack.quiz.filter((one) => /^\d+$/.test(one.wordings['en']!.answer));
    expect(numeric.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(fc.constantFrom(...numeric), fc.nat(3000), (one, number) => {
        fc.pre(names(one).every((name) => name !== String(number)));
        expect(judgeInPack(String(number), one)).toBe('wrong');
      }),
    );
  });

  it('never takes several options at once', () => {
    fc.assert(
      fc.property(question, fc.nat(), fc.constantFrom(' ', ', ', ' or ', ' / ', '\n'), (one, index, separator) => {
        const { answer, distractors } = one.wordings['en']!;
        const other = distractors[index % distractors.length]!;
        expect(judgeInPack([answer, other].join(separator), one)).toBe('wrong');
        expect(judgeInPack([other, answer].join(separator), one)).toBe('wrong');
      }),
    );
  });

  it('judges anything without failing', () => {
    fc.assert(
      fc.property(question, fc.string({ unit: 'binary' }), (one, typed) => {
        expect(['right', 'close', 'wrong']).toContain(judgeInPack(typed, one));
      }),
    );
  });
});
