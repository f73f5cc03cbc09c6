import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Matcher } from '../../src/matching/matcher.ts';
import { defaultPack } from '../support/pack.ts';

let matcher: Matcher;
beforeAll(async () => ({ matcher } = await defaultPack()));

/** ms of processor time for one message. A question takes about one; a hundred times that is a question whose cost grows out of hand. */
const BOUND = 250;
const RUNS = 10_000;

/** ms of processor time so far: unlike the clock it stands still while other programs run. */
const processorTime = (): number => process.cpuUsage().user / 1000;

/** The cheapest of three tries, in ms of processor time: collecting garbage does not come three times. */
function duration(text: string): number {
  const tries = [0, 1, 2].map(() => {
    const start = processorTime();
    matcher.ask(text);
    return processorTime() - start;
  });
  return Math.min(...tries);
}

describe('any text at all', () => {
  it(`never throws and stays under ${BOUND} ms: ${RUNS} random strings`, () => {
    const short = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc
        .array(
          fc.constantFrom('wer', 'ist', 'члены', 'одкб', 'csto', 'artikel', '4', '?', '\n', 'and', 'und', '/', '👍'),
        )
        .map((words) => words.join(' ')),
    );
    const long = fc.string({ unit: 'grapheme', minLength: 500, maxLength: 4000 });
    const text = fc.oneof({ weight: 19, arbitrary: short }, { weight: 1, arbitrary: long });
    let slowest = { text: '', ms: 0 };
    fc.assert(
      fc.property(text, (question) => {
        const start = processorTime();
        const understandings = matcher.ask(question);
        const ms = processorTime() - start;
        if (ms > slowest.ms) slowest = { text: question, ms };
        expect(understandings.length).toBeGreaterThan(0);
        expect(understandings.length).toBeLessThanOrEqual(3);
        for (const { verdict } of understandings) {
          expect(verdict.confidence).toBeGreaterThanOrEqual(0);
          expect(verdict.confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(slowest.ms, duration(slowest.text))).toBeLessThan(BOUND);
  });

  it.each([
    ['4,000 letters without a space', 'ы'.repeat(4000)],
    ['4,000 question marks', '?'.repeat(4000)],
    ['a thousand unknown words', 'kwyjibo blorf '.repeat(300)],
    ['a thousand questions', 'Wer ist das? '.repeat(300)],
    ['one question word again and again', 'und wer '.repeat(500)],
    ['lone surrogates', '\ud83d\udc00\ud800'.repeat(500)],
    ['right-to-left overrides', '\u202eتسأل\u202c '.repeat(300)],
    ['combining marks', `e${'\u0301'.repeat(3999)}`],
    ['control characters', '\u0000\u0007\u001b[2J'.repeat(500)],
    ['digits', '1992'.repeat(1000)],
    ['emoji families', '👨‍👩‍👧‍👦'.repeat(300)],
  ])('%s', (_, text) => expect(duration(text)).toBeLessThan(BOUND));

  it('gives the same verdict for the same text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(matcher.ask(text)).toEqual(matcher.ask(text));
      }),
      { numRuns: 200 },
    ));
});
