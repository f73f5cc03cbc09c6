import { expect, it } from 'vitest';
import { periodStart } from '../../src/quiz/scoreboard.ts';

const at = (iso: string) => Date.parse(iso);

it.each([
  ['today', 'UTC', '2026-11-25T12:00:00Z', '2026-11-25T00:00:00Z'],
  ['today', 'UTC', '2026-11-25T00:00:00Z', '2026-11-25T00:00:00Z'],
  ['today', 'Europe/Moscow', '2026-11-25T22:00:00Z', '2026-11-25T21:00:00Z'],
  ['today', 'America/New_York', '2026-11-25T03:00:00Z', '2026-11-24T05:00:00Z'],
  // The day on which clocks go back has 25 hours, the one on which they go forward 23.
  ['today', 'Europe/Berlin', '2026-10-25T22:45:00Z', '2026-10-24T22:00:00Z'],
  ['today', 'Europe/Berlin', '2026-03-29T21:45:00Z', '2026-03-28T23:00:00Z'],
  ['week', 'UTC', '2026-11-25T12:00:00Z', '2026-11-19T00:00:00Z'],
  ['week', 'Europe/Berlin', '2026-10-28T12:00:00Z', '2026-10-21T22:00:00Z'],
  ['month', 'UTC', '2026-11-25T12:00:00Z', '2026-10-27T00:00:00Z'],
] as const)('%s in %s at %s began at %s', (period, zone, now, start) => {
  expect(new Date(periodStart(period, zone, at(now))).toISOString()).toBe(new Date(at(start)).toISOString());
});

it('all time has no beginning', () => {
  expect(periodStart('all', 'UTC', at('2026-11-25T12:00:00Z'))).toBe(0);
});
