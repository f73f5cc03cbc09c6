import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { openStore, type StoreTarget } from '../../src/store/open.ts';
import type { Store } from '../../src/store/tables.ts';

/** The databases every store test runs against. */
export const STORE_KINDS = ['sqlite', 'postgres'] as const;

/** An empty database that is removed after the test. */
export async function emptyDatabase(kind: (typeof STORE_KINDS)[number]): Promise<StoreTarget> {
  if (kind === 'sqlite') {
    const directory = await mkdtemp(join(tmpdir(), 'ovks-store-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    return { kind, file: join(directory, 'data', 'bot.sqlite') };
  }
  const response = await fetch(inject('postgresBroker'));
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(answer, `create database ${name}`);
  onTestFinished(() => administer(answer, `drop database ${name} with (force)`));
  const url = new URL(answer);
  url.pathname = `/${name}`;
  return { kind, url: url.href };
}

/** A store on an empty database, closed and removed after the test. */
export async function openTestStore(kind: (typeof STORE_KINDS)[number]): Promise<Store> {
  const store = await openStore(await emptyDatabase(kind));
  onTestFinished(() => store.destroy());
  return store;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
