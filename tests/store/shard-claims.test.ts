import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import fc from 'fast-check';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ShardClaims } from '../../src/adapters/discord/claims.ts';
import { createShardClaims, fairShare } from '../../src/store/shard-claims.ts';
import { emptyDatabase } from '../support/stores.ts';

describe('a fair share', () => {
  it('adds up to all shards, differs by one at most, and asks nobody to give up what another must then take', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }),
        fc.nat(20),
        (processes, counts, free) => {
          const held = new Map(processes.map((process, index) => [process, counts[index]!]));
          const total = [...held.values()].reduce((sum, count) => sum + count, free);
          const shares = processes.map((process) => fairShare(held, process, total));
          expect(shares.reduce((sum, share) => sum + share)).toBe(total);
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
          // A distribution that is fair already stays as it is.
          const fair = new Map(processes.map((process, index) => [process, shares[index]!]));
          for (const [process, share] of fair) expect(fairShare(fair, process, total)).toBe(share);
        },
      ),
    );
  });
});

/** A process that claims, with what it has. */
interface Claimer {
  readonly claims: ShardClaims;
  readonly has: Set<number>;
  /** How often it lost its connection. */
  readonly lost: Error[];
}

const everywhere = new Map<string, Map<number, Claimer>>();

async function database(): Promise<string> {
  const target = await emptyDatabase('postgres');
  if (target.kind !== 'postgres') throw new Error('no PostgreSQL');
  everywhere.set(target.url, new Map());
  return target.url;
}

async function startClaimer(
  url: string,
  total: number,
  { bot = 'bot', through = url, interval = 500 } = {},
): Promise<Claimer> {
  const has = new Set<number>();
  const lost: Error[] = [];
  const claims = createShardClaims({ url: through, bot, interval, onLost: (error) => lost.push(error) });
  const claimer = { claims, has, lost };
  const owners = everywhere.get(url)!;
  onTestFinished(() => claims.stop());
  await claims.start(total, {
    take(shard) {
      if (bot === 'bot' && owners.has(shard)) throw new Error(`shard ${shard} is with two of them`);
      owners.set(shard, claimer);
      has.add(shard);
    },
    async giveUp(shard) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (owners.get(shard) === claimer) owners.delete(shard);
      has.delete(shard);
    },
  });
  return claimer;
}

/** A line to a server that can be cut so that neither side notices. */
async function startLine(url: string): Promise<{ readonly url: string; cut(): void }> {
  const { port, hostname } = new URL(url);
  const sockets = new Set<Socket>();
  let isCut = false;
  const line = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('data', (data) => !isCut && other.write(data));
      one.on('close', () => !isCut && other.destroy());
      one.on('error', () => undefined);
    }
  }).listen(0, '127.0.0.1');
  await once(line, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    line.close();
  });
  const through = new URL(url);
  through.port = String((line.address() as AddressInfo).port);
  return { url: through.href, cut: () => void (isCut = true) };
}

const sizes = (...claimers: Claimer[]) => claimers.map(({ has }) => has.size).toSorted((one, other) => one - other);
const within = { timeout: 15_000, interval: 100 };

/** Ends or stops the connections of claimers, as PostgreSQL sees them. */
async function administer(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('claims in PostgreSQL', () => {
  it('give one process everything, two half each, three a third; those of one that stops go to the others', async () => {
    const url = await database();
    const first = await startClaimer(url, 8);
    expect(first.has.size).toBe(8);
    const second = await startClaimer(url, 8);
    await expect.poll(() => sizes(first, second), within).toEqual([4, 4]);
    const third = await startClaimer(url, 8);
    await expect.poll(() => sizes(first, second, third), within).toEqual([2, 3, 3]);
    expect(new Set([...first.has, ...second.has, ...third.has]).size).toBe(8);
    await second.claims.stop();
    expect(second.has.size).toBe(0);
    await expect.poll(() => sizes(first, third), within).toEqual([4, 4]);
    expect([first, second, third].flatMap(({ lost }) => lost)).toEqual([]);
  });

  it('are given up when the connection is lost, and made anew', async () => {
    const url = await database();
    const only = await startClaimer(url, 3);
    const terminated = await administer(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ovks-bot shards' and datname = current_database()`,
    );
    expect(terminated).toHaveLength(1);
    await expect.poll(() => only.lost.length, within).toBeGreaterThan(0);
    await expect.poll(() => only.has.size, within).toBe(0);
    await expect.poll(() => only.has.size, within).toBe(3);
  });

  it('of a machine that is silent go to another one within 15 s, after that machine has given them up', async () => {
    const url = await database();
    const line = await startLine(url);
    const silent = await startClaimer(url, 4, { through: line.url, interval: 3000 });
    const other = await startClaimer(url, 4, { interval: 3000 });
    await expect.poll(() => sizes(silent, other), within).toEqual([2, 2]);
    line.cut();
    const start = performance.now();
    // That no shard is with two of them is checked whenever one is taken.
    await expect.poll(() => other.has.size, { timeout: 20_000, interval: 100 }).toBe(4);
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(silent.has.size).toBe(0);
    expect(other.lost).toEqual([]);
  });

  it('keep to the number of shards the others have, and let bots that share a database be', async () => {
    const url = await database();
    const first = await startClaimer(url, 4);
    await expect(startClaimer(url, 5)).rejects.toThrow('claim from 4 shards, not from 5');
    const other = await startClaimer(url, 5, { bot: 'another bot' });
    expect(other.has.size).toBe(5);
    expect(first.has.size).toBe(4);
  });
});
