import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Platform } from '../../../src/bot/incoming.ts';
import type { Memory } from '../../../src/bot/memory.ts';
import type { Pictures } from '../../../src/bot/picture.ts';
import type { Part } from '../../../src/bot/part.ts';
import type { PracticeDependencies } from '../../../src/bot/practice/practice.ts';
import { createDaily } from '../../../src/bot/quiz/daily.ts';
import { createLeaderboard } from '../../../src/bot/quiz/leaderboard.ts';
import { createQuiz } from '../../../src/bot/quiz/quiz.ts';
import { createScreen } from '../../../src/bot/quiz/screen.ts';
import type { Stage } from '../../../src/bot/stage.ts';
import { createTexts } from '../../../src/bot/texts.ts';
import { readCatalogues } from '../../../src/locales/read.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import type { Game, GameQuestion, Pace } from '../../../src/quiz/game.ts';
import type { DailyStore } from '../../../src/quiz/daily-store.ts';
import type { GameStore, Place } from '../../../src/quiz/game-store.ts';
import { createHost, type Host } from '../../../src/quiz/host.ts';
import { cardsPart, createCards } from '../../../src/store/cards.ts';
import { createDailies, dailyPart } from '../../../src/store/daily.ts';
import { createGames, gamePart } from '../../../src/store/games.ts';
import { createMemory } from '../../../src/store/memory.ts';
import { openStore, type StoreTarget } from '../../../src/store/open.ts';
import { createScoreboard } from '../../../src/store/scoreboard.ts';
import type { Store } from '../../../src/store/tables.ts';
import { defaultPack } from '../pack.ts';
import { someGame } from './games.ts';

/** The quizzes of one process. */
export interface TestQuizzes {
  readonly store: Store;
  readonly memory: Memory;
  readonly games: GameStore;
  readonly dailies: DailyStore;
  readonly host: Host;
  readonly part: (pack: Pack) => Part;
  /** The daily question and the leaderboard. */
  readonly extras: readonly Part[];
  readonly practice: Pick<PracticeDependencies, 'cards' | 'mistakesOf'>;
  /** Where the process can speak. */
  readonly stages: Map<Platform, Stage>;
  readonly logged: readonly { readonly message: string; readonly details: Record<string, unknown> }[];
  /** What happened to games, with the chat. */
  readonly events: readonly string[];
  /** Begins a game with short rounds. */
  begin(place: Place, changes?: Parameters<typeof someGame>[0]): Promise<Game>;
  /** The game as it is stored now. */
  game(id?: string): Promise<Game>;
  /** Points of each person that are stored. */
  points(): Promise<Record<string, number>>;
  /** ms since 1970 (UTC), with what has been passed. */
  now(): number;
  /** Lets ms pass at once for the games, and for Telegram. */
  pass(ms: number): void;
  /** Asks the daily questions that are due now. */
  tick(): Promise<void>;
  /** Ends the process as if it had been killed: it hands nothing over. */
  die(): Promise<void>;
}

// Before any test begins, so that loading it takes none of their time.
const { pack } = await defaultPack();

/** A pace for tests: all but people's answers is quick. */
export const QUICK: Pace = { start: 100, reveal: 150, send: 2000, pause: 60_000, afterOutage: 600 };
/** Long enough to be answered in a test, ms. */
const ROUND = 1200;

/**
 * Makes them, by default on an empty database in memory and without pictures.
 * @param atEnd is given what ends them; by default they end with the test
 */
export async function testQuizzes(
  target: StoreTarget = { kind: 'sqlite', file: ':memory:' },
  pictures?: Pictures,
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<TestQuizzes> {
  const owner = randomUUID();
  const startedAt = Date.now();
  const store = await openStore(target, undefined, owner);
  const texts = createTexts(await readCatalogues());
  const memory = createMemory(store, [gamePart, dailyPart, cardsPart]);
  const games = createGames(store, { name: owner, startedAt });
  const stages = new Map<Platform, Stage>();
  const hasPolls = (platform: Platform): boolean => stages.get(platform)?.poll !== undefined;
  const logged: { message: string; details: Record<string, unknown> }[] = [];
  const take = (details: object, message: string): void => void logged.push({ message, details: { ...details } });
  let passed = 0;
  const now = (): number => Date.now() + passed;
  const log = { warn: take, error: take };
  const stageOf = (platform: Platform): Stage | undefined => stages.get(platform);
  const screen = createScreen({ pack: () => pack, texts, stageOf, pictures, log, random: Math.random });
  const events: string[] = [];
  const onGame = (event: string, chat: string): void => void events.push(`${event} ${chat}`);
  const host = createHost({ store: games, screen, log, now, owner, onGame });
  const newId = (): string => randomUUID().slice(0, 8);
  const dailies = createDailies(store);
  const daily = createDaily({ pack: () => pack, texts, memory, dailies, stageOf, log, random: Math.random });
  const scoreboard = createScoreboard(store);
  const dependencies = { texts, memory, games, host, hasPolls, daily, random: Math.random, newId, pace: QUICK };
  atEnd(async () => {
    await host.stop();
    await store.destroy();
  });
  host.start();
  return {
    store,
    memory,
    games,
    dailies,
    host,
    part: (used) => createQuiz({ pack: used, ...dependencies }),
    extras: [daily, createLeaderboard({ texts, scoreboard, dailies })],
    practice: { cards: createCards(store), mistakesOf: scoreboard.mistakes },
    stages,
    logged,
    events,
    async begin(place, changes = {}) {
      const game = someGame({ time: ROUND, pace: QUICK, ...changes }, now());
      if (!(await host.begin({ game, ...place }))) throw new Error(`a game is running in ${place.chat}`);
      return game;
    },
    game: async (id = 'game') => (await games.find(id))!.game,
    async points() {
      const rows = await store.selectFrom('score_event').select(['person', 'points']).execute();
      const persons = [...new Set(rows.map(({ person }) => person))];
      return Object.fromEntries(
        persons.map((person) => [
          person,
          rows.filter((row) => row.person === person).reduce((sum, { points }) => sum + points, 0),
        ]),
      );
    },
    now,
    pass: (ms) => void (passed += ms),
    tick: () => daily.tick(now()),
    async die() {
      const seenAt = now();
      await host.stop();
      await store.updateTable('game_host').set({ stopped: 0, seen_at: seenAt }).where('host', '=', owner).execute();
    },
  };
}

/** The label of the right option. */
export function rightOf({ options, right }: GameQuestion): string {
  return options[right]!;
}

/** The label of an option that is wrong. */
export function wrongOf({ options, right }: GameQuestion): string {
  return options[(right + 1) % options.length]!;
}
