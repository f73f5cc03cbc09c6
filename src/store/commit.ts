import { setImmediate as turn } from 'node:timers/promises';
import { SqliteAdapter, type Transaction } from 'kysely';
import type { Store, Tables } from './tables.ts';

/** Something to be stored as a whole; it must begin with a write, and may be run again after it failed. */
export type Work<T> = (transaction: Transaction<Tables>) => Promise<T>;

/** Runs a piece of work in a transaction; resolves when it is committed, and rejects when nothing of it is stored. */
export type Commit = <T>(work: Work<T>) => Promise<T>;

/** Pieces of work in one transaction at most. */
const MAX_TOGETHER = 500;

/**
 * Transactions of much that happens at the same time. SQLite has one writer, who waits for the disk at every commit: what comes in
 * meanwhile is committed together (group commit). PostgreSQL does so by itself.
 */
export function createCommit(store: Store): Commit {
  const alone: Commit = (work) => store.transaction().execute(work);
  if (!(store.getExecutor().adapter instanceof SqliteAdapter)) return alone;

  interface Waiting {
    readonly run: (transaction: Transaction<Tables>) => Promise<void>;
    readonly committed: () => void;
    /** Runs it in a transaction of its own. */
    readonly alone: () => void;
  }
  let waiting: Waiting[] = [];
  let committing = false;

  const commitWaiting = async (): Promise<void> => {
    let together: Waiting[] = [];
    try {
      await store.transaction().execute(async (transaction) => {
        // Not before the transaction has begun: others may have come while it waited for its turn.
        together = waiting.splice(0, MAX_TOGETHER);
        for (const { run } of together) await run(transaction);
      });
      for (const { committed } of together) committed();
    } catch {
      // One of them failed, which is nothing to the others.
      for (const one of together.length > 0 ? together : waiting.splice(0)) one.alone();
    }
  };

  const commitAll = async (): Promise<void> => {
    committing = true;
    while (waiting.length > 0) {
      // The driver never lets go of the event loop; without a turn nothing would ever come in meanwhile.
      await turn();
      await commitWaiting();
    }
    committing = false;
  };

  return <T>(work: Work<T>) =>
    new Promise<T>((resolve, reject) => {
      let result: T;
      waiting.push({
        async run(transaction) {
          result = await work(transaction);
        },
        committed: () => resolve(result),
        alone: () => void alone(work).then(resolve, reject),
      });
      if (!committing) void commitAll();
    });
}
