import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Memory } from '../../src/bot/memory.ts';
import { listenForChanges } from '../../src/store/changes.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openStore, type StoreTarget } from '../../src/store/open.ts';
import { createSettingsCache } from '../../src/store/settings-cache.ts';
import type { Store } from '../../src/store/tables.ts';
import { emptyDatabase, openTestStore, STORE_KINDS } from '../support/stores.ts';

const PERSON = 'telegram:1';
const SPACE = 'telegram:-100';
const PATIENT = { timeout: 10_000 };

/** Counts what is read from the store. */
function counted(memory: Memory): { memory: Memory; reads: () => number } {
  let reads = 0;
  return {
    memory: {
      ...memory,
      personLanguage: (person) => (reads++, memory.personLanguage(person)),
      chatSettings: (space) => (reads++, memory.chatSettings(space)),
    },
    reads: () => reads,
  };
}

describe.for(STORE_KINDS)('the cache over %s', (kind) => {
  it('reads once, and again after every way to change it', async () => {
    let now = 0;
    const { memory, reads } = counted(createMemory(await openTestStore(kind)));
    const cached = createSettingsCache(() => now).over(memory);
    for (let turn = 0; turn < 3; turn++) {
      expect(await cached.personLanguage(PERSON)).toBeUndefined();
      expect(await cached.chatSettings(SPACE)).toEqual({});
    }
    expect(reads()).toBeLessThanOrEqual(2);
    const first = reads();
    await cached.setPersonLanguage(PERSON, 'de');
    await cached.setChatSettings(SPACE, { language: 'ru' });
    expect([await cached.personLanguage(PERSON), await cached.chatSettings(SPACE)]).toEqual(['de', { language: 'ru' }]);
    expect(reads()).toBe(first + 2);
    await cached.forgetPerson(PERSON);
    expect(await cached.personLanguage(PERSON)).toBeUndefined();
    expect(await cached.chatSettings('telegram:-200')).toEqual({});
    await cached.moveChat({ chat: SPACE, space: SPACE }, { chat: 'telegram:-200', space: 'telegram:-200' });
    expect(await cached.chatSettings(SPACE)).toEqual({});
    expect(await cached.chatSettings('telegram:-200')).toEqual({ language: 'ru' });
    await cached.leaveSpace('telegram:-200', 5);
    await cached.cleanUp(5);
    expect(await cached.chatSettings('telegram:-200')).toEqual({});
    const before = reads();
    await cached.chatSettings('telegram:-200');
    expect(reads()).toBe(before);
    now += 10 * 60_000 + 1;
    await cached.chatSettings('telegram:-200');
    expect(reads()).toBe(before + 1);
  });
});

it('does not remember what was read while it changed, nor a failure', async () => {
  const inner = createMemory(await openTestStore('sqlite'));
  const pending: PromiseWithResolvers<string | undefined>[] = [];
  const cached = createSettingsCache(() => 0).over({
    ...inner,
    personLanguage: () => {
      const reading = Promise.withResolvers<string | undefined>();
      pending.push(reading);
      return reading.promise;
    },
  });
  const old = cached.personLanguage(PERSON);
  await cached.setPersonLanguage(PERSON, 'de');
  pending[0]!.resolve('from before');
  expect(await old).toBe('from before');
  const failing = cached.personLanguage(PERSON);
  const same = cached.personLanguage(PERSON);
  pending[1]!.reject(new Error('disk full'));
  await expect(failing).rejects.toThrow('disk full');
  await expect(same).rejects.toThrow('disk full');
  const fresh = cached.personLanguage(PERSON);
  pending[2]!.resolve('de');
  expect(await fresh).toBe('de');
  expect(await cached.personLanguage(PERSON)).toBe('de');
  expect(pending).toHaveLength(3);
});

describe('what is set by anybody', () => {
  const list = async (given: Partial<Memory> = {}) => {
    let time = 0;
    const inner = createMemory(await openTestStore('sqlite'));
    await inner.setPersonLanguage(PERSON, 'de');
    await inner.setChatSettings(SPACE, { quizzes: false });
    const { memory, reads } = counted({ ...inner, ...given });
    const cache = createSettingsCache(() => time);
    const cached = cache.over(memory);
    const listed = () => expect.poll(() => cached.atHand('telegram:2', 'telegram:-2')).toBe(true);
    return { inner, cache, cached, reads, listed, pass: (ms: number) => void (time += ms) };
  };

  it('is soon at hand for everybody, whether they set something or not', async () => {
    const { cached, reads, listed } = await list();
    expect(cached.atHand('telegram:2', undefined)).toBe(false);
    await listed();
    expect([cached.atHand(PERSON, SPACE), cached.atHand('telegram:2', SPACE)]).toEqual([true, true]);
    expect(await cached.personLanguage('telegram:2')).toBeUndefined();
    expect(await cached.chatSettings('telegram:-2')).toEqual({});
    expect(await cached.personLanguage(PERSON)).toBe('de');
    expect(await cached.chatSettings(SPACE)).toEqual({ quizzes: false });
    expect(reads()).toBe(0);
  });

  it('is asked for again after a change, here or elsewhere', async () => {
    const { inner, cache, cached, listed } = await list();
    await listed();
    await cached.setPersonLanguage('telegram:2', 'ru');
    await inner.setPersonLanguage(PERSON, 'en');
    cache.forget('person', PERSON);
    expect([cached.atHand('telegram:2', undefined), cached.atHand(PERSON, undefined)]).toEqual([false, false]);
    expect(await cached.personLanguage('telegram:2')).toBe('ru');
    expect(await cached.personLanguage(PERSON)).toBe('en');
    await cached.forgetPerson(PERSON);
    expect(await cached.personLanguage(PERSON)).toBeUndefined();
  });

  it('is asked for if it changed while it was listed', async () => {
    const before = Promise.withResolvers<Awaited<ReturnType<Memory['allSettings']>>>();
    const { cached, listed } = await list({ allSettings: () => before.promise });
    await cached.personLanguage(PERSON);
    await cached.setPersonLanguage('telegram:3', 'ru');
    before.resolve({ persons: new Map([[PERSON, 'de']]), spaces: new Map() });
    await listed();
    expect(await cached.personLanguage('telegram:3')).toBe('ru');
  });

  it('is asked for while changes may be missed, after some time, and when it is too much', async () => {
    const { inner, cache, cached, listed, pass } = await list();
    await listed();
    await inner.setPersonLanguage('telegram:2', 'ru');
    pass(10 * 60_000 + 1);
    expect(await cached.personLanguage('telegram:2')).toBe('ru');
    await expect.poll(() => cached.atHand('telegram:3', undefined)).toBe(true);
    cache.pause();
    expect(cached.atHand('telegram:3', undefined)).toBe(false);
    await inner.setPersonLanguage('telegram:3', 'en');
    expect(await cached.personLanguage('telegram:3')).toBe('en');
    cache.resume();
    await expect.poll(() => cached.atHand('telegram:4', undefined)).toBe(true);
    expect(await cached.personLanguage('telegram:3')).toBe('en');
    const crowded = await list({ allSettings: () => Promise.resolve(undefined) });
    await crowded.cached.personLanguage('telegram:2');
    await crowded.cached.personLanguage('telegram:4');
    expect(crowded.reads()).toBe(2);
  });

  it('goes with a chat that is dropped', async () => {
    const { cached, listed } = await list();
    await listed();
    await cached.leaveSpace(SPACE, 5);
    await cached.cleanUp(5);
    expect(await cached.chatSettings(SPACE)).toEqual({});
  });

  it('is asked for when it cannot be listed', async () => {
    let tries = 0;
    const { cached } = await list({ allSettings: () => (tries++, Promise.reject(new Error('disk full'))) });
    expect(await cached.personLanguage(PERSON)).toBe('de');
    await expect.poll(() => tries).toBe(1);
    expect(cached.atHand('telegram:2', undefined)).toBe(false);
    expect(await cached.personLanguage('telegram:2')).toBeUndefined();
    expect(tries).toBe(1);
  });
});

it('remembers nothing while it pauses', async () => {
  const { memory, reads } = counted(createMemory(await openTestStore('sqlite')));
  const cache = createSettingsCache(() => 0);
  const cached = cache.over(memory);
  await cached.personLanguage(PERSON);
  cache.pause();
  await cached.personLanguage(PERSON);
  await cached.personLanguage(PERSON);
  expect(reads()).toBe(3);
  cache.resume();
  await cached.personLanguage(PERSON);
  await cached.personLanguage(PERSON);
  expect(reads()).toBe(4);
});

describe('processes that share PostgreSQL', () => {
  /** What a process has: connections of its own, a cache and its listener. */
  async function member(target: StoreTarget): Promise<{ cached: Memory; store: Store; isListening: () => boolean }> {
    if (target.kind !== 'postgres') throw new Error('no PostgreSQL');
    const store = await openStore(target);
    const cache = createSettingsCache(Date.now);
    let listening = false;
    const unlisten = listenForChanges(target.url, {
      forget: cache.forget,
      pause() {
        listening = false;
        cache.pause();
      },
      resume() {
        listening = true;
        cache.resume();
      },
    });
    onTestFinished(async () => {
      await unlisten();
      await store.destroy();
    });
    await expect.poll(() => listening, PATIENT).toBe(true);
    return { cached: cache.over(createMemory(store)), store, isListening: () => listening };
  }

  it('see each other’s changes, whichever way they are made', async () => {
    const target = await emptyDatabase('postgres');
    const [one, other] = [await member(target), await member(target)];
    expect(await other.cached.personLanguage(PERSON)).toBeUndefined();
    expect(await other.cached.chatSettings(SPACE)).toEqual({});
    await one.cached.setPersonLanguage(PERSON, 'de');
    await one.cached.setChatSettings(SPACE, { language: 'ru' });
    await expect.poll(() => other.cached.personLanguage(PERSON), PATIENT).toBe('de');
    await expect.poll(() => other.cached.chatSettings(SPACE), PATIENT).toEqual({ language: 'ru' });
    await one.cached.moveChat({ chat: SPACE, space: SPACE }, { chat: 'telegram:-2', space: 'telegram:-2' });
    await one.cached.forgetPerson(PERSON);
    await expect.poll(() => other.cached.chatSettings(SPACE), PATIENT).toEqual({});
    await expect.poll(() => other.cached.personLanguage(PERSON), PATIENT).toBeUndefined();
    await sql`update chat_settings set language = 'de'`.execute(one.store);
    await expect.poll(() => other.cached.chatSettings('telegram:-2'), PATIENT).toEqual({ language: 'de' });
  });

  it('miss nothing over a lost connection', async () => {
    const target = await emptyDatabase('postgres');
    const [one, other] = [await member(target), await member(target)];
    expect(await other.cached.personLanguage(PERSON)).toBeUndefined();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ovks-bot changes' and datname = current_database()`.execute(
      one.store,
    );
    await expect.poll(() => other.isListening(), { ...PATIENT, interval: 5 }).toBe(false);
    await one.cached.setPersonLanguage(PERSON, 'de');
    // Straight from the store: what was known is forgotten, and nothing is remembered yet.
    expect(await other.cached.personLanguage(PERSON)).toBe('de');
    await expect.poll(() => other.isListening(), PATIENT).toBe(true);
    await expect.poll(() => one.isListening(), PATIENT).toBe(true);
    await one.cached.setPersonLanguage(PERSON, 'ru');
    await expect.poll(() => other.cached.personLanguage(PERSON), PATIENT).toBe('ru');
  });
});
