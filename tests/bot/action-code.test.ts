import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeAction, encodeAction, factOfCodes, MAX_CODE_BYTES } from '../../src/bot/action-code.ts';
import type { Action } from '../../src/bot/message.ts';
import { loadPack } from '../../src/knowledge/load.ts';

const id = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/).filter((text) => text.length <= 40);
const number = fc.nat({ max: 999_999_999 });
const year = fc.integer({ min: 1000, max: 9999 });
const language = fc.option(fc.constantFrom('de', 'en', 'ru'), { nil: undefined });
const given = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

const action: fc.Arbitrary<Action> = fc
  .oneof(
    fc.record({ kind: fc.constantFrom('fact', 'sources'), fact: id, language }),
    fc.record({ kind: fc.constant('topic'), topic: id, page: number, language }),
    fc.record({
      kind: fc.constant('timeline'),
      from: fc.option(year, { nil: undefined }),
      to: fc.option(year, { nil: undefined }),
      page: number,
      language,
    }),
    fc.record({ kind: fc.constant('none-of-these'), fact: fc.option(id, { nil: undefined }), language }),
    fc.record({ kind: fc.constant('feedback'), fact: id, good: fc.boolean(), language }),
    fc.record({ kind: fc.constant('language'), language: fc.constantFrom('auto', 'de') }),
    fc.record({ kind: fc.constant('setting'), name: fc.constantFrom('language', 'quizzes'), value: id }),
    fc.record({ kind: fc.constant('forget-me'), sure: fc.boolean(), person: fc.nat().map(String) }),
    fc.record({ kind: fc.constant('quiz'), game: id, round: number, option: number }),
    fc.record({
      kind: fc.constant('quiz-control'),
      game: id,
      control: fc.constantFrom('stop', 'skip', 'resume', 'rank'),
    }),
    fc.record({ kind: fc.constant('report'), question: id }),
    fc.record({
      kind: fc.constant('practice'),
      question: id.filter((text) => text.length <= 30),
      reps: number,
      option: number,
      language: fc.constantFrom('de', 'en'),
    }),
    fc.record({ kind: fc.constant('quiz-type'), game: id, round: number }),
    fc.record({ kind: fc.constant('daily'), run: number, option: number }),
    fc.record({ kind: fc.constant('practice-next'), language: fc.constantFrom('de', 'en') }),
  )
  .map((value) => given(value) as Action);

it('an action comes back from its code', () => {
  fc.assert(
    fc.property(action, (value) => {
      expect(decodeAction(encodeAction(value))).toEqual(value);
    }),
  );
});

it('a code that decodes is the code of its action, and nothing makes decoding throw', () => {
  const pieces = fc
    .array(
      fc.oneof(
        fc.constantFrom(...'fstengblcxqkrpydw'.split(''), '', '0', '1', '01', '1.0', '1.01', '2010-', '-', '2010-2014'),
        fc.constantFrom('stop', 'quizzes', 'de'),
        fc.string(),
      ),
      {
        maxLength: 5,
      },
    )
    .map((values) => values.join(':'));
  fc.assert(
    fc.property(fc.oneof(pieces, fc.string({ unit: 'binary' })), (code) => {
      const decoded = decodeAction(code);
      const readable = decoded !== undefined && Buffer.byteLength(code) <= MAX_CODE_BYTES;
      expect(readable ? encodeAction(decoded) : code).toBe(code);
    }),
    { numRuns: 2000 },
  );
});

it('refuses what could not be read back', () => {
  expect(() => encodeAction({ kind: 'fact', fact: 'a:b' })).toThrow(RangeError);
  expect(() => encodeAction({ kind: 'fact', fact: 'ы'.repeat(32) })).toThrow(RangeError);
});

it('every button of the pack fits', async () => {
  const { pack } = await loadPack('knowledge');
  expect(pack.facts.length).toBeGreaterThan(100);
  for (const code of pack.languages) {
    for (const { id: fact } of pack.facts) {
      for (const value of [
        { kind: 'fact', fact, language: code },
        { kind: 'sources', fact, language: code },
        { kind: 'feedback', fact, good: true, language: code },
        { kind: 'none-of-these', fact, language: code },
      ] as const)
        expect(decodeAction(encodeAction(value))).toEqual(value);
    }
    for (const { id: question } of pack.quiz) {
      const value = { kind: 'practice', question, reps: 99_999, option: 3, language: code } as const;
      expect(decodeAction(encodeAction(value))).toEqual(value);
    }
    for (const { id: topic } of pack.topics) {
      const value = { kind: 'topic', topic, page: 99, language: code } as const;
      expect(decodeAction(encodeAction(value))).toEqual(value);
    }
  }
});

it('finds the fact of an answer by its buttons', () => {
  const codes = [
    encodeAction({ kind: 'fact', fact: 'related', language: 'de' }),
    encodeAction({ kind: 'sources', fact: 'members-now', language: 'de' }),
  ];
  expect(factOfCodes(codes)).toEqual({ fact: 'members-now', language: 'de' });
  expect(factOfCodes(['?', 'f:related'])).toBeUndefined();
});
