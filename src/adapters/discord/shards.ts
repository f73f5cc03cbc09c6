import { setTimeout as sleep } from 'node:timers/promises';
import { SimpleIdentifyThrottler, type IIdentifyThrottler } from 'discord.js';
import { FatalAdapterError } from '../adapter.ts';
import type { ShardClaims, ShardHolder } from './claims.ts';
import type { Connection, ThrottlerFor } from './connection.ts';
import type { Logger } from './discord.ts';

/** Which shards of the bot a process serves: all, some, or those it can claim out of so many. */
export type Shards =
  'auto' | { readonly ids: readonly number[]; readonly total: number } | { readonly claimedOf: number };

/** Keeps a process's shards connected. */
export interface ShardConnections {
  /** Settles when the shards this process has at first are connected. @returns how many servers they have */
  start(): Promise<number>;
  stop(): Promise<void>;
  isReady(): boolean;
}

/** What is needed to keep shards connected. */
export interface ShardConnectionsOptions {
  readonly shards: Shards;
  /** Needed when shards are claimed. */
  readonly claims?: ShardClaims | undefined;
  readonly connect: (
    shards: { readonly ids: readonly number[]; readonly total: number } | undefined,
    throttlerFor: ThrottlerFor,
  ) => Connection;
  readonly log: Logger;
  readonly onFatal: (error: FatalAdapterError) => void;
}

/** ms between two tries to connect a claimed shard. */
const PAUSE = 5000;

interface Claimed {
  connection?: Connection;
  /** Settles when it is connected, with the number of its servers, or given up. */
  started: Promise<number>;
}

/** One connection for shards that are given, one for each that is claimed, so that they can come and go singly. */
export function createShardConnections(options: ShardConnectionsOptions): ShardConnections {
  const { shards, claims, connect, log, onFatal } = options;
  let throttler: IIdentifyThrottler | undefined;
  const throttlerFor: ThrottlerFor = async (manager) => {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation();
    throttler ??= new SimpleIdentifyThrottler(limit.max_concurrency);
    return throttler;
  };
  if (shards === 'auto' || 'ids' in shards) return connect(shards === 'auto' ? undefined : shards, throttlerFor);
  if (!claims) throw new Error('nothing to claim shards with');
  const total = shards.claimedOf;
  const claimed = new Map<number, Claimed>();

  /** Tries until the shard is connected or no longer this process's. @returns how many servers it has */
  const insist = async (shard: number, entry: Claimed): Promise<number> => {
    while (claimed.get(shard) === entry) {
      entry.connection = connect({ ids: [shard], total }, throttlerFor);
      try {
        const servers = await entry.connection.start();
        log.info({ shard, servers }, 'discord shard connected');
        return servers;
      } catch (error) {
        if (claimed.get(shard) !== entry) break;
        if (error instanceof FatalAdapterError) {
          onFatal(error);
          break;
        }
        log.warn({ shard, reason: (error as Error).message }, 'discord shard not connected; trying again');
        await entry.connection.stop();
        await sleep(PAUSE);
      }
    }
    return 0;
  };

  const holder: ShardHolder = {
    take(shard) {
      const entry: Claimed = { started: Promise.resolve(0) };
      claimed.set(shard, entry);
      entry.started = insist(shard, entry);
    },
    async giveUp(shard) {
      const { connection } = claimed.get(shard) ?? {};
      claimed.delete(shard);
      log.info({ shard }, 'discord shard given up');
      await connection?.stop();
    },
  };

  return {
    async start() {
      try {
        await claims.start(total, holder);
      } catch (error) {
        throw new FatalAdapterError(`DISCORD_SHARDS: ${(error as Error).message}`, { cause: error });
      }
      const servers = await Promise.all([...claimed.values()].map(({ started }) => started));
      return servers.reduce((sum, count) => sum + count, 0);
    },
    stop: () => claims.stop(),
    isReady: () => [...claimed.values()].every(({ connection }) => connection?.isReady()),
  };
}
