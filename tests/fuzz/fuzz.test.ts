import { expect, it } from 'vitest';
import { fuzzDiscord, fuzzTelegram } from './fuzz.ts';

/** The same texts in every run; `npm run fuzz` takes others each time, and many more. */
const SEED = 20261125;

it('Telegram: no update makes the bot fall over or break a rule', async () => {
  const { sent, calls, pressed, problems } = await fuzzTelegram(1500, SEED);
  expect(problems).toEqual([]);
  expect(sent).toBe(1500);
  expect(calls).toBeGreaterThan(300);
  expect(pressed).toBeGreaterThan(0);
});

it('Discord: no interaction makes the bot fall over or break a rule', async () => {
  const { sent, calls, pressed, problems } = await fuzzDiscord(500, SEED);
  expect(problems).toEqual([]);
  expect(sent).toBe(500);
  expect(calls).toBeGreaterThan(500);
  expect(pressed).toBeGreaterThan(10);
});
