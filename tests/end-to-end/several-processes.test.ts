import { expect, it, onTestFinished } from 'vitest';
import type { Pace } from '../../src/quiz/game.ts';
import { createGames } from '../../src/store/games.ts';
import { openStore } from '../../src/store/open.ts';
import { createSlot, SECRET, type Slot } from '../crash/bots.ts';
import { judge } from '../crash/judge.ts';
import { playOnTelegram } from '../crash/on-telegram.ts';
import { createPlayers } from '../crash/players.ts';
import { startDiscord, TOKEN as DISCORD_TOKEN } from '../support/discord/server.ts';
import { smallPack, start, temporaryFolder } from '../support/process.ts';
import { someGame } from '../support/quiz/games.ts';
import { createRandom } from '../support/random.ts';
import { emptyDatabase } from '../support/stores.ts';
import { startBotApi, TOKEN } from '../support/telegram/server.ts';

/** The machine may be busy. */
const PATIENT = { timeout: 40_000, interval: 50 };
const CHAT = 'telegram:-1';
const PACE: Pace = { start: 200, reveal: 300, send: 2000, pause: 60_000, afterOutage: 1500 };

async function onPostgres() {
  const target = await emptyDatabase('postgres');
  if (target.kind !== 'postgres') throw new Error('no PostgreSQL');
  return { target, common: { ...(await smallPack()), DATA_DIR: await temporaryFolder(), DATABASE_URL: target.url } };
}

it('goes on with a game whose processes die one after the other, while others join', async () => {
  const { target, common } = await onPostgres();
  const players = createPlayers({ random: createRandom(6), most: 30, time: 2500 });
  const api = await startBotApi({ onCall: playOnTelegram(players, (update) => deliver(update)) });
  const store = await openStore(target);
  const slots: Slot[] = [];
  onTestFinished(async () => {
    for (const slot of slots) await slot.kill().catch(() => undefined);
    await store.destroy();
    await api.stop();
  });
  const join = async (): Promise<Slot> => {
    const slot = await createSlot({
      ...common,
      TELEGRAM_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: api.root,
      TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:1/telegram',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    });
    slot.start();
    slots.push(slot);
    return slot;
  };
  /** Every process in turn gets an update, like behind a load balancer; one that is dead takes none. */
  let turn = 0;
  const taken = new Map<Slot, number>();
  const post = async (update: object): Promise<void> => {
    for (let tries = 0; tries < 2 * slots.length; tries++) {
      const slot = slots[turn++ % slots.length]!;
      if (!(await slot.take(update))) continue;
      taken.set(slot, (taken.get(slot) ?? 0) + 1);
      return;
    }
  };
  let nextUpdate = 1;
  const deliver = (update: object): void => void post({ ...update, update_id: nextUpdate++ });
  const acknowledged = (round: number): number =>
    [...players.acknowledged.keys()].filter((key) => key.startsWith(`game ${round} `)).length;

  const [first, second] = [await join(), await join()];
  await Promise.all(slots.map((slot) => slot.ready()));
  const games = createGames(store);
  const game = someGame({ questions: 4, time: 6000, pace: PACE }, Date.now());
  await games.create({ game, chat: CHAT, space: CHAT }, 'nobody');
  await expect.poll(() => acknowledged(0), PATIENT).toBeGreaterThan(0);
  // In the middle of the question, of which some answers are in.
  await first.kill();
  const third = await join();
  await third.ready();
  await expect.poll(() => acknowledged(1), PATIENT).toBeGreaterThan(0);
  await second.kill();
  await expect.poll(async () => (await games.find('game'))!.game.state, PATIENT).toBe('ended');
  await third.kill();

  expect(acknowledged(3)).toBeGreaterThan(0);
  for (const slot of slots) expect(taken.get(slot)).toBeGreaterThan(0);
  expect(await judge(store, players.acknowledged)).toMatchObject({ endings: { finished: 1 }, faults: [] });
  expect([...players.faults, ...api.violations]).toEqual([]);
  const errors = slots.flatMap(({ lives }) => lives.flatMap((life) => life.errors));
  expect(errors).toEqual([]);
}, 180_000);

it('shares out the shards of Discord among processes, and those of one that dies go to the others', async () => {
  const { common } = await onPostgres();
  const total = 4;
  const discord = await startDiscord({ shards: total });
  onTestFinished(() => discord.stop());
  const join = () =>
    start({ ...common, DISCORD_TOKEN, DISCORD_API_ROOT: discord.root, DISCORD_SHARDS: `claim/${total}` });
  const all = [0, 1, 2, 3];
  const first = join();
  await expect.poll(() => discord.connected(), PATIENT).toEqual(all);
  const second = join();
  await second.said('discord shard connected');
  await expect.poll(() => discord.connected(), PATIENT).toEqual(all);
  first.child.kill('SIGKILL');
  await first.ended;
  const died = performance.now();
  await expect.poll(() => discord.connected(), PATIENT).not.toEqual(all);
  await expect.poll(() => discord.connected(), PATIENT).toEqual(all);
  expect(performance.now() - died).toBeLessThan(15_000);
  const third = join();
  await third.said('discord shard connected');
  await expect.poll(() => discord.connected(), PATIENT).toEqual(all);
  expect(discord.violations).toEqual([]);
}, 180_000);
