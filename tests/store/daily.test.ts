import { describe, expect, it } from 'vitest';
import { advance, newDaily, type Daily } from '../../src/quiz/daily.ts';
import type { DailyStore, StoredDaily } from '../../src/quiz/daily-store.ts';
import type { GameQuestion } from '../../src/quiz/game.ts';
import { createDailies, dailyPart } from '../../src/store/daily.ts';
import { createGames, gamePart } from '../../src/store/games.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openTestStore, STORE_KINDS } from '../support/stores.ts';

const DAY = 24 * 60 * 60_000;
const START = Date.UTC(2026, 10, 25, 10);
const NOON = Date.UTC(2026, 10, 25, 12);
const SCHEDULE = { hour: 12, minute: 0, zone: 'UTC', weekdays: [1, 2, 3, 4, 5, 6, 7] };
const PLACE = { chat: 'telegram:-1', space: 'telegram:-1' };

const question = (id: string): GameQuestion => ({
  id,
  topic: 'members',
  difficulty: 1,
  text: '?',
  options: ['a', 'b'],
  right: 1,
  explanation: '.',
  sources: ['s'],
  cycle: 1,
});

const begin = (dailies: DailyStore, place: Omit<StoredDaily, 'daily'> = PLACE) =>
  dailies.set(place, () => newDaily(SCHEDULE, 'en', START));
const tick = (dailies: DailyStore, now: number, id = 'q') =>
  dailies.advance(PLACE, now, ({ daily, answers, streaks }) =>
    advance(daily, answers, streaks, now, () => question(id)),
  );
const by = (person: string, option: number) => ({ person, name: person, option, at: NOON + 5 });

describe.for(STORE_KINDS)('daily questions on %s', (kind) => {
  it('are due at their time, and asked by one of many processes', async () => {
    const dailies = createDailies(await openTestStore(kind));
    await begin(dailies);
    expect(await dailies.due(NOON - 1)).toEqual([]);
    expect(await dailies.due(NOON)).toEqual([PLACE]);
    const steps = await Promise.all([1, 2, 3, 4].map(() => tick(dailies, NOON)));
    expect(steps.filter((step) => step?.kind === 'ask')).toHaveLength(1);
    const { run } = (await dailies.of(PLACE.chat))!.open!;
    await dailies.shown(PLACE.chat, run, '500');
    expect(await dailies.due(NOON + DAY - 1)).toEqual([]);
    expect((await dailies.of(PLACE.chat))!.open!.messageId).toBe('500');
  });

  it('are sent again while the platform has not taken them', async () => {
    const dailies = createDailies(await openTestStore(kind));
    await begin(dailies);
    await tick(dailies, NOON);
    expect(await dailies.due(NOON + 59_000)).toEqual([]);
    expect(await dailies.due(NOON + 60_000)).toEqual([PLACE]);
    expect((await tick(dailies, NOON + 60_000))?.kind).toBe('again');
  });

  it('count the first answer of each, give points the next day, and keep the bag', async () => {
    const store = await openTestStore(kind);
    const dailies = createDailies(store);
    await begin(dailies);
    await tick(dailies, NOON, 'first');
    const { run } = (await dailies.of(PLACE.chat))!.open!;
    const taken = await Promise.all(
      [0, 1, 1].map((option) => dailies.answer(PLACE.chat, run, by('telegram:1', option))),
    );
    expect(taken.map(({ kind: outcome }) => outcome).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'already-answered',
      'already-answered',
      'counts',
    ]);
    expect(await dailies.answer(PLACE.chat, run, by('telegram:2', 1))).toEqual({ kind: 'counts', option: 1 });
    expect(await dailies.answer(PLACE.chat, run - 1, by('telegram:3', 1))).toEqual({ kind: 'too-late' });
    expect(await dailies.answer(PLACE.chat, run, by('telegram:3', 7))).toEqual({ kind: 'too-late' });
    expect(await dailies.answer('telegram:-2', run, by('telegram:3', 1))).toEqual({ kind: 'too-late' });

    await tick(dailies, NOON + DAY, 'second');
    expect(await dailies.answer(PLACE.chat, run, by('telegram:4', 1))).toEqual({ kind: 'too-late' });
    expect(await dailies.answers(PLACE.chat, run)).toHaveLength(2);
    expect(await dailies.streaks(PLACE.chat)).toContainEqual({ person: 'telegram:2', name: 'telegram:2', days: 1 });
    const scores = await store.selectFrom('score_event').selectAll().where('person', '=', 'telegram:2').execute();
    expect(scores).toMatchObject([{ question: 'first', points: 100, right: 1, chat: PLACE.chat, at: NOON + DAY }]);
    expect(await createGames(store).cycles(PLACE.chat)).toEqual(
      new Map([
        ['first', 1],
        ['second', 1],
      ]),
    );
    await tick(dailies, NOON + 2 * DAY, 'third');
    expect(await dailies.answers(PLACE.chat, run)).toEqual([]);
  });

  it('are over the next day when none is due then, with points once', async () => {
    const store = await openTestStore(kind);
    const dailies = createDailies(store);
    await dailies.set(PLACE, () => newDaily({ ...SCHEDULE, weekdays: [3] }, 'en', START));
    await tick(dailies, NOON);
    const { run } = (await dailies.of(PLACE.chat))!.open!;
    await dailies.shown(PLACE.chat, run, '500');
    await dailies.answer(PLACE.chat, run, by('telegram:1', 1));
    expect(await dailies.due(NOON + DAY - 1)).toEqual([]);
    expect(await dailies.due(NOON + DAY)).toEqual([PLACE]);
    const steps = await Promise.all([1, 2, 3].map(() => tick(dailies, NOON + DAY)));
    expect(steps.filter((step) => step?.kind === 'resolve')).toHaveLength(1);
    expect(await dailies.answer(PLACE.chat, run, by('telegram:2', 1))).toEqual({ kind: 'too-late' });
    expect(await dailies.answers(PLACE.chat, run)).toHaveLength(1);
    expect(await dailies.streaks(PLACE.chat)).toMatchObject([{ person: 'telegram:1', days: 1 }]);
    expect(await store.selectFrom('score_event').select('points').execute()).toEqual([{ points: 100 }]);
    expect(await dailies.of(PLACE.chat)).toMatchObject({ last: { run, messageId: '500' } });
    await dailies.resultShown(PLACE.chat, run);
    expect((await dailies.of(PLACE.chat))!.last).toBeUndefined();
    expect(await dailies.due(NOON + 7 * DAY - 1)).toEqual([]);
    await tick(dailies, NOON + 7 * DAY, 'second');
    expect(await dailies.answers(PLACE.chat, run)).toEqual([]);
    expect(await store.selectFrom('score_event').select('points').execute()).toHaveLength(1);
  });

  it('can be set anew and removed', async () => {
    const dailies = createDailies(await openTestStore(kind));
    await begin(dailies);
    const seen: (Daily | undefined)[] = [];
    await dailies.set(PLACE, (before) => {
      seen.push(before);
      return { ...before!, language: 'de' };
    });
    expect(seen[0]).toMatchObject({ language: 'en' });
    expect(await dailies.of(PLACE.chat)).toMatchObject({ language: 'de', next: NOON });
    expect(await dailies.remove(PLACE.chat)).toMatchObject({ language: 'de' });
    expect(await dailies.remove(PLACE.chat)).toBeUndefined();
    expect(await tick(dailies, NOON)).toBeUndefined();
  });

  it('move with their chat, are dropped with it, and forget a person', async () => {
    const store = await openTestStore(kind);
    const dailies = createDailies(store);
    const memory = createMemory(store, [gamePart, dailyPart]);
    await begin(dailies);
    await tick(dailies, NOON);
    const { run } = (await dailies.of(PLACE.chat))!.open!;
    await dailies.answer(PLACE.chat, run, by('telegram:1', 1));
    await dailies.answer(PLACE.chat, run, by('telegram:2', 1));
    expect(await memory.dataOf('telegram:1')).toMatchObject({ dailyAnswers: [{ option: 1, right: true }] });
    await memory.forgetPerson('telegram:1');
    expect(await memory.dataOf('telegram:1')).toEqual({});
    const moved = { chat: 'telegram:-100', space: 'telegram:-100' };
    await memory.moveChat(PLACE, moved);
    expect(await dailies.of(PLACE.chat)).toBeUndefined();
    expect(await dailies.answers(moved.chat, run)).toMatchObject([{ person: 'telegram:2' }]);
    expect(await memory.spaces()).toEqual([{ space: moved.space, left: false }]);
    await memory.leaveSpace(moved.space, NOON);
    await memory.cleanUp(NOON);
    expect(await dailies.of(moved.chat)).toBeUndefined();
    expect(await dailies.answers(moved.chat, run)).toEqual([]);
  });
});
