import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { ShardClaims, ShardHolder } from '../adapters/discord/claims.ts';

/** How shards are claimed in PostgreSQL. */
export interface ShardClaimsOptions {
  /** Not of a pooler that shares connections: the claims belong to the connection. */
  readonly url: string;
  /** Tells bots apart that share a database. */
  readonly bot: string;
  /** Told when the connection to the database broke; the claims are given up and made anew. */
  readonly onLost: (error: Error) => void;
  /** ms between two looks at who has what; all processes must have the same. */
  readonly interval?: number;
}

/** ms between two looks at who has what. */
const INTERVAL = 3000;
/** Intervals a statement may take; after that this process no longer relies on its claims. */
const MAX_WAIT = 1;
/**
 * Intervals after which PostgreSQL ends the connection of a process that has not been heard of, so that its shards become free
 * whatever happened to it. More than 1 + MAX_WAIT: that process has given up by then, if it lives. With the interval until another
 * process looks this is less than 15 s.
 */
const MAX_SILENCE = 3;

/** The advisory locks of a kind (the first key of each), with the process (of PostgreSQL) that holds them. */
const LOCKS = `
  select pg_backend_pid() as self, pid, classid::bigint = $1 as "isShard", objid::int as value
  from pg_locks join pg_database on pg_database.oid = database
  where datname = current_database() and locktype = 'advisory' and objsubid = 2 and granted and classid::bigint in ($1, $2)`;

interface Lock {
  readonly pid: number;
  readonly isShard: boolean;
  /** The shard; of a process's sign of life, the number of all shards. */
  readonly value: number;
}

/** The connection that holds the claims. */
interface Claimant {
  readonly connection: Client;
  /** Aborted as soon as it is known that the claims are gone with it. */
  readonly lost: AbortSignal;
}

/**
 * Claims by PostgreSQL's advisory locks: one for each shard, and a shared one by which a process shows that it is there. They belong
 * to a connection and end with it.
 */
export function createShardClaims({ url, bot, onLost, interval = INTERVAL }: ShardClaimsOptions): ShardClaims {
  const [shardKey, presenceKey] = [keyOf(`${bot} shard`), keyOf(`${bot} presence`)];
  const held = new Set<number>();
  const stopping = new AbortController();
  let claimant: Claimant | undefined;
  let running: Promise<void> | undefined;

  const connect = async (total: number): Promise<Claimant> => {
    const connection = new Client({
      connectionString: url,
      connectionTimeoutMillis: MAX_WAIT * interval,
      query_timeout: MAX_WAIT * interval,
      application_name: 'ovks-bot shards',
      options: `-c idle_session_timeout=${MAX_SILENCE * interval}`,
    });
    const lost = new AbortController();
    connection.on('error', (error) => lost.abort(error));
    connection.on('end', () => lost.abort(new Error('the connection was closed')));
    try {
      await connection.connect();
      await connection.query('select pg_advisory_lock_shared($1, $2)', [presenceKey, total]);
    } catch (error) {
      end(connection);
      throw error;
    }
    return { connection, lost: lost.signal };
  };

  const locks = async (connection: Client): Promise<readonly (Lock & { readonly self: number })[]> =>
    (await connection.query<Lock & { self: number }>(LOCKS, [shardKey, presenceKey])).rows;

  /** With two numbers of shards servers would be served twice. */
  const checkTotal = async (connection: Client, total: number): Promise<void> => {
    const other = (await locks(connection)).find(({ isShard, value }) => !isShard && value !== total);
    if (other) throw new Error(`other processes of this bot claim from ${other.value} shards, not from ${total}`);
  };

  /** Takes and gives back so that the share is fair. */
  const round = async (connection: Client, total: number, holder: ShardHolder): Promise<void> => {
    const rows = await locks(connection);
    const { self } = rows[0]!;
    const shards = rows.filter(({ isShard }) => isShard);
    const counts = new Map(rows.map(({ pid }) => [pid, shards.filter((lock) => lock.pid === pid).length]));
    const share = fairShare(counts, self, total);
    const surplus = [...held].toSorted((one, other) => one - other).slice(share);
    await Promise.all(surplus.map((shard) => holder.giveUp(shard)));
    for (const shard of surplus) {
      held.delete(shard);
      await connection.query('select pg_advisory_unlock($1, $2)', [shardKey, shard]);
    }
    const taken = new Set(shards.map(({ value }) => value));
    for (let shard = 0; shard < total && held.size < share; shard++) {
      if (taken.has(shard)) continue;
      const result = await connection.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', [shardKey, shard]); // prettier-ignore
      if (!result.rows[0]!.got) continue;
      held.add(shard);
      holder.take(shard);
    }
  };

  const giveAllUp = async (holder: ShardHolder): Promise<void> => {
    const all = [...held];
    held.clear();
    await Promise.all(all.map((shard) => holder.giveUp(shard)));
  };

  const run = async (total: number, holder: ShardHolder): Promise<void> => {
    while (!stopping.signal.aborted) {
      const { lost } = claimant ?? {};
      try {
        await sleep(interval, undefined, { signal: AbortSignal.any([stopping.signal, ...(lost ? [lost] : [])]) });
        claimant ??= await connect(total);
        await round(claimant.connection, total, holder);
      } catch (error) {
        if (stopping.signal.aborted) break;
        onLost(lost?.aborted ? (lost.reason as Error) : (error as Error));
        end(claimant?.connection);
        claimant = undefined;
        await giveAllUp(holder);
      }
    }
    await giveAllUp(holder);
    end(claimant?.connection);
  };

  return {
    async start(total, holder) {
      claimant = await connect(total);
      try {
        await checkTotal(claimant.connection, total);
        await round(claimant.connection, total, holder);
      } catch (error) {
        end(claimant.connection);
        throw error;
      }
      running = run(total, holder);
    },

    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Ends a connection without waiting for the other side, which may no longer be there. */
function end(connection: Client | undefined): void {
  connection?.end().catch(() => undefined);
}

/** A key for advisory locks: 31 bits of a name. */
function keyOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE() >>> 1;
}

/**
 * How many shards a process should have, so that all have the same number give or take one, and as few as possible change hands.
 * All processes reckon with the same figures and come to the same result.
 * @param held number of shards by process, its own among them
 */
export function fairShare(held: ReadonlyMap<number, number>, self: number, total: number): number {
  // Who has most keeps the odd ones.
  const order = [...held].sort(([one, has], [other, had]) => had - has || one - other).map(([process]) => process);
  const odd = total % order.length;
  return Math.floor(total / order.length) + (order.indexOf(self) < odd ? 1 : 0);
}
