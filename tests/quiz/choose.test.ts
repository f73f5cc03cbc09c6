import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { QuizQuestion } from '../../src/knowledge/pack.ts';
import { draw, prepareQuestion, questionsFor, shuffle } from '../../src/quiz/choose.ts';
import { defaultPack } from '../support/pack.ts';

const { pack } = await defaultPack();
const random = fc
  .infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
  .map((stream) => () => stream.next().value);

it('a question does not come back before all of the pool were asked, however big the games are', () => {
  fc.assert(
    fc.property(
      random,
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.integer({ min: 1, max: 30 })),
      (next, size, games) => {
        const pool = pack.quiz.slice(0, size);
        const cycles = new Map<string, number>();
        const asked: string[] = [];
        for (const count of games)
          for (const { question, cycle } of draw(pool, cycles, count, next)) {
            asked.push(question.id);
            cycles.set(question.id, cycle);
          }
        for (let start = 0; start + size <= asked.length; start += size)
          expect(new Set(asked.slice(start, start + size)).size).toBe(size);
      },
    ),
  );
});

it('a game that stops early leaves the rest in the bag', () => {
  const pool = pack.quiz.slice(0, 6);
  const cycles = new Map<string, number>();
  const first = draw(pool, cycles, 6, () => 0.3)[0]!;
  cycles.set(first.question.id, first.cycle);
  const rest = draw(pool, cycles, 5, () => 0.3).map(({ question }) => question.id);
  expect(rest).not.toContain(first.question.id);
});

it('a question that is new in the pack comes first, but only once', () => {
  const pool = pack.quiz.slice(0, 4);
  const cycles = new Map(pool.slice(1).map(({ id }) => [id, 5]));
  const [drawn] = draw(pool, cycles, 1, () => 0.9);
  expect(drawn!.question.id).toBe(pool[0]!.id);
  cycles.set(drawn!.question.id, drawn!.cycle);
  expect(draw(pool, cycles, 3, () => 0).map(({ cycle }) => cycle)).toEqual([6, 6, 6]);
});

it('filters by topic and difficulty', () => {
  const found = questionsFor(pack.quiz, { topic: 'members', difficulty: 2 });
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found.map(({ topic, difficulty }) => `${topic} ${difficulty}`))).toEqual(new Set(['members 2']));
  expect(questionsFor(pack.quiz, {})).toHaveLength(pack.quiz.length);
});

it('shows 2–4 different options with the right one among them', () => {
  fc.assert(
    fc.property(
      random,
      fc.constantFrom(...pack.quiz),
      fc.constantFrom('de', 'en', 'ru'),
      (next, question, language) => {
        const prepared = prepareQuestion({ question, cycle: 1 }, language, next);
        expect(prepared.options.length).toBeGreaterThanOrEqual(2);
        expect(prepared.options.length).toBeLessThanOrEqual(4);
        expect(new Set(prepared.options).size).toBe(prepared.options.length);
        expect(prepared.options[prepared.right]).toBe(question.wordings[language]!.answer);
      },
    ),
  );
});

it('puts the right one in any place', () => {
  // Multiples of the golden ratio are spread evenly.
  let turn = 0;
  const spread = () => (turn++ * 0.618_034) % 1;
  const places = pack.quiz.map((question) => prepareQuestion({ question, cycle: 1 }, 'en', spread).right);
  expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]));
});

it('shuffling keeps the elements', () => {
  fc.assert(
    fc.property(random, fc.array(fc.integer()), (next, elements) => {
      expect(shuffle(elements, next).toSorted((a, b) => a - b)).toEqual(elements.toSorted((a, b) => a - b));
    }),
  );
});

it('every question of the pack fits on buttons', () => {
  const tooLong = (question: QuizQuestion): string[] =>
    Object.values(question.wordings).flatMap(({ answer, distractors }) =>
      [answer, ...distractors].filter((option) => option.length > 64),
    );
  expect(pack.quiz.flatMap(tooLong)).toEqual([]);
});
