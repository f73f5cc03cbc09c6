import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { config as loadEnvironment } from 'dotenv';
import type { Logger } from 'pino';
import { FatalAdapterError, type Adapter } from './adapters/adapter.ts';
import { runChat } from './adapters/console/chat.ts';
import type { ShardClaims } from './adapters/discord/claims.ts';
import { createService, type BackgroundService } from './bot/create-service.ts';
import type { Counters } from './bot/counters.ts';
import type { Memory } from './bot/memory.ts';
import { platformOf, type Platform } from './bot/incoming.ts';
import { createDaily } from './bot/quiz/daily.ts';
import { createLeaderboard } from './bot/quiz/leaderboard.ts';
import { createQuiz } from './bot/quiz/quiz.ts';
import { createScreen } from './bot/quiz/screen.ts';
import type { Stage } from './bot/stage.ts';
import { createTexts, type Texts } from './bot/texts.ts';
import { checkStart } from './check.ts';
import { ConfigError, EXIT_CONFIG, readConfig, type Config } from './config.ts';
import { PackError } from './knowledge/problems.ts';
import { readCatalogues } from './locales/read.ts';
import type { CurrentKnowledge } from './matching/knowledge.ts';
import { healthRoutes, type Check, type PackInUse } from './ops/health.ts';
import { createHttp, ListenError } from './ops/http.ts';
import { loadAside, loadHere, type LoadedKnowledge } from './ops/load.ts';
import { createLog } from './ops/log.ts';
import { createMetrics } from './ops/metrics.ts';
import { createReload, watchFolder } from './ops/reload.ts';
import { repeat } from './ops/repeat.ts';
import { stopAll, untilSignalled, type StopSignal, type StopStep } from './ops/stop.ts';
import { createHost } from './quiz/host.ts';
import { createPictures } from './pictures/create-pictures.ts';
import { cardsPart, createCards } from './store/cards.ts';
import { listenForChanges } from './store/changes.ts';
import { createDailies, dailyPart } from './store/daily.ts';
import { createGames, gamePart } from './store/games.ts';
import { createMemory } from './store/memory.ts';
import { createScoreboard } from './store/scoreboard.ts';
import { createShardClaims } from './store/shard-claims.ts';
import { openStore, pingStore, StoreError, type StoreTarget } from './store/open.ts';
import { createSettingsCache } from './store/settings-cache.ts';

/** Exit code when the database cannot be used (`EX_UNAVAILABLE`): unlike a broken configuration it may mend itself. */
const EXIT_UNAVAILABLE = 69;
/** Exit code for an error of ours (`EX_SOFTWARE`). */
const EXIT_SOFTWARE = 70;
/** ms the parts of the bot have to end. */
const STOP_LIMIT = 10_000;
/** A platform that has been out of reach for longer than this, ms, makes the bot unready. */
const MAX_SILENCE = 60_000;
/** ms after which a process that should have ended does. */
const EXIT_LIMIT = 1000;
/** ms between two rounds of dropping what is kept too long. */
const CLEAN_UP_INTERVAL = 60 * 60_000;
/** ms between two looks at what daily questions are due. */
const DAILY_INTERVAL = 20_000;
/** ms that a pack is kept after another has taken its place; nobody waits longer for an answer. */
const RETIREMENT = 10_000;
/** ms that games are kept after their end, for the buttons under their messages. */
const KEEP_GAMES = 24 * 60 * 60_000;
/** Enough that no two games ever have the same id. */
const GAME_ID_BYTES = 9;

type Adapters = Readonly<Partial<Record<Platform, Adapter>>>;

/** What every way to talk to people is made of. */
interface Parts {
  readonly knowledge: CurrentKnowledge;
  readonly texts: Texts;
  readonly memory: Memory;
  readonly service: BackgroundService;
  readonly log: Logger;
  readonly counters: Counters;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  if (process.exitCode === EXIT_SOFTWARE) console.error(error);
  else console.error((error as Error).message);
}
// A handle that some library left open must not keep a bot half alive.
setTimeout(() => process.exit(), EXIT_LIMIT).unref();

/** Starts the bot, stays until it is told to stop and ends it. @returns the exit code */
async function main(): Promise<number> {
  loadEnvironment({ quiet: true });
  const config = readConfig(process.env);
  if (isCheck()) {
    console.log(await checkStart(config, targetOf(config)));
    return 0;
  }
  const inTerminal = !config.telegram && !config.discord;
  const signalled = untilSignalled(process, (code) => process.exit(code));
  const log = createLog({
    level: config.logLevel,
    secrets: secretsOf(config),
    readable: process.stdout.isTTY || inTerminal,
    ...(inTerminal && { output: process.stderr }),
  });
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was left alone'));

  const metrics = createMetrics();
  const { knowledgeDir, dataDir } = config;
  const use = (loaded: LoadedKnowledge) => {
    const { pack, version } = loaded;
    const about = { id: pack.id, asOf: pack.asOf, facts: pack.facts.length, version };
    metrics.pack(about);
    return { ...loaded, about };
  };
  let lastReload: PackInUse['reload'];
  const onThreadLost = (err: Error): void => log.error({ err }, 'the matching thread was lost; it is started again');
  const load = (): Promise<LoadedKnowledge> => loadAside(knowledgeDir, dataDir, onThreadLost);
  // The thread learns while this one reads the libraries.
  const [first, libraries] = await Promise.all([
    inTerminal ? loadHere(knowledgeDir, dataDir) : load(),
    librariesFor(config),
  ]);
  let inUse = use(first);
  const retired = new Set<LoadedKnowledge>();
  /** What came in before a reload is still answered from what was in use then. */
  const retire = (loaded: LoadedKnowledge): void => {
    retired.add(loaded);
    setTimeout(() => void loaded.stop().then(() => retired.delete(loaded)), RETIREMENT).unref();
  };
  const knowledge = () => inUse;
  const texts = createTexts(await readCatalogues());
  const self = { name: randomUUID(), startedAt: Date.now() };
  const onLost = (error: Error): void => log.warn({ err: error }, 'a database connection broke');
  const store = await openStore(targetOf(config), onLost, self.name);
  const settings = createSettingsCache(Date.now);
  const memory = settings.over(createMemory(store, [gamePart, dailyPart, cardsPart]));
  const unlisten = config.databaseUrl === undefined ? undefined : listenForChanges(config.databaseUrl, settings);
  const games = createGames(store, self);
  /** Where the bot can speak up by itself at present. */
  const stages = new Map<Platform, Stage>();
  const pictures = inTerminal ? undefined : createPictures();
  const screen = createScreen({
    pack: () => inUse.pack,
    texts,
    stageOf: (platform) => stages.get(platform),
    pictures,
    log,
    random: Math.random,
  });
  const host = createHost({
    store: games,
    screen,
    log,
    now: Date.now,
    owner: self.name,
    onGame: (event, where) => metrics.game(event, platformOf(where)),
  });
  const hasPolls = (platform: Platform) => stages.get(platform)?.poll !== undefined;
  const dailies = createDailies(store);
  const daily = createDaily({
    pack: () => inUse.pack,
    texts,
    memory,
    dailies,
    stageOf: (platform) => stages.get(platform),
    log,
    random: Math.random,
  });
  const scoreboard = createScoreboard(store);
  const newId = () => randomBytes(GAME_ID_BYTES).toString('base64url');
  const service = createService({
    knowledge,
    texts,
    memory,
    log,
    counters: metrics,
    now: Date.now,
    random: Math.random,
    language: config.language,
    quiz: (pack) => createQuiz({ pack, texts, memory, games, host, hasPolls, daily, random: Math.random, newId }),
    quizExtras: [daily, createLeaderboard({ texts, scoreboard, dailies })],
    practice: { cards: createCards(store), mistakesOf: scoreboard.mistakes },
    pictures,
    limited: !inTerminal,
  });
  if (!inTerminal) void service.prepare();
  const parts: Parts = { knowledge, texts, memory, service, log, counters: metrics };
  const adapters = adaptersFor(config, libraries, parts);
  const platforms = Object.values(adapters);
  const reloaded = (result: 'loaded' | 'refused'): void => {
    lastReload = result;
    metrics.reload(result);
  };
  const reload = createReload({
    load,
    async take(loaded) {
      retire(inUse);
      inUse = use(loaded);
      if (!inTerminal) void service.prepare();
      reloaded('loaded');
      await Promise.all(platforms.map((adapter) => adapter.refresh()));
    },
    version: () => inUse.version,
    refused: () => reloaded('refused'),
    log,
  });
  // In a terminal SIGHUP says that the terminal was closed.
  if (!inTerminal) process.on('SIGHUP', () => reload.request());
  const unwatch = config.watchKnowledge ? watchFolder(knowledgeDir, () => reload.request(), log) : () => undefined;
  const cleanUp = async (): Promise<void> => {
    await memory.cleanUp(Date.now());
    await games.cleanUp(Date.now() - KEEP_GAMES);
  };
  const steps: StopStep[] = [
    { name: 'watching the pack', stop: async () => unwatch() },
    { name: 'loading the pack', stop: () => reload.settled() },
    {
      name: 'the daily questions',
      stop: repeat('the daily questions', DAILY_INTERVAL, () => daily.tick(Date.now()), log),
    },
    { name: 'cleaning up', stop: repeat('cleaning up', CLEAN_UP_INTERVAL, cleanUp, log) },
    { name: 'what was to be stored', stop: () => service.settled() },
    ...(pictures ? [{ name: 'pictures', stop: () => pictures.stop() }] : []),
    { name: 'matching', stop: () => Promise.all([inUse, ...retired].map((loaded) => loaded.stop())) },
    { name: 'listening to the database', stop: async () => unlisten?.() },
    { name: 'the database', stop: () => store.destroy() },
  ];
  let clean = false;
  host.start();
  try {
    if (inTerminal) await chat(config, parts, (stage) => stages.set('console', stage), signalled);
    else {
      let stopping = false;
      void signalled.then(() => (stopping = true));
      const checks = { running: () => !stopping, store: () => pingStore(store), ...checksOf(adapters) };
      const http = createHttp(
        [
          ...healthRoutes({ pack: () => ({ ...inUse.about, reload: lastReload }), checks, metrics }),
          ...platforms.flatMap(({ routes }) => routes),
        ],
        log,
      );
      steps.unshift(
        {
          name: 'the platforms',
          stop: () => Promise.all(platforms.map((adapter) => adapter.stop())),
        },
        { name: 'the HTTP server', stop: () => http.stop() },
      );
      if (config.http) await http.listen(config.http.port, config.http.host);
      await live(adapters, (platform, { stage }) => stages.set(platform, stage), signalled, log);
    }
  } finally {
    // What is being shown in games still needs the platforms.
    steps.unshift({ name: 'the quizzes', stop: () => host.stop() });
    clean = await stopAll(steps, STOP_LIMIT, log);
  }
  return clean ? 0 : EXIT_SOFTWARE;
}

/** Whether the start is only to be checked. @throws {ConfigError} for any other argument */
function isCheck(): boolean {
  try {
    return parseArgs({ options: { check: { type: 'boolean', default: false } } }).values.check;
  } catch (error) {
    throw new ConfigError(`npm start [-- --check]: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Lives on the platforms until told to stop.
 * @param onStarted told when a platform can be spoken on
 * @throws {FatalAdapterError}
 */
async function live(
  adapters: Adapters,
  onStarted: (platform: Platform, adapter: Adapter) => void,
  signalled: Promise<StopSignal>,
  log: Logger,
): Promise<void> {
  const entries = Object.entries(adapters) as [Platform, Adapter][];
  const failed = Promise.race(entries.map(([, adapter]) => adapter.failed));
  const started = Promise.all(
    entries.map(async ([platform, adapter]) => {
      await adapter.start();
      onStarted(platform, adapter);
    }),
  );
  await Promise.race([signalled, failed, started]);
  const signal = await Promise.race([signalled, failed]);
  log.info({ signal }, 'stopping');
}

/** The platforms' libraries; those of platforms the bot is not on are not even loaded, which takes a second. */
async function librariesFor({ telegram, discord }: Config) {
  const [onTelegram, onDiscord] = await Promise.all([
    telegram && import('./adapters/telegram/telegram.ts'),
    discord && import('./adapters/discord/discord.ts'),
  ]);
  return { onTelegram, onDiscord };
}

/** The platforms the bot is on, by name. */
function adaptersFor(
  config: Config,
  { onTelegram, onDiscord }: Awaited<ReturnType<typeof librariesFor>>,
  parts: Parts,
): Adapters {
  const { telegram, discord } = config;
  const dependencies = { ...parts, claims: shardClaims(config, parts.log), now: Date.now };
  return {
    ...(telegram && onTelegram && { telegram: onTelegram.createTelegramAdapter(telegram, dependencies) }),
    ...(discord && onDiscord && { discord: onDiscord.createDiscordAdapter(discord, dependencies) }),
  };
}

/** What shards are claimed with; undefined if they are not. */
function shardClaims({ discord, databaseUrl }: Config, log: Logger): ShardClaims | undefined {
  const isClaimed = discord && discord.shards !== 'auto' && 'claimedOf' in discord.shards;
  if (!isClaimed || databaseUrl === undefined) return undefined;
  // A token begins with the id of its bot.
  const [bot] = discord.token.split('.');
  const onLost = (error: Error): void => log.warn({ err: error }, 'the connection that claims shards broke');
  return createShardClaims({ url: databaseUrl, bot: bot!, onLost });
}

/** Whether each platform was in reach a short time ago. */
function checksOf(adapters: Adapters): Record<string, Check> {
  return Object.fromEntries(
    Object.entries(adapters).map(([name, { lastConnected }]) => [
      name,
      () => Date.now() - (lastConnected() ?? 0) <= MAX_SILENCE,
    ]),
  );
}

/** Chats in the terminal until the input ends or the process is told to stop. */
async function chat(
  { dataDir }: Config,
  { knowledge, texts, service }: Parts,
  onStage: (stage: Stage) => void,
  signalled: Promise<StopSignal>,
): Promise<void> {
  const stop = new AbortController();
  void signalled.then(() => stop.abort());
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  const historyFile = join(dataDir, 'console-history.txt');
  const history = await runChat(
    {
      service,
      texts,
      onStage,
      subject(language) {
        const { pack } = knowledge();
        return pack.title[language] ?? pack.title[pack.defaultLanguage]!;
      },
      input: process.stdin,
      output: process.stdout,
      interactive,
      colours: interactive,
      languageHint: Intl.DateTimeFormat().resolvedOptions().locale.slice(0, 2),
      now: Date.now,
      history: interactive ? await readHistory(historyFile) : [],
    },
    stop.signal,
  );
  if (!interactive) return;
  await mkdir(dataDir, { recursive: true });
  await writeFile(historyFile, history.join('\n'));
}

async function readHistory(file: string): Promise<string[]> {
  const content = await readFile(file, 'utf8').catch(() => '');
  return content.split('\n').filter((line) => line !== '');
}

function targetOf({ databaseUrl, dataDir }: Config): StoreTarget {
  return databaseUrl === undefined
    ? { kind: 'sqlite', file: join(dataDir, 'bot.sqlite') }
    : { kind: 'postgres', url: databaseUrl };
}

/** What must never be in a log. */
function secretsOf({ telegram, discord, databaseUrl }: Config): string[] {
  const password = databaseUrl === undefined ? '' : decodeURIComponent(new URL(databaseUrl).password);
  return [telegram?.token, telegram?.webhook?.secret, discord?.token, password].filter(
    (secret) => secret !== undefined,
  );
}

function exitCodeOf(error: unknown): number {
  if (error instanceof StoreError || error instanceof ListenError) return EXIT_UNAVAILABLE;
  const byOperator = error instanceof ConfigError || error instanceof PackError || error instanceof FatalAdapterError;
  return byOperator ? EXIT_CONFIG : EXIT_SOFTWARE;
}
