import { ShardClientUtil } from 'discord.js';
import { spaceKey } from '../../bot/incoming.ts';
import type { Memory } from '../../bot/memory.ts';
import type { Shard } from './connection.ts';

/** Keeps up with which servers the bot is on, for the data of those it was removed from. */
export interface Servers {
  /**
   * Compares what is stored with all servers of a shard: the bot may have been removed from some and added to others while it was away.
   * A server in an outage is among them.
   */
  compare(shard: Shard, present: readonly string[]): Promise<void>;
  joined(guildId: string): Promise<void>;
  left(guildId: string): Promise<void>;
}

/** What it needs. */
export interface ServersDependencies {
  readonly memory: Pick<Memory, 'spaces' | 'leaveSpace' | 'returnToSpace'>;
  /** ms since 1970 (UTC). */
  readonly now: () => number;
}

/** ms after which the data of a server that the bot was removed from is dropped. */
const KEEP_LEFT = 30 * 24 * 60 * 60_000;

/** What it is told takes effect in the order in which it is told. */
export function createServers({ memory, now }: ServersDependencies): Servers {
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  return {
    compare: ({ id: shard, total }, present) =>
      inTurn(async () => {
        const here = new Set(present);
        for (const { space, left } of await memory.spaces()) {
          const guildId = guildOf(space);
          if (guildId === undefined || ShardClientUtil.shardIdForGuildId(guildId, total) !== shard) continue;
          if (here.has(guildId) && left) await memory.returnToSpace(space);
          // Once is enough: the thirty days run from the first time that it was missing.
          if (!here.has(guildId) && !left) await memory.leaveSpace(space, now() + KEEP_LEFT);
        }
      }),
    joined: (guildId) => inTurn(() => memory.returnToSpace(spaceOf(guildId))),
    left: (guildId) => inTurn(() => memory.leaveSpace(spaceOf(guildId), now() + KEEP_LEFT)),
  };
}

function spaceOf(guildId: string): string {
  return spaceKey({ platform: 'discord', id: guildId, space: guildId, public: true });
}

/** The server that a key stands for; undefined for keys of other things. */
function guildOf(space: string): string | undefined {
  const prefix = spaceOf('');
  return space.startsWith(prefix) ? space.slice(prefix.length) : undefined;
}
