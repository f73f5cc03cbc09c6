import { randomUUID } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  Kysely,
  PostgresDialect,
  type DatabaseConnection,
  type Driver,
  sql,
  SqliteDialect,
  type Dialect,
  type SqliteDatabase,
} from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool, TypeOverrides, types } from 'pg';
import { MIGRATIONS } from './migrations/index.ts';
import type { Store, Tables } from './tables.ts';

/** Where the data is. */
export type StoreTarget =
  | { readonly kind: 'sqlite'; /** Path of the file; `:memory:` for none. */ readonly file: string }
  | {
      readonly kind: 'postgres';
      readonly url: string;
      /** Absent: the one the server chooses. */ readonly schema?: string;
    };

/** The store cannot be used; the message says what to do and holds no password. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Longest wait for a connection and for one statement, in ms. */
const MAX_WAIT = 10_000;
const MAX_CONNECTIONS = 10;

/** How PostgreSQL is told whose a connection is. */
export const CONNECTION_NAME = 'ovks-bot';

/**
 * Opens the store and brings its tables up to date.
 * @param onLost told when an idle connection breaks; the next statement opens a new one
 * @param process name of this process among those that share the store, by which others see whether it is connected
 * @throws {StoreError}
 */
export async function openStore(
  target: StoreTarget,
  onLost: (error: Error) => void = () => {},
  process?: string,
): Promise<Store> {
  const store = new Kysely<Tables>({ dialect: await dialectFor(target, onLost, process) });
  try {
    if (target.kind === 'sqlite') await migrateAlone(store);
    else await migrate(store, target.schema);
    return store;
  } catch (error) {
    await store.destroy().catch(() => undefined);
    throw unusable(target, error);
  }
}

function unusable(target: StoreTarget, error: unknown): StoreError {
  const where = target.kind === 'sqlite' ? `DATA_DIR: ${target.file}` : 'DATABASE_URL';
  return new StoreError(`The database (${where}) cannot be used: ${(error as Error).message}`, { cause: error });
}

/**
 * Makes the tables in a scratch store, an SQLite database in memory or a schema of its own in PostgreSQL, and removes them again. The
 * folder of an SQLite file must be writable.
 * @returns the number of migrations
 * @throws {StoreError}
 */
export async function tryMigrations(target: StoreTarget): Promise<number> {
  if (target.kind === 'sqlite') {
    try {
      await mkdir(dirname(target.file), { recursive: true });
      await access(dirname(target.file), constants.W_OK);
    } catch (error) {
      throw unusable(target, error);
    }
    await (await openStore({ kind: 'sqlite', file: ':memory:' })).destroy();
    return Object.keys(MIGRATIONS).length;
  }
  const schema = `check_${randomUUID().replaceAll('-', '')}`;
  const administer = async (work: (store: Store) => Promise<unknown>): Promise<void> => {
    const store = new Kysely<Tables>({ dialect: await dialectFor({ kind: 'postgres', url: target.url }, () => {}) });
    try {
      await work(store);
    } catch (error) {
      throw unusable(target, error);
    } finally {
      await store.destroy();
    }
  };
  await administer((store) => store.schema.createSchema(schema).execute());
  try {
    await (await openStore({ ...target, schema })).destroy();
  } finally {
    await administer((store) => store.schema.dropSchema(schema).cascade().execute());
  }
  return Object.keys(MIGRATIONS).length;
}

/** Whether the store answers. @throws {Error} when it does not */
export async function pingStore(store: Store): Promise<boolean> {
  await sql`select 1`.execute(store);
  return true;
}

async function dialectFor(target: StoreTarget, onLost: (error: Error) => void, process?: string): Promise<Dialect> {
  if (target.kind === 'postgres') {
    const pool = new Pool({
      connectionString: target.url,
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: MAX_WAIT,
      statement_timeout: MAX_WAIT,
      application_name: process === undefined ? CONNECTION_NAME : `${CONNECTION_NAME} ${process}`,
      types: withNumbers(),
    });
    // Without a listener a lost idle connection would end the process.
    pool.on('error', onLost);
    const { schema } = target;
    if (schema !== undefined)
      pool.on('connect', (client) => void client.query(`set search_path to ${client.escapeIdentifier(schema)}`));
    return new PostgresDialect({ pool });
  }
  const { file } = target;
  return new OrderlySqliteDialect({
    database: async () => {
      if (file !== ':memory:') await mkdir(dirname(file), { recursive: true });
      const database = new Sqlite(file);
      // WAL lets a backup read while the bot writes; FULL keeps what was acknowledged even when the power fails.
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.pragma('foreign_keys = ON');
      return withPreparedStatements(database);
    },
  });
}

/**
 * The database as Kysely needs it, preparing each statement once instead of at every use. The statements are few: they are written in
 * the code, and values are bound.
 */
function withPreparedStatements(database: Sqlite.Database): SqliteDatabase {
  const statements = new Map<string, Sqlite.Statement>();
  return {
    prepare(text) {
      let statement = statements.get(text);
      if (!statement) {
        statement = database.prepare(text);
        statements.set(text, statement);
      }
      return statement;
    },
    close: () => void database.close(),
  };
}

/** 64-bit integers as numbers: times in ms and counts stay far below 2^53. */
function withNumbers(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}

/** Kysely neither locks SQLite nor puts its schema changes in a transaction; an exclusive transaction does both. */
async function migrateAlone(store: Store): Promise<void> {
  await store.connection().execute(async (connection) => {
    await sql`begin exclusive`.execute(connection);
    try {
      await migrate(connection);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

async function migrate(store: Store, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db: store,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error && /^corrupted migrations: previously executed migration .* is missing$/.test((error as Error).message)) {
    throw new Error(
      'it was written by a newer version of the bot; start that version, or give this one another database',
    );
  }
  if (error) throw error;
}

/** SQLite with a queue for its one connection: Kysely wakes all who wait at each release, which takes the square of their number. */
class OrderlySqliteDialect extends SqliteDialect {
  override createDriver(): Driver {
    return inTurn(super.createDriver());
  }
}

/** The driver of one connection, which those who want it get one after the other. */
function inTurn(driver: Driver): Driver {
  const waiting: (() => void)[] = [];
  let taken = false;
  return {
    init: () => driver.init(),
    async acquireConnection(): Promise<DatabaseConnection> {
      if (taken) await new Promise<void>((resolve) => waiting.push(resolve));
      taken = true;
      return driver.acquireConnection();
    },
    async releaseConnection(connection) {
      await driver.releaseConnection(connection);
      const next = waiting.shift();
      if (next) next();
      else taken = false;
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    destroy: () => driver.destroy(),
  };
}
