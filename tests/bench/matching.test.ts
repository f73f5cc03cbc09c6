import { expect, it } from 'vitest';
import type { EvalQuestion } from '../eval/sets.ts';
import { generatePack } from '../../bench/matching/generate.ts';
import { bestLimit, judge } from '../../bench/matching/judge.ts';
import { quantile } from '../../bench/quantile.ts';
import { misspell } from '../../bench/matching/misspell.ts';
import { readPack } from '../../src/knowledge/load.ts';
import type { Pack } from '../../src/knowledge/pack.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { writePack } from '../support/temporary-pack.ts';

it('generates the same valid pack for the same size, with the phrasings it says', async () => {
  const generated = await generatePack(500);
  expect(await generatePack(500)).toEqual(generated);
  expect((await generatePack(501)).files).not.toEqual(generated.files);

  const { pack, problems } = await readPack(await writePack(generated.files));
  expect(problems).toEqual([]);
  const phrasings = pack!.facts
    .flatMap(({ wordings }) => Object.values(wordings))
    .flatMap((wording) => [wording.question, ...wording.phrasings]);
  expect(phrasings).toHaveLength(generated.phrasings);
  expect(new Set(phrasings).size).toBe(phrasings.length);
  expect(Math.abs(generated.phrasings - 500)).toBeLessThan(150);
  expect(phrasings.filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
  const known = new Set(phrasings);
  expect(generated.questions.filter(({ q }) => known.has(q))).toEqual([]);
});

it('generates questions that the core can answer', async () => {
  const { files, questions } = await generatePack(500);
  const { pack } = await readPack(await writePack(files));
  const matcher = createMatcher(pack!);
  const right = questions.filter(({ q, facts }) => {
    const { verdict } = matcher.ask(q)[0]!;
    return verdict.decision === 'answer' && facts.includes(verdict.fact.id);
  });
  expect(right.length / questions.length).toBeGreaterThan(0.7);
});

const pack = {
  facts: [
    { id: 'seat', covers: ['s1'] },
    { id: 'flag', covers: ['f1'] },
  ],
} as unknown as Pack;
const QUESTIONS: readonly EvalQuestion[] = [
  { q: 'where is it', style: 'clean', expect: ['s1'], language: 'en' },
  { q: 'its seat', style: 'keyword', expect: ['s1'], language: 'en' },
  { q: 'its colours', style: 'clean', expect: ['f1'], language: 'en' },
  { q: 'bake a cake', style: 'clean', decline: 'far', language: 'en' },
];
const REPLIES = [
  { question: 'where is it', ranked: ['seat'], score: 0.9, answers: true },
  { question: 'its seat', ranked: ['flag', 'seat'], score: 0.5, answers: true },
  { question: 'its colours', ranked: ['flag'], score: 0.6, answers: false },
  { question: 'bake a cake', ranked: ['flag'], score: 0.4, answers: true },
];

it('counts every verdict once', () => {
  expect(judge(QUESTIONS, REPLIES, pack)).toEqual({
    right: 1,
    wrong: 1,
    unanswered: 1,
    overreached: 1,
    declined: 0,
    inThree: 3,
  });
});

it('finds the limit with most right answers less wrong ones', () => {
  const limit = bestLimit(QUESTIONS, REPLIES, pack);
  expect(limit).toBe(0.6);
  expect(judge(QUESTIONS, REPLIES, pack, limit)).toMatchObject({ right: 2, wrong: 0, overreached: 0 });
});

it('refuses replies that leave questions out, swap them or make facts up', () => {
  expect(() => judge(QUESTIONS, REPLIES.slice(1), pack)).toThrow('was asked');
  expect(() => judge(QUESTIONS, REPLIES.slice(0, 3), pack)).toThrow('verdicts');
  expect(() => judge(QUESTIONS, [...REPLIES, REPLIES[0]!], pack)).toThrow('was asked');
  expect(() => judge(QUESTIONS, [{ ...REPLIES[0]!, ranked: ['anthem'] }, ...REPLIES.slice(1)], pack)).toThrow(
    '"anthem"',
  );
  expect(() => judge(QUESTIONS, [{ ...REPLIES[0]!, ranked: [] }, ...REPLIES.slice(1)], pack)).toThrow('no fact');
});

it('takes quantiles and leaves out letters', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([], 0.5)).toBeNaN();
  expect(misspell('who heads the observatory')).toBe('who heads the obsrvatory');
  expect(misspell('Где музей')).toBe('Где музей');
});
