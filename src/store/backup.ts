import { access, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { StoreError } from './open.ts';

/**
 * Copies an SQLite database while others use it: the copy holds everything that was stored when it was finished.
 * @param file the database
 * @param to the copy; it must not exist yet
 * @throws {StoreError}
 */
export async function backup(file: string, to: string): Promise<void> {
  if (!(await exists(file)))
    throw new StoreError(`There is no database to copy at ${file}: has the bot run with this DATA_DIR?`);
  if (await exists(to)) throw new StoreError(`${to} exists already: name another file`);
  await mkdir(dirname(to), { recursive: true });
  // Only a complete copy gets the name that was asked for.
  const unfinished = `${to}.unfinished`;
  try {
    const database = new Sqlite(file, { readonly: true, fileMustExist: true });
    try {
      await database.backup(unfinished);
    } finally {
      database.close();
    }
    checkCopy(unfinished);
    await rename(unfinished, to);
  } catch (error) {
    throw asStoreError(error, `${file} could not be copied`);
  } finally {
    await removeWithLogs(unfinished);
  }
}

/**
 * Puts a copy in the place of a database that nobody uses.
 * @param from the copy
 * @param file the database; it is kept beside the new one
 * @param now ms since 1970, for its new name
 * @returns where the old database is now; undefined if there was none
 * @throws {StoreError} for a broken copy, or while the bot runs
 */
export async function restore(from: string, file: string, now: number): Promise<string | undefined> {
  if (!(await exists(from))) throw new StoreError(`There is no file ${from}`);
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  try {
    await copyFile(from, unfinished);
    checkCopy(unfinished);
    const kept = (await exists(file)) ? `${file}.before-${stampOf(now)}` : undefined;
    if (kept !== undefined) {
      takeOutOfUse(file);
      await rename(file, kept);
    }
    await rename(unfinished, file);
    return kept;
  } catch (error) {
    throw asStoreError(error, `${from} could not be restored`);
  } finally {
    await removeWithLogs(unfinished);
  }
}

/** A time as it may stand in a file's name: `2026-11-25T18-30-00Z`. */
export function stampOf(now: number): string {
  return new Date(now).toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
}

/** @throws {StoreError} unless it is a sound database of the bot */
function checkCopy(file: string): void {
  const database = new Sqlite(file, { fileMustExist: true });
  try {
    const sound = database.pragma('integrity_check', { simple: true }) === 'ok';
    const ours = database.prepare(`select 1 from sqlite_master where name = 'kysely_migration'`).get() !== undefined;
    if (!sound || !ours) throw new StoreError(sound ? 'it is no database of the bot' : 'it is damaged');
  } finally {
    database.close();
  }
}

/** Writes everything into the one file, which succeeds only when nobody else has it open. @throws {StoreError} */
function takeOutOfUse(file: string): void {
  const database = new Sqlite(file, { timeout: 0 });
  try {
    database.pragma('journal_mode = delete');
  } catch (error) {
    throw new StoreError('the database is in use: stop the bot first', { cause: error });
  } finally {
    database.close();
  }
}

async function removeWithLogs(file: string): Promise<void> {
  for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) await rm(name, { force: true });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function asStoreError(error: unknown, what: string): StoreError {
  return new StoreError(`${what}: ${(error as Error).message}`, { cause: error });
}
