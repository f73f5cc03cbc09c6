import { setTimeout as sleep } from 'node:timers/promises';
import type { Memory } from '../bot/memory.ts';
import { createRecent } from '../bot/recent.ts';

/** Languages and settings that were read a short time ago, so that not every question asks the store for them. */
export interface SettingsCache {
  /** The same memory, with what it reads remembered. */
  over(memory: Memory): Memory;
  /** Another process has changed the row with this key of a table. */
  forget(table: 'person' | 'chat_settings', key: string): void;
  /** Changes by others may be missed from now on: everything is forgotten and nothing remembered … */
  pause(): void;
  /** … until they are told again. */
  resume(): void;
}

/** What is remembered at most; a person or a chat takes some hundred bytes. */
const CAPACITY = 20_000;
/** ms after which a value is read again even if nobody has told of a change. */
const LIFETIME = 10 * 60_000;
/** ms before everything is listed: whoever made that necessary is acknowledged first. */
const LISTING_DELAY = 100;

/** Everything that is set: as nearly nobody sets anything, that is little. */
interface Listing {
  /** By key; what has none is not set. Undefined: too much to be listed. */
  readonly values: ReadonlyMap<string, unknown> | undefined;
  /** Keys that have changed since. */
  readonly changed: Set<string>;
  readonly at: number;
}

/**
 * Makes an empty cache.
 * @param now ms
 */
export function createSettingsCache(now: () => number): SettingsCache {
  const known = createRecent<{ readonly value: unknown }>(CAPACITY, LIFETIME);
  /** Reads under way. One that was begun before a change may give what was before it: it is then taken out and not remembered. */
  const reading = new Map<string, Promise<unknown>>();
  let listing: Listing | undefined;
  /** Keys that have changed since the listing under way was begun. */
  let changedSince: Set<string> | undefined;
  let paused = false;

  const remember = async (key: string, loading: Promise<unknown>): Promise<void> => {
    const isCurrent = (): boolean => reading.get(key) === loading && reading.delete(key);
    try {
      const value = await loading;
      if (isCurrent()) known.set(key, { value }, now());
    } catch {
      isCurrent();
    }
  };

  const list = async (memory: Memory): Promise<void> => {
    const changed = (changedSince = new Set());
    await sleep(LISTING_DELAY, undefined, { ref: false });
    if (changedSince !== changed) return;
    const all = await memory.allSettings(CAPACITY).catch(() => undefined);
    if (changedSince !== changed) return;
    changedSince = undefined;
    const values =
      all && new Map<string, unknown>([...keyed(all.persons, personEntry), ...keyed(all.spaces, spaceEntry)]);
    listing = { values, changed, at: now() };
  };

  /** What is known to be set under a key; undefined: the store has to be asked. @param none what is set where nothing is stored */
  const atHand = <T>(key: string, none: T, memory: Memory): { readonly value: T } | undefined => {
    if (paused) return undefined;
    const entry = known.get(key, now());
    if (entry) return entry as { value: T };
    if (listing && now() - listing.at <= LIFETIME) {
      const { values, changed } = listing;
      return values && !changed.has(key) ? { value: values.has(key) ? (values.get(key) as T) : none } : undefined;
    }
    if (!changedSince) void list(memory);
    return undefined;
  };

  const read = <T>(key: string, none: T, memory: Memory, load: () => Promise<T>): Promise<T> => {
    if (paused) return load();
    const entry = atHand(key, none, memory);
    if (entry) return Promise.resolve(entry.value);
    const before = reading.get(key);
    if (before) return before as Promise<T>;
    const loading = load();
    reading.set(key, loading);
    void remember(key, loading);
    return loading;
  };

  const forget: SettingsCache['forget'] = (table, key) => {
    const entry = `${table} ${key}`;
    known.delete(entry);
    reading.delete(entry);
    listing?.changed.add(entry);
    changedSince?.add(entry);
  };

  const forgetAll = (): void => {
    known.forget(() => true);
    reading.clear();
    listing = undefined;
    changedSince = undefined;
  };

  /** Whether a change has been made is not known when it failed: what it is about is forgotten in any case. */
  const changing = async (work: Promise<void>, after: () => void): Promise<void> => {
    try {
      await work;
    } finally {
      after();
    }
  };

  const turn = (off: boolean): void => {
    paused = off;
    forgetAll();
  };

  return {
    forget,
    pause: () => turn(true),
    resume: () => turn(false),
    over: (memory) => ({
      ...memory,
      personLanguage: (person) => read(personEntry(person), undefined, memory, () => memory.personLanguage(person)),
      chatSettings: (space) => read(spaceEntry(space), {}, memory, () => memory.chatSettings(space)),
      atHand: (person, space) =>
        atHand(personEntry(person), undefined, memory) !== undefined &&
        (space === undefined || atHand(spaceEntry(space), {}, memory) !== undefined),
      setPersonLanguage: (person, language) =>
        changing(memory.setPersonLanguage(person, language), () => forget('person', person)),
      setChatSettings: (space, settings) =>
        changing(memory.setChatSettings(space, settings), () => forget('chat_settings', space)),
      forgetPerson: (person) => changing(memory.forgetPerson(person), () => forget('person', person)),
      moveChat: (from, to) =>
        changing(memory.moveChat(from, to), () => {
          forget('chat_settings', from.space);
          forget('chat_settings', to.space);
        }),
      cleanUp: (at) => changing(memory.cleanUp(at), forgetAll),
    }),
  };
}

function personEntry(person: string): string {
  return `person ${person}`;
}

function spaceEntry(space: string): string {
  return `chat_settings ${space}`;
}

function keyed<T>(values: ReadonlyMap<string, T>, entryOf: (key: string) => string): [string, T][] {
  return [...values].map(([key, value]) => [entryOf(key), value]);
}
