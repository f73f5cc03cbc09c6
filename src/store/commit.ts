import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { SqliteAdapter, type Transaction } from 'kysely';
import { createGather } from './gather.ts';
import type { Store, Tables } from './tables.ts';

/** Something to be stored as a whole; it must begin with a write, and may be run again after it failed. */
export type Work<T> = (transaction: Transaction<Tables>) => Promise<T>;

/** Runs a piece of work in a transaction; resolves when it is committed, and rejects when nothing of it is stored. */
export type Commit = <T>(work: Work<T>) => Promise<T>;

/** Longest rest between two commits, ms. */
const MAX_REST = 25;

/**
 * Transactions of much that happens at the same time. SQLite has one writer, who waits for the disk at every commit: what comes in
 * meanwhile is committed together (group commit). PostgreSQL does so by itself.
 */
export function createCommit(store: Store): Commit {
  const alone: Commit = (work) => store.transaction().execute(work);
  if (!(store.getExecutor().adapter instanceof SqliteAdapter)) return alone;

  let restUntil = 0;
  /** The process stands still while SQLite waits for the disk. With a slow one hardly anything else would run without a rest. */
  const rest = (): Promise<unknown> => {
    const left = restUntil - performance.now();
    return left < 1 ? turn() : sleep(left);
  };

  const gathered = createGather<Work<unknown>, unknown>(
    async (_, take) => {
      await rest();
      const results: unknown[] = [];
      let committing = 0;
      await store.transaction().execute(async (transaction) => {
        // Not before the transaction has begun: others may have come while it waited for its turn.
        for (const work of take()) results.push(await work(transaction));
        committing = performance.now();
      });
      const committed = performance.now();
      restUntil = committed + Math.min(committed - committing, MAX_REST);
      return results;
    },
    (_, work) => alone(work),
  );
  return (work) => gathered('', work) as ReturnType<typeof work>;
}
