import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemory } from '../../src/store/memory.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { openStore, StoreError } from '../../src/store/open.ts';
import { emptyDatabase, openTestStore, STORE_KINDS } from '../support/stores.ts';

describe.for(STORE_KINDS)('opening %s', (kind) => {
  it('makes the tables once; what was stored is there after a restart', async () => {
    const target = await emptyDatabase(kind);
    const first = await openStore(target);
    await createMemory(first).setPersonLanguage('telegram:1', 'de');
    await first.destroy();
    const second = await openStore(target);
    onTestFinished(() => second.destroy());
    expect(await createMemory(second).personLanguage('telegram:1')).toBe('de');
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(second);
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(MIGRATIONS).toSorted());
  });

  it('several processes may start at once', async () => {
    const target = await emptyDatabase(kind);
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(target)));
    onTestFinished(async () => void (await Promise.all(stores.map((store) => store.destroy()))));
    await Promise.all(stores.map((store, index) => createMemory(store).setNote(`${index}`, 'here')));
    expect(await createMemory(stores[0]!).note('3')).toBe('here');
  });

  it('refuses a database of a newer version and says so', async () => {
    const target = await emptyDatabase(kind);
    const store = await openStore(target);
    await sql`insert into kysely_migration (name, timestamp) values ('2999-01-01-future', '2999-01-01')`.execute(store);
    await store.destroy();
    await expect(openStore(target)).rejects.toThrow(StoreError);
    await expect(openStore(target)).rejects.toThrow('newer version');
  });

  it('gives 64-bit times and counts as numbers', async () => {
    const store = await openTestStore(kind);
    const { rows } = await sql<{ n: unknown }>`select count(*) as n from note`.execute(store);
    expect(rows).toEqual([{ n: 0 }]);
  });
});

it('SQLite acknowledges only what is on the disk', async () => {
  const store = await openTestStore('sqlite');
  const mode = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(store);
  const synchronous = await sql<{ synchronous: number }>`pragma synchronous`.execute(store);
  const foreignKeys = await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(store);
  expect(mode.rows).toEqual([{ journal_mode: 'wal' }]);
  expect(synchronous.rows).toEqual([{ synchronous: 2 }]);
  expect(foreignKeys.rows).toEqual([{ foreign_keys: 1 }]);
});

it('says what is wrong with a file that is no database', async () => {
  const file = join(tmpdir(), `ovks-no-database-${process.pid}`);
  await writeFile(file, 'This is not a database, and it is longer than a header. '.repeat(20));
  onTestFinished(() => rm(file));
  await expect(openStore({ kind: 'sqlite', file })).rejects.toThrow(`DATA_DIR: ${file}`);
});

it('does not show the password of a server that cannot be reached', async () => {
  const error = await openStore({ kind: 'postgres', url: 'postgres://bot:hunter2@127.0.0.1:1/bot' }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  expect((error as Error).message).toContain('DATABASE_URL');
  expect((error as Error).message).not.toContain('hunter2');
});
