import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { createService } from '../../src/bot/create-service.ts';
import type { Incoming } from '../../src/bot/incoming.ts';
import { createQuiz } from '../../src/bot/quiz/quiz.ts';
import { SECONDS } from '../../src/bot/quiz/request.ts';
import { createScreen } from '../../src/bot/quiz/screen.ts';
import type { Stage } from '../../src/bot/stage.ts';
import { createTexts } from '../../src/bot/texts.ts';
import { readCatalogues } from '../../src/locales/read.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { preparePack } from '../../src/ops/prepare.ts';
import { draw, prepareQuestion, questionsFor } from '../../src/quiz/choose.ts';
import { newGame } from '../../src/quiz/game.ts';
import { createHost } from '../../src/quiz/host.ts';
import { createGames, gamePart } from '../../src/store/games.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import { createSettingsCache } from '../../src/store/settings-cache.ts';
import { quantile } from '../quantile.ts';

/** What the list of benchmarks says of this one. */
export const summary = 'very many games at once in one process: how long a press waits for its acknowledgement';

/** ms a platform takes for a call: mostly the least, now and then the most. */
const CALL = { least: 60, most: 600 } as const;
/** Nobody has read a question and pressed before this time, ms; all have within this share of its time, most of them early. */
const READING = 1000;
const ANSWER_WITHIN = 0.8;
/** ms in which all games begin. */
const BEGIN_WITHIN = 10_000;
const OWNER = 'bench';
const MB = 2 ** 20;

/**
 * Plays games in one process through its service, host and an SQLite file, with every player answering every question. Presses come as
 * people make them: most of them soon after the question can be seen.
 */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      games: { type: 'string', default: '1000' },
      players: { type: 'string', default: '20' },
      /** Time for each question. */
      seconds: { type: 'string', default: String(SECONDS.usual) },
      questions: { type: 'string', default: '5' },
    },
  });
  const [games, players, seconds, questions] = [values.games, values.players, values.seconds, values.questions].map(
    Number,
  ) as [number, number, number, number];
  const folder = await mkdtemp(join(tmpdir(), 'ovks-bench-'));
  try {
    await play({ games, players, seconds, questions, file: join(folder, 'bot.sqlite') });
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Load {
  readonly games: number;
  readonly players: number;
  readonly seconds: number;
  readonly questions: number;
  readonly file: string;
}

async function play({ games: count, players, seconds, questions, file }: Load): Promise<void> {
  const { pack, model } = await preparePack('knowledge', 'data');
  const known = { pack, matcher: createMatcher(pack, model) };
  const texts = createTexts(await readCatalogues());
  const store = await openStore({ kind: 'sqlite', file });
  const memory = createSettingsCache(Date.now).over(createMemory(store, [gamePart]));
  const games = createGames(store);
  const failures: unknown[] = [];
  const log = {
    warn: () => undefined,
    error: (details: object) => void failures.push(details),
  };
  const presses: Promise<void>[] = [];
  const waits: number[] = [];
  let acknowledged = 0;

  const press = async (chat: string, player: number, action: Parameters<typeof service.press>[0]): Promise<void> => {
    const incoming: Incoming = {
      chat: { platform: 'telegram', id: chat, public: true },
      person: { platform: 'telegram', id: `${chat}0${player}`, name: `Player ${player}`, languageHint: 'en' },
      mayManage: () => Promise.resolve(false),
      at: Date.now(),
    };
    const begun = performance.now();
    const { notice } = await service.press(action, incoming);
    waits.push(performance.now() - begun);
    if (notice?.startsWith('Your answer: ')) acknowledged++;
  };

  let nextMessage = 1;
  const takesTime = (): Promise<void> => sleep(CALL.least + (CALL.most - CALL.least) * Math.random() ** 6);
  const stage: Stage = {
    async send({ id }, { buttons }) {
      await takesTime();
      const answers = buttons.filter(({ action }) => action.kind === 'quiz');
      for (let player = 0; answers.length > 0 && player < players; player++) {
        const { action } = answers[Math.floor(Math.random() * answers.length)]!;
        const thinking = (seconds * 1000 * ANSWER_WITHIN - READING) * Math.random() ** 2;
        const later = sleep(READING + thinking);
        presses.push(later.then(() => press(id, player, action)));
      }
      return String(nextMessage++);
    },
    edit: takesTime,
  };
  const screen = createScreen({ pack: () => pack, texts, stageOf: () => stage, log, random: Math.random });
  const host = createHost({ store: games, screen, log, now: Date.now, owner: OWNER });
  let nextGame = 0;
  const newId = (): string => String(nextGame++);
  const service = createService({
    knowledge: () => known,
    texts,
    memory,
    log,
    now: Date.now,
    random: Math.random,
    quiz: (of) =>
      createQuiz({ pack: of, texts, memory, games, host, hasPolls: () => false, random: Math.random, newId }),
  });

  // As adapters do when they start: what is made of the pack is made.
  if (service.commands.length === 0) throw new Error('no commands');

  const lag = monitorEventLoopDelay({ resolution: 10 });
  const written = async (): Promise<number> =>
    (await sql<{ rows: number }>`select total_changes() as rows`.execute(store)).rows[0]!.rows;
  const [begun, rowsBefore, memoryBefore, cpuBefore] = [
    performance.now(),
    await written(),
    process.memoryUsage.rss(),
    process.cpuUsage(),
  ];
  let peak = memoryBefore;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 200);
  lag.enable();
  host.start();
  const pool = questionsFor(pack.quiz, {});
  const begin = async (index: number): Promise<void> => {
    await sleep((BEGIN_WITHIN * index) / count);
    const chat = `telegram:-${index + 1}`;
    const game = newGame(
      {
        id: newId(),
        language: 'en',
        mode: 'buttons',
        time: seconds * 1000,
        solo: false,
        starter: 'telegram:1',
        questions: draw(pool, await games.cycles(chat), questions, Math.random).map((question) =>
          prepareQuestion(question, 'en', Math.random),
        ),
      },
      Date.now(),
    );
    if (!(await host.begin({ game, chat, space: chat }))) throw new Error(`a game is running in ${chat}`);
  };
  await Promise.all(Array.from({ length: count }, (_, index) => begin(index)));
  while ((await games.owned(OWNER)).length > 0) await sleep(500);
  await Promise.all(presses);
  lag.disable();
  clearInterval(watch);
  const took = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const rows = (await written()) - rowsBefore;
  const ended = await store.selectFrom('game').select('state').where('status', '=', 'ended').execute();
  const endings = ended.map(({ state }) => (JSON.parse(state) as { ending: string }).ending);
  const counted = await store
    .selectFrom('score_event')
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  await host.stop();
  await store.destroy();

  console.table({
    games: count,
    'games that ended with their last question': endings.filter((ending) => ending === 'finished').length,
    'answers acknowledged': acknowledged,
    'answers counted': counted.count,
    'answers that came too late': presses.length - acknowledged,
    'presses a second': (presses.length / took).toFixed(0),
    'press to acknowledgement, p50 ms': quantile(waits, 0.5).toFixed(1),
    'press to acknowledgement, p99 ms': quantile(waits, 0.99).toFixed(1),
    'press to acknowledgement, longest ms': Math.max(0, ...waits).toFixed(1),
    'event loop late, p99 ms': (lag.percentile(99) / 1e6).toFixed(1),
    'event loop late, longest ms': (lag.max / 1e6).toFixed(1),
    'rows written a second': (rows / took).toFixed(0),
    'processor, share of one core': ((user + system) / 1e6 / took).toFixed(2),
    'memory before, MB': (memoryBefore / MB).toFixed(0),
    'memory at most, MB': (peak / MB).toFixed(0),
    'failures logged': failures.length,
  });
  if (failures.length > 0) console.error(failures[0]);
}
