import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERY_DAY, nextRun, readSchedule, type DailySchedule } from '../../src/quiz/daily-schedule.ts';
import {
  advance,
  dueAt,
  newDaily,
  reschedule,
  shownIn,
  withResultShown,
  type Daily,
  type DailyAnswer,
} from '../../src/quiz/daily.ts';
import type { GameQuestion } from '../../src/quiz/game.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const at = (iso: string) => Date.parse(iso);

describe('reading a schedule', () => {
  it.each([
    ['18:00', { hour: 18, minute: 0, zone: 'UTC', weekdays: EVERY_DAY }],
    ['8.30 Europe/Berlin', { hour: 8, minute: 30, zone: 'Europe/Berlin', weekdays: EVERY_DAY }],
    ['08:30 berlin mo-fr', { hour: 8, minute: 30, zone: 'Europe/Berlin', weekdays: [1, 2, 3, 4, 5] }],
    ['23:59 MSK пн,ср', { hour: 23, minute: 59, zone: 'Europe/Moscow', weekdays: [1, 3] }],
    ['00:00 sat–sun', { hour: 0, minute: 0, zone: 'UTC', weekdays: [6, 7] }],
    ['07:00 Fr-Mo', { hour: 7, minute: 0, zone: 'UTC', weekdays: [1, 5, 6, 7] }],
    ['07:00 Montag, Mittwoch', { hour: 7, minute: 0, zone: 'UTC', weekdays: [1, 3] }],
    ['07:00 будни', { hour: 7, minute: 0, zone: 'UTC', weekdays: [1, 2, 3, 4, 5] }],
    ['07:00 täglich', { hour: 7, minute: 0, zone: 'UTC', weekdays: EVERY_DAY }],
    ['time:18:00 zone:America/New_York weekdays:tue', { hour: 18, minute: 0, zone: 'America/New_York', weekdays: [2] }],
    ['', { problem: 'time', typed: '' }],
    ['24:00', { problem: 'time', typed: '24:00' }],
    ['7', { problem: 'time', typed: '7' }],
    ['07:00 Europe/Atlantis', { problem: 'zone', typed: 'Europe/Atlantis' }],
    ['07:00 Berlin someday', { problem: 'weekdays', typed: 'someday' }],
    ['07:00 mo-', { problem: 'weekdays', typed: 'mo-' }],
    ['07:00 mo-di-mi', { problem: 'weekdays', typed: 'mo-di-mi' }],
  ])('%s', (text, expected) => {
    expect(readSchedule(text, 'UTC')).toEqual(expected);
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readSchedule(`07:00 ${text}`, 'UTC');
        expect('problem' in read || read.weekdays.length > 0).toBe(true);
      }),
    );
  });
});

describe('the next run', () => {
  const berlin = (hour: number, minute: number, weekdays = EVERY_DAY): DailySchedule => ({
    hour,
    minute,
    zone: 'Europe/Berlin',
    weekdays,
  });

  it('keeps the local time when clocks change', () => {
    expect(nextRun(berlin(18, 0), at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-28T17:00:00Z'));
    expect(nextRun(berlin(18, 0), at('2026-03-28T17:00:00Z'))).toBe(at('2026-03-29T16:00:00Z'));
  });

  it('comes once a day when its hour is skipped or comes twice', () => {
    expect(nextRun(berlin(2, 30), at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
    expect(nextRun(berlin(2, 30), at('2026-03-29T01:00:00Z'))).toBe(at('2026-03-30T00:30:00Z'));
    expect(nextRun(berlin(2, 30), at('2026-10-24T12:00:00Z'))).toBe(at('2026-10-25T00:30:00Z'));
    expect(nextRun(berlin(2, 30), at('2026-10-25T00:30:00Z'))).toBe(at('2026-10-26T01:30:00Z'));
  });

  it('keeps to its weekdays in its own zone', () => {
    // In Auckland it is already Monday.
    const schedule = { hour: 9, minute: 0, zone: 'Pacific/Auckland', weekdays: [1] };
    expect(nextRun(schedule, at('2026-11-28T12:00:00Z'))).toBe(at('2026-11-29T20:00:00Z'));
  });

  it('is always later, at the wanted local time outside of changes of the clock', () => {
    const schedules = fc.record({
      hour: fc.integer({ min: 4, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
      zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns', 'Europe/Moscow'),
      weekdays: fc
        .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
        .map((days) => days.toSorted((a, b) => a - b)),
    });
    fc.assert(
      fc.property(
        schedules,
        fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') }),
        (one, after) => {
          const next = nextRun(one, after);
          expect(next).toBeGreaterThan(after);
          expect(next - after).toBeLessThanOrEqual(7 * DAY + HOUR);
          const local = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: one.zone }).format(next);
          expect(local).toBe(`${String(one.hour).padStart(2, '0')}:${String(one.minute).padStart(2, '0')}`);
        },
      ),
      { numRuns: 200 },
    );
  });
});

const question = (id: string): GameQuestion => ({
  id,
  topic: 'members',
  difficulty: 2,
  text: '?',
  options: ['a', 'b', 'c'],
  right: 1,
  explanation: '.',
  sources: ['s'],
  cycle: 1,
});
const answer = (person: string, right: boolean): DailyAnswer => ({ person, name: person, right, option: 1, at: 0 });
const NOON: DailySchedule = { hour: 12, minute: 0, zone: 'UTC', weekdays: EVERY_DAY };
const START = at('2026-11-25T10:00:00Z');
const FIRST = at('2026-11-25T12:00:00Z');
const draw = () => question('q');

/** A daily question whose first question was asked and seen. */
function asked(): Daily {
  const step = advance(newDaily(NOON, 'en', START), [], [], FIRST, draw);
  if (step.kind !== 'ask') throw new Error(step.kind);
  return shownIn(step.daily, step.daily.open!.run, '500');
}

describe('a daily question', () => {
  it('waits for its time, then asks once', () => {
    const daily = newDaily(NOON, 'en', START);
    expect(advance(daily, [], [], FIRST - 1, draw)).toEqual({ kind: 'wait' });
    const step = advance(daily, [], [], FIRST + 20_000, draw);
    expect(step).toMatchObject({
      kind: 'ask',
      scores: [],
      daily: { open: { run: FIRST / 60_000 }, next: FIRST + DAY },
    });
    expect(advance(asked(), [], [], FIRST + 30_000, draw)).toEqual({ kind: 'wait' });
  });

  it('gives points and streaks the next day', () => {
    const before = [
      { person: 'ann', name: 'ann', days: 2 },
      { person: 'cem', name: 'cem', days: 9 },
    ];
    const step = advance(
      asked(),
      [answer('ann', true), answer('bob', false), answer('eve', true)],
      before,
      FIRST + DAY,
      draw,
    );
    expect(step).toMatchObject({
      kind: 'ask',
      daily: { last: { messageId: '500' }, silentSince: undefined },
      scores: [
        { person: 'ann', right: true, points: 220 },
        { person: 'bob', right: false, points: 0 },
        { person: 'eve', right: true, points: 200 },
      ],
      streaks: [
        { person: 'ann', days: 3 },
        { person: 'eve', days: 1 },
      ],
    });
  });

  it('gives points, streaks and the result the next day when no question is due then', () => {
    const schedule = { ...NOON, weekdays: [1, 3] };
    const first = advance(newDaily(schedule, 'en', START), [], [], FIRST, draw);
    if (first.kind !== 'ask') throw new Error(first.kind);
    const { run } = first.daily.open!;
    const daily = shownIn(first.daily, run, '500');
    // Asked on Wednesday, the next one comes on Monday.
    expect(daily.next).toBe(FIRST + 5 * DAY);
    expect(dueAt(daily)).toBe(FIRST + DAY);
    expect(advance(daily, [answer('ann', true)], [], FIRST + DAY - 1, draw)).toEqual({ kind: 'wait' });
    const over = advance(daily, [answer('ann', true)], [], FIRST + DAY, draw);
    expect(over).toMatchObject({
      kind: 'resolve',
      daily: { last: { run, messageId: '500' }, next: FIRST + 5 * DAY },
      scores: [{ person: 'ann', points: 200 }],
      streaks: [{ person: 'ann', days: 1 }],
    });
    if (over.kind !== 'resolve') throw new Error(over.kind);
    expect(over.daily.open).toBeUndefined();
    expect(dueAt(over.daily)).toBe(FIRST + 5 * DAY);
    const { streaks } = over;
    const shown = withResultShown(over.daily, run);
    const next = advance(shown, [], streaks, FIRST + 5 * DAY, draw);
    expect(next).toMatchObject({ kind: 'ask', scores: [], streaks });
    expect(next.kind === 'ask' && next.daily.last).toBeUndefined();
    // What could not be shown comes with the next question; its points do not come again.
    expect(advance(over.daily, [], streaks, FIRST + 5 * DAY, draw)).toMatchObject({
      kind: 'ask',
      daily: { last: { run } },
      scores: [],
    });
  });

  it('leaves out what it missed and never makes up for it, but tells the result', () => {
    const late = advance(newDaily(NOON, 'en', START), [], [], FIRST + 5 * DAY + 3 * HOUR, draw);
    expect(late).toMatchObject({ kind: 'missed', daily: { next: FIRST + 6 * DAY } });
    const away = advance(asked(), [answer('ann', true)], [], FIRST + 5 * DAY + 3 * HOUR, draw);
    expect(away).toMatchObject({
      kind: 'resolve',
      daily: { next: FIRST + 6 * DAY, last: { messageId: '500' } },
      scores: [{ person: 'ann', points: 200 }],
    });
    const slightlyLate = advance(asked(), [], [], FIRST + DAY + HOUR, draw);
    expect(slightlyLate).toMatchObject({ kind: 'ask', daily: { next: FIRST + 2 * DAY } });
  });

  it('is sent again when the platform has not taken it, but not for ever', () => {
    let daily = newDaily(NOON, 'en', START);
    let sent = 0;
    for (let now = FIRST; now < FIRST + DAY; now += 20_000) {
      const step = advance(daily, [], [], now, draw);
      if (step.kind === 'ask' || step.kind === 'again') {
        sent++;
        daily = step.daily;
      }
    }
    expect(sent).toBe(3);
    expect(dueAt(daily)).toBe(FIRST + DAY);
    expect(advance(daily, [], [], FIRST + DAY, draw)).toMatchObject({ kind: 'ask', daily: { silentSince: undefined } });
  });

  /** Lets days pass. @param answered the day whose question is answered @returns the day on which it stopped */
  const stopsOn = (weekdays: readonly number[], answered?: number): number | undefined => {
    let daily = newDaily({ ...NOON, weekdays }, 'en', START);
    for (let day = 0; day <= 28; day++) {
      const isAnswered = answered !== undefined && daily.open?.run === (FIRST + answered * DAY) / 60_000;
      const step = advance(daily, isAnswered ? [answer('ann', false)] : [], [], FIRST + day * DAY, draw);
      if (step.kind === 'stop') return day;
      if (step.kind !== 'wait') ({ daily } = step);
      if (step.kind === 'ask') daily = shownIn(daily, daily.open!.run, '501');
    }
    return undefined;
  };

  // The first one comes on a Wednesday, day 0.
  it.each([
    { name: 'every day', weekdays: EVERY_DAY, second: 1, third: 2 },
    { name: 'on workdays', weekdays: [1, 2, 3, 4, 5], second: 1, third: 2 },
    { name: 'twice a week', weekdays: [3, 6], second: 3, third: 7 },
  ])('stops after seven days without an answer when it comes $name', ({ weekdays, second, third }) => {
    expect(stopsOn(weekdays)).toBe(7);
    expect(stopsOn(weekdays, second)).toBe(third + 7);
  });

  it('stops after seven days without an answer when it comes once a week', () => {
    expect(stopsOn([3])).toBe(7);
    expect(stopsOn([3], 0)).toBe(14);
  });

  it('is not silent while the bot is away, and begins anew with another schedule', () => {
    const silent: Daily = { ...asked(), silentSince: FIRST - 6 * DAY };
    expect(advance(silent, [], [], FIRST + DAY, draw)).toEqual({ kind: 'stop' });
    expect(advance(silent, [answer('ann', false)], [], FIRST + DAY, draw).kind).toBe('ask');
    expect(advance(silent, [], [], FIRST + DAY + 3 * HOUR, draw)).toMatchObject({ kind: 'resolve' });
    const away = advance(silent, [], [], FIRST + DAY + 3 * HOUR, draw);
    expect(away.kind === 'resolve' && advance(away.daily, [], [], FIRST + 2 * DAY, draw).kind).toBe('ask');
    expect(advance(reschedule(silent, NOON, 'de', FIRST), [], [], FIRST + DAY, draw).kind).toBe('ask');
  });

  it('stops when there is nothing to ask', () => {
    const nothing = () => undefined;
    expect(advance(newDaily(NOON, 'en', START), [], [], FIRST, nothing)).toEqual({ kind: 'stop' });
    // Who has answered gets their points before.
    const over = advance(asked(), [answer('ann', true)], [], FIRST + DAY, nothing);
    expect(over).toMatchObject({ kind: 'resolve', scores: [{ person: 'ann', points: 200 }] });
    expect(over.kind === 'resolve' && advance(over.daily, [], [], FIRST + 2 * DAY, nothing)).toEqual({ kind: 'stop' });
  });
});
