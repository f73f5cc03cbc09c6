import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { SETTINGS_CHANNEL } from './migrations/2026-11-25-settings-changes.ts';
import type { SettingsCache } from './settings-cache.ts';

/** ms between two signs of life; a connection that broke without a word is noticed by the next one. */
const HEARTBEAT = 20_000;
/** Longest wait for the server, ms. */
const MAX_WAIT = 5000;
const FIRST_DELAY = 200;
const MAX_DELAY = 10_000;

/**
 * Tells a cache what the database announces about settings (see the migration), on a connection of its own that is made again when it
 * breaks. While there is none, the cache pauses.
 * @param url of a PostgreSQL database
 * @returns stops it
 */
export function listenForChanges(
  url: string,
  cache: Pick<SettingsCache, 'forget' | 'pause' | 'resume'>,
): () => Promise<void> {
  const stopped = new AbortController();
  const { signal } = stopped;

  const listenOnce = async (): Promise<void> => {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: MAX_WAIT,
      query_timeout: MAX_WAIT,
      application_name: 'ovks-bot changes',
    });
    const ended = new Promise<'ended'>((resolve) => {
      client.on('end', () => resolve('ended'));
      client.on('error', () => resolve('ended'));
    });
    client.on('notification', ({ payload = '' }) => {
      const [table, ...key] = payload.split(' ');
      cache.forget(table as 'person' | 'chat_settings', key.join(' '));
    });
    try {
      await client.connect();
      await client.query(`listen ${SETTINGS_CHANNEL}`);
      cache.resume();
      while ((await Promise.race([ended, sleep(HEARTBEAT, 'alive', { signal })])) === 'alive')
        await client.query('select 1');
    } finally {
      cache.pause();
      await client.end().catch(() => undefined);
    }
  };

  const run = async (): Promise<void> => {
    for (let delay = FIRST_DELAY; !signal.aborted; delay = Math.min(2 * delay, MAX_DELAY)) {
      const begun = performance.now();
      // The store itself tells when the database is out of reach; here it only costs speed.
      await listenOnce().catch(() => undefined);
      if (performance.now() - begun > HEARTBEAT) delay = FIRST_DELAY;
      await sleep(delay, undefined, { signal }).catch(() => undefined);
    }
  };

  cache.pause();
  const running = run();
  return async () => {
    stopped.abort();
    await running;
  };
}
