import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import type { StoreTarget } from '../src/store/open.ts';
import { smallPack, start, temporaryFolder } from './support/process.ts';
import { emptyDatabase, STORE_KINDS } from './support/stores.ts';
import { SMALL_PACK, writePack } from './support/temporary-pack.ts';

const CHECK = ['--check'];

/** What a check has left behind in a database. */
async function tracesOf(target: StoreTarget): Promise<unknown[]> {
  if (target.kind === 'sqlite') return (await readdir(dirname(target.file))).filter((name) => name !== 'cache');
  const client = new Client({ connectionString: target.url });
  await client.connect();
  const { rows } = await client.query(
    "select schema_name as name from information_schema.schemata where schema_name like 'check_%' union select table_name from information_schema.tables where table_schema = 'public'",
  );
  await client.end();
  return rows;
}

it.for(STORE_KINDS)('sums up what a start would use and leaves the database as it was (%s)', async (kind) => {
  const target = await emptyDatabase(kind);
  const folder = target.kind === 'sqlite' ? dirname(target.file) : await temporaryFolder();
  const { ended } = start(
    {
      ...(await smallPack()),
      DATA_DIR: folder,
      TELEGRAM_TOKEN: '123:never-used',
      ...(target.kind === 'postgres' && { DATABASE_URL: target.url }),
    },
    CHECK,
  );
  const { output, errors, code } = await ended;
  expect({ errors, code }).toEqual({ errors: '', code: 0 });
  expect(output).toContain('platforms: Telegram (polling)\n');
  expect(output).toMatch(/pack: moon in .*: 2 facts in en\n/);
  expect(output).toMatch(/migrations that work: [1-9]/);
  expect(output).not.toContain('never-used');
  expect(await tracesOf(target)).toEqual([]);
});

it('works beside a database that is in use', async () => {
  const target = await emptyDatabase('postgres');
  if (target.kind !== 'postgres') throw new Error('no PostgreSQL');
  const environment = { ...(await smallPack()), DATA_DIR: await temporaryFolder(), DATABASE_URL: target.url };
  const first = start(environment);
  first.child.stdin!.end('/language english\n');
  expect((await first.ended).code).toBe(0);
  expect(await start(environment, CHECK).ended).toMatchObject({ errors: '', code: 0 });
});

it.for<[string, Record<string, string>, RegExp, number]>([
  ['a wrong variable', { LOG_LEVEL: 'loud', PORT: '0' }, /^LOG_LEVEL=.*\nPORT=.*\n$/, 78],
  ['variables that contradict each other', { HOST: '0.0.0.0' }, /^HOST=.*needs PORT.*\n$/, 78],
  ['a database out of reach', { DATABASE_URL: 'postgres://bot:hunter2@127.0.0.1:1/bot' }, /^The database.*\n$/, 69],
])('names %s', async ([, variables, problem, expected]) => {
  const { ended } = start({ ...(await smallPack()), DATA_DIR: await temporaryFolder(), ...variables }, CHECK);
  const { output, errors, code } = await ended;
  expect({ output, code }).toEqual({ output: '', code: expected });
  expect(errors).toMatch(problem);
  expect(errors).not.toContain('hunter2');
});

it('names what is wrong with the pack, and what is no option', async () => {
  const KNOWLEDGE_DIR = await writePack({ ...SMALL_PACK, 'sources.yaml': '- { id: x }\n' });
  const { errors, code } = await start({ KNOWLEDGE_DIR, DATA_DIR: await temporaryFolder() }, CHECK).ended;
  expect(code).toBe(78);
  expect(errors).toContain('sources.yaml:1:');
  expect(await start({}, ['--chekc']).ended).toMatchObject({ code: 78 });
});

it('finds out that nothing can be stored', async () => {
  const pack = await smallPack();
  // A file is no folder, not even for root.
  const DATA_DIR = join(pack.KNOWLEDGE_DIR, 'pack.yaml', 'data');
  const { errors, code } = await start({ ...pack, DATA_DIR }, CHECK).ended;
  expect(code).toBe(69);
  expect(errors).toMatch(/^The database \(DATA_DIR: .*bot\.sqlite\) cannot be used: .*\n$/);
});
