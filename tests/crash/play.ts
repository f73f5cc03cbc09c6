import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pace } from '../../src/quiz/game.ts';
import { createGames } from '../../src/store/games.ts';
import { openStore, type StoreTarget } from '../../src/store/open.ts';
import { someGame } from '../support/quiz/games.ts';
import { createRandom } from '../support/random.ts';
import { CHANNEL, GUILD, startDiscord, TOKEN as DISCORD_TOKEN } from '../support/discord/server.ts';
import { startBotApi, TOKEN } from '../support/telegram/server.ts';
import { createSlot, PLATFORMS, SECRET, type Platform, type Slot } from './bots.ts';
import { judge, type Judgement } from './judge.ts';
import { playOnDiscord } from './on-discord.ts';
import { playOnTelegram } from './on-telegram.ts';
import { createPlayers } from './players.ts';

/** How the bot is killed. */
export interface CrashPlan {
  readonly target: StoreTarget;
  /** Folder of a pack. */
  readonly knowledgeDir: string;
  /** Processes that share the store: one polls Telegram, several take its updates by webhook in turn. */
  readonly processes: number;
  /** Where is played; on Discord, which has one connection for a server, with one process only. */
  readonly platforms: readonly Platform[];
  readonly kills: number;
  /** Groups that play, one game after the other, until the last kill: on each platform with buttons and by typing in turn. */
  readonly groups: number;
  /** Players in a group at most. */
  readonly players: number;
  readonly seed: number;
  /** Longest life of a process after it was ready, ms. */
  readonly life: number;
}

/** What came of it. */
export interface CrashReport extends Judgement {
  readonly kills: number;
  /** Answers people gave by pressing or typing. */
  readonly given: number;
  readonly acknowledged: number;
  /** ms from a start to when each game went on that was running before. */
  readonly resumedAfter: readonly number[];
  /** ms that each other game was without a process: another one was there all the time. */
  readonly takenOverAfter: readonly number[];
}

/** A game in which all but people's answers is quick. */
const PACE: Pace = { start: 200, reveal: 300, send: 2000, pause: 60_000, afterOutage: 600 };
const QUESTIONS = 3;
/** Time for a question, ms. */
const TIME = { least: 800, most: 2500 } as const;
/** Share of kills that meet a process while it starts, and how long after its start at most, ms. */
const EARLY = { share: 0.25, within: 1000 } as const;
/** Share of kills that hit all processes, so that none is there to take over. */
const ALL = 0.3;
/** Telegram sends an update again that nobody took, ms. */
const AGAIN = 100;
/** ms for the games to end when nobody is killed any more. */
const PATIENCE = 60_000;

/** A busy machine makes the bot late, and then it is told that it is; nobody is told anything false. */
const LATE = 'an interaction was acknowledged after three seconds';

/** Plays games while the bot is killed again and again, lets them end in peace and judges what became of them. */
export async function playThroughCrashes(plan: CrashPlan): Promise<CrashReport> {
  const { target, processes, platforms, groups, players: most, seed } = plan;
  const random = createRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'ovks-crash-'));
  const webhook = processes > 1;
  const slots: Slot[] = [];
  const players = createPlayers({ random, most, time: TIME.most * 1.1 });
  const api = await startBotApi({ onCall: playOnTelegram(players, (update) => deliver(update)) });
  const channelOf = (group: number): string => String(BigInt(CHANNEL) + BigInt(group));
  const discord = await startDiscord({
    guilds: [
      {
        id: GUILD,
        name: 'Model UN',
        locale: 'en-US',
        channels: Array.from({ length: groups }, (_, index) => ({ id: channelOf(index + 1), type: 0 })),
      },
    ],
    onCall: playOnDiscord(players, (interaction) => discord.interact(interaction)),
  });
  const store = await openStore(target);
  const games = createGames(store);
  /** Nothing is to be delivered any more. */
  const over = new AbortController();
  let turn = 0;
  let nextUpdate = 1;
  /** As a load balancer does: whoever is there takes it. */
  const post = async (update: object): Promise<void> => {
    for (let tries = 0; !over.signal.aborted; tries++) {
      if (await slots[turn++ % slots.length]!.take(update)) return;
      if (tries > 0) await sleep(AGAIN);
    }
  };
  const deliver = (update: object): void => {
    const numbered = { ...update, update_id: nextUpdate++ };
    if (webhook) void post(numbered);
    else api.deliver(numbered);
  };
  let begun = 0;

  /** Keeps every group playing. */
  const beginGames = async (): Promise<void> => {
    for (let group = 1; group <= groups; group++) {
      const platform = platforms[(group - 1) % platforms.length]!;
      const chat = platform === 'telegram' ? `telegram:-${group}` : `discord:${channelOf(group)}`;
      if (await games.running(chat)) continue;
      const time = Math.round(TIME.least + random() * (TIME.most - TIME.least));
      const mode = Math.floor((group - 1) / platforms.length) % 2 === 0 ? 'buttons' : 'typed';
      const id = `${platform}${++begun}`;
      const game = someGame({ id, mode, questions: QUESTIONS, time, pace: PACE }, Date.now());
      const space = platform === 'telegram' ? chat : `discord:space:${GUILD}`;
      // As one whose process died after it was begun.
      await games.create({ game, chat, space }, 'nobody');
    }
  };

  try {
    for (let slot = 0; slot < processes; slot++)
      slots.push(
        await createSlot({
          KNOWLEDGE_DIR: plan.knowledgeDir,
          DATA_DIR: target.kind === 'sqlite' ? join(target.file, '..') : folder,
          ...(target.kind === 'postgres' && { DATABASE_URL: target.url }),
          TELEGRAM_TOKEN: TOKEN,
          TELEGRAM_API_ROOT: api.root,
          ...(platforms.includes('discord') && { DISCORD_TOKEN, DISCORD_API_ROOT: discord.root }),
          ...(webhook && { TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:1/telegram', TELEGRAM_WEBHOOK_SECRET: SECRET }),
        }),
      );
    for (const slot of slots) slot.start();
    for (let kill = 0; kill < plan.kills; kill++) {
      const one = slots[Math.floor(random() * slots.length)]!;
      const dying = random() < ALL ? slots : [one];
      if (random() < EARLY.share) await sleep(random() * EARLY.within);
      else {
        for (const each of slots) await each.ready();
        await beginGames();
        await sleep(random() * plan.life);
      }
      for (const slot of dying) await slot.kill();
      for (const slot of dying) slot.start();
    }
    const end = Date.now() + PATIENCE;
    const running = () => store.selectFrom('game').select('id').where('status', '=', 'running').execute();
    while ((await running()).length > 0 && Date.now() < end) await sleep(100);
    over.abort();
    for (const slot of slots) {
      await slot.ready();
      await slot.kill();
    }
    const { faults, ...judgement } = await judge(store, players.acknowledged);
    const lives = slots.flatMap((slot) => slot.lives);
    const resumed = lives.flatMap((life) =>
      life.resumed.map((game) => ({ ...game, readyAt: life.readyAt[platformOf(game.game)] })),
    );
    return {
      ...judgement,
      faults: [
        ...faults,
        ...players.faults,
        ...api.violations,
        ...discord.violations.filter((violation) => violation !== LATE),
        ...lives.flatMap(({ errors }) => errors),
      ],
      kills: plan.kills,
      given: players.given,
      acknowledged: players.acknowledged.size,
      resumedAfter: resumed
        .filter(({ at, away, readyAt = 0 }) => at - away <= readyAt)
        .map(({ at, readyAt = 0 }) => Math.max(0, at - readyAt)),
      takenOverAfter: resumed.filter(({ at, away, readyAt = Infinity }) => at - away > readyAt).map(({ away }) => away),
    };
  } finally {
    over.abort();
    for (const slot of slots) await slot.kill().catch(() => undefined);
    await store.destroy();
    await api.stop();
    await discord.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function platformOf(game: string): Platform {
  return PLATFORMS.find((platform) => game.startsWith(platform))!;
}
