import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { backup, restore } from '../../src/store/backup.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import { bareEnvironment } from '../support/process.ts';
import { emptyDatabase } from '../support/stores.ts';

const NOW = Date.UTC(2026, 10, 25, 18, 30);

/** A database file with the bot's connection to it. */
async function running() {
  const target = await emptyDatabase('sqlite');
  if (target.kind !== 'sqlite') throw new Error(target.kind);
  const store = await openStore(target);
  let open = true;
  const stop = async (): Promise<void> => {
    if (open) await store.destroy();
    open = false;
  };
  onTestFinished(stop);
  return { file: target.file, folder: dirname(target.file), memory: createMemory(store), stop };
}

const notesIn = async (file: string): Promise<(string | undefined)[]> => {
  const store = await openStore({ kind: 'sqlite', file });
  try {
    const memory = createMemory(store);
    return await Promise.all(['first', 'second'].map((key) => memory.note(key)));
  } finally {
    await store.destroy();
  }
};

it('copies a database while it is written to, whole', async () => {
  const { file, folder, memory } = await running();
  await memory.setNote('first', '1');
  const writing = (async () => {
    for (let index = 0; index < 200; index++) await memory.setNote(`n${index}`, 'x'.repeat(5000));
  })();
  const copy = join(folder, 'backups', 'copy.sqlite');
  await backup(file, copy);
  await writing;
  await memory.setNote('second', '2');
  expect(await notesIn(copy)).toEqual(['1', undefined]);
  expect((await readdir(dirname(copy))).filter((name) => name.includes('unfinished'))).toEqual([]);
});

it('restores a copy and keeps what was there', async () => {
  const { file, folder, memory, stop } = await running();
  await memory.setNote('first', 'old');
  const copy = join(folder, 'copy.sqlite');
  await backup(file, copy);
  await memory.setNote('first', 'new');
  await memory.setNote('second', 'new');
  await stop();
  const kept = await restore(copy, file, NOW);
  expect(kept).toBe(`${file}.before-2026-11-25T18-30-00Z`);
  expect(await notesIn(file)).toEqual(['old', undefined]);
  expect(await notesIn(kept!)).toEqual(['new', 'new']);
  expect(await restore(copy, join(folder, 'elsewhere', 'bot.sqlite'), NOW)).toBeUndefined();
});

it('refuses to restore under a running bot, or something else than a copy', async () => {
  const { file, folder, memory } = await running();
  await memory.setNote('first', 'here');
  const copy = join(folder, 'copy.sqlite');
  await backup(file, copy);
  await expect(restore(copy, file, NOW)).rejects.toThrow('in use: stop the bot first');
  const nonsense = join(folder, 'nonsense.sqlite');
  await writeFile(nonsense, 'not a database, but long enough to be looked at'.repeat(100));
  await expect(restore(nonsense, file, NOW)).rejects.toThrow('could not be restored');
  await expect(restore(join(folder, 'nothing'), file, NOW)).rejects.toThrow('There is no file');
  expect(await memory.note('first')).toBe('here');
});

it('overwrites no copy, and says when there is nothing to copy', async () => {
  const { file, folder } = await running();
  const copy = join(folder, 'copy.sqlite');
  await backup(file, copy);
  await expect(backup(file, copy)).rejects.toThrow('exists already');
  await expect(backup(join(folder, 'none.sqlite'), join(folder, 'x'))).rejects.toThrow('There is no database');
});

it('works from the command line, and names PostgreSQL’s own tools without a password', async () => {
  const { file, folder, memory, stop } = await running();
  await memory.setNote('first', '1');
  const run = async (argument: string[], environment: Record<string, string>) =>
    promisify(execFile)(process.execPath, ['src/backup-cli.ts', ...argument], {
      env: { ...bareEnvironment(), ...environment },
    });
  const copy = join(folder, 'cli.sqlite');
  expect((await run(['backup', copy], { DATA_DIR: folder })).stdout).toBe(`Copied to ${copy}\n`);
  await stop();
  expect((await run(['restore', copy], { DATA_DIR: folder })).stdout).toContain(`Restored ${copy} to ${file}`);
  const { stdout } = await run(['backup'], { DATABASE_URL: 'postgres://bot:s3cret@localhost:5432/bot' });
  expect(stdout).toMatch(/pg_dump --format=custom --file='bot-.*\.dump' "\$DATABASE_URL"/);
  expect(stdout).not.toContain('s3cret');
  await expect(run(['restore'], { DATA_DIR: folder })).rejects.toThrow('Usage');
});
