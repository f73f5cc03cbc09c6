import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pace } from '../../src/quiz/game.ts';
import { createGames } from '../../src/store/games.ts';
import { openStore, type StoreTarget } from '../../src/store/open.ts';
import { someGame } from '../support/quiz/games.ts';
import { createRandom } from '../support/random.ts';
import { startBotApi, TOKEN, type BotApi } from '../support/telegram/server.ts';
import { createSlot, SECRET, type Slot } from './bots.ts';
import { judge, type Judgement } from './judge.ts';
import { createPlayers } from './players.ts';

/** How the bot is killed. */
export interface CrashPlan {
  readonly target: StoreTarget;
  /** Folder of a pack. */
  readonly knowledgeDir: string;
  /** Processes that share the store: one polls, several take updates by webhook in turn. */
  readonly processes: number;
  readonly kills: number;
  /** Groups that play, one game after the other, until the last kill. */
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
  readonly presses: number;
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
/** Telegram sends an update again that nobody took, ms. */
const AGAIN = 100;
/** ms for the games to end when nobody is killed any more. */
const PATIENCE = 60_000;

/** Plays games while the bot is killed again and again, lets them end in peace and judges what became of them. */
export async function playThroughCrashes(plan: CrashPlan): Promise<CrashReport> {
  const { target, processes, groups, players: most, seed } = plan;
  const random = createRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'ovks-crash-'));
  const webhook = processes > 1;
  const slots: Slot[] = [];
  const api: BotApi = await startBotApi({ onCall: (call) => players.onCall(call) });
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
  const players = createPlayers({ random, most, time: TIME.most * 1.1 }, (update) => {
    const numbered = { ...update, update_id: nextUpdate++ };
    if (webhook) void post(numbered);
    else api.deliver(numbered);
  });
  let begun = 0;

  /** Keeps every group playing. */
  const beginGames = async (): Promise<void> => {
    for (let group = 1; group <= groups; group++) {
      const chat = `telegram:-${group}`;
      if (await games.running(chat)) continue;
      const time = Math.round(TIME.least + random() * (TIME.most - TIME.least));
      const game = someGame({ id: `g${++begun}`, questions: QUESTIONS, time, pace: PACE }, Date.now());
      // As one whose process died after it was begun.
      await games.create({ game, chat, space: chat }, 'nobody');
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
          ...(webhook && { TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:1/telegram', TELEGRAM_WEBHOOK_SECRET: SECRET }),
        }),
      );
    for (const slot of slots) slot.start();
    for (let kill = 0; kill < plan.kills; kill++) {
      const slot = slots[Math.floor(random() * slots.length)]!;
      if (random() < EARLY.share) await sleep(random() * EARLY.within);
      else {
        for (const each of slots) await each.ready();
        await beginGames();
        await sleep(random() * plan.life);
      }
      await slot.kill();
      slot.start();
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
    return {
      ...judgement,
      faults: [...faults, ...players.faults, ...api.violations, ...lives.flatMap(({ errors }) => errors)],
      kills: plan.kills,
      presses: players.presses,
      acknowledged: players.acknowledged.size,
      resumedAfter: lives.flatMap(({ readyAt = 0, resumed }) =>
        resumed.filter(({ at, away }) => at - away <= readyAt).map(({ at }) => Math.max(0, at - readyAt)),
      ),
      takenOverAfter: lives.flatMap(({ readyAt = Infinity, resumed }) =>
        resumed.filter(({ at, away }) => at - away > readyAt).map(({ away }) => away),
      ),
    };
  } finally {
    over.abort();
    for (const slot of slots) await slot.kill().catch(() => undefined);
    await store.destroy();
    await api.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
