import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { loadPack } from '../../src/knowledge/load.ts';
import { openStore } from '../../src/store/open.ts';
import { BOT, startBotApi, TOKEN, type BotApi, type Call } from '../../tests/support/telegram/server.ts';
import { chatTexts } from '../chat-texts.ts';
import { quantile } from '../quantile.ts';
import type { Held } from './bot.ts';

/** What the list of benchmarks says of this one. */
export const summary = 'very many questions and games through one running bot: whether its memory grows';

/** People who ask, one after the other: none comes near the limit of questions a minute. */
const PEOPLE = 50_000;
/** Questions that are being answered at a time. */
const AT_ONCE = 64;
/** Groups that play at the same time, one game after the other. */
const GROUPS = 500;
const PLAYERS = 3;
/** Messages of a game: start, five questions, standings. */
const MESSAGES_OF_GAME = 7;
/** ms between the end of a game and the start of the next. */
const READING = 2000;
/** ms between two looks at the memory. */
const INTERVAL = 5000;
/** ms without anything happening after which something is wrong. */
const PATIENCE = 120_000;
/** What the memory may grow in the last third. */
const MOST_GROWTH = 0.05;
const MB = 2 ** 20;

interface Button {
  readonly callback_data?: string;
}

/**
 * Starts the bot in a process of its own, on a local Bot API and an SQLite file, asks it questions as fast as it answers while groups play
 * games, and looks at its memory after collecting garbage.
 * @throws {Error} if the memory grows in the last third, or the bot stops answering
 */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      questions: { type: 'string', default: '200000' },
      games: { type: 'string', default: '2000' },
    },
  });
  const [questions, games] = [Number(values.questions), Number(values.games)];
  const folder = await mkdtemp(join(tmpdir(), 'ovks-soak-'));
  const { pack } = await loadPack('knowledge');
  const texts = chatTexts(pack, Math.min(questions, PEOPLE)).map(({ text }) => text);
  const soak = createSoak(texts, questions, games);
  const api = await startBotApi({ checking: false, keeping: false, onCall: (call) => soak.onCall(call) });
  const bot = fork(join(import.meta.dirname, 'bot.ts'), {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], DATA_DIR: folder, TELEGRAM_TOKEN: TOKEN, TELEGRAM_API_ROOT: api.root },
  });
  try {
    await untilReady(bot);
    const samples = await soak.run(api, () => heldBy(bot));
    const store = await openStore({ kind: 'sqlite', file: join(folder, 'bot.sqlite') });
    const ended = await store
      .selectFrom('game')
      .select(sql<number>`count(*)`.as('count'))
      .where('status', '=', 'ended')
      .executeTakeFirstOrThrow();
    await store.destroy();
    bot.kill('SIGTERM');
    const [code] = (await once(bot, 'exit')) as [number | null];
    report(samples, { ...soak.counts(), 'games that ended': ended.count, 'exit code': code });
  } finally {
    bot.kill('SIGKILL');
    await api.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function report(samples: readonly Sample[], counts: Readonly<Record<string, unknown>>): void {
  const start = samples[0]!.at;
  const length = samples.at(-1)!.at - start;
  const third = (number: number): readonly Sample[] =>
    samples.filter(({ at }) => at - start >= ((number - 1) / 3) * length && at - start <= (number / 3) * length);
  const median = (some: readonly Sample[], what: keyof Held): number =>
    quantile(
      some.map((sample) => sample[what]),
      0.5,
    );
  const last = third(3);
  const half = Math.ceil(last.length / 2);
  const growth = (what: keyof Held): number => median(last.slice(-half), what) / median(last.slice(0, half), what) - 1;
  console.table({
    ...counts,
    minutes: (length / 60_000).toFixed(1),
    ...Object.fromEntries(
      [1, 2, 3].map((number) => [
        `memory in third ${number}, MB`,
        `${(median(third(number), 'heap') / MB).toFixed(0)} of ${(median(third(number), 'resident') / MB).toFixed(0)} resident`,
      ]),
    ),
    'growth within the last third': `${(100 * growth('heap')).toFixed(1)} %`,
    '… resident': `${(100 * growth('resident')).toFixed(1)} %`,
  });
  if (growth('heap') > MOST_GROWTH || growth('resident') > MOST_GROWTH)
    throw new Error(`memory grew by more than ${100 * MOST_GROWTH} % in the last third`);
  console.log(`Memory grew by less than ${100 * MOST_GROWTH} % in the last third.`);
}

interface Sample extends Held {
  /** ms, by `performance.now()`. */
  readonly at: number;
}

/** People in private chats and groups. */
function createSoak(texts: readonly string[], questions: number, games: number) {
  let api: BotApi;
  let asked = 0;
  let answered = 0;
  let begun = 0;
  let played = 0;
  let presses = 0;
  let nextMessage = 1;
  let lastCall = performance.now();
  const waiting = new Set<number>();
  /** Messages that are still to come in the game of each group. */
  const left = new Map<number, number>();

  const say = (chat: object, from: number, text: string): void => {
    const person = { id: from, is_bot: false, first_name: 'Ann', language_code: 'en' };
    api.deliver({
      message: { message_id: nextMessage++, date: Math.floor(Date.now() / 1000), from: person, chat, text },
    });
  };
  const ask = (): void => {
    if (asked === questions) return;
    const person = 1_000_000 + (asked % PEOPLE);
    waiting.add(person);
    say({ id: person, type: 'private', first_name: 'Ann' }, person, texts[asked++ % texts.length]!);
  };
  const groupOf = (id: number): object => ({ id, type: 'supergroup', title: 'Model UN' });
  const begin = (group: number): void => {
    if (begun === games) return;
    begun++;
    left.set(group, MESSAGES_OF_GAME);
    say(groupOf(group), -group, '/quiz 5 10s');
  };
  const press = (group: number, person: number, data: string): void => {
    presses++;
    api.deliver({
      callback_query: {
        id: String(presses),
        from: { id: person, is_bot: false, first_name: `Player ${person}`, language_code: 'en' },
        chat_instance: '1',
        message: { message_id: 1, date: Math.floor(Date.now() / 1000), from: BOT, chat: groupOf(group), text: '?' },
        data,
      },
    });
  };
  const onGroup = (group: number, keyboard: { inline_keyboard: Button[][] } | undefined): void => {
    const codes = keyboard?.inline_keyboard.flat().map(({ callback_data: data }) => data ?? '') ?? [];
    const options = codes.filter((code) => code.startsWith('q:'));
    for (let player = 1; options.length > 0 && player <= PLAYERS; player++) {
      const option = options[(player + presses) % options.length]!;
      setTimeout(() => press(group, -group * 10 + player, option), 1000 * player).unref();
    }
    left.set(group, left.get(group)! - 1);
    if (left.get(group) !== 0) return;
    played++;
    // Whoever starts the next game has seen the end of this one.
    setTimeout(() => begin(group), READING).unref();
  };

  return {
    onCall({ method, payload }: Call): void {
      // A bot that does nothing still asks for updates.
      if (method !== 'getUpdates') lastCall = performance.now();
      // Some messages have a picture.
      if (!method.startsWith('send')) return;
      const chat = Number(payload['chat_id']);
      if (chat < 0) onGroup(chat, payload['reply_markup'] as { inline_keyboard: Button[][] } | undefined);
      // One text may be several questions and get several messages.
      else if (waiting.delete(chat)) {
        answered++;
        ask();
      }
    },
    counts: () => ({ questions: answered, games: played, 'buttons pressed': presses }),
    /** Asks and plays everything. @returns the memory, looked at again and again */
    async run(on: BotApi, held: () => Promise<Held>): Promise<Sample[]> {
      api = on;
      for (let count = 0; count < AT_ONCE; count++) ask();
      for (let group = 1; group <= Math.min(games, GROUPS); group++) begin(-group);
      const samples: Sample[] = [];
      const isDone = (): boolean => answered >= questions && played >= games;
      while (!isDone()) {
        await sleep(INTERVAL);
        samples.push({ at: performance.now(), ...(await held()) });
        if (performance.now() - lastCall > PATIENCE)
          throw new Error(`nothing happens any more after ${answered} questions and ${played} games`);
      }
      return samples;
    },
  };
}

async function heldBy(bot: ChildProcess): Promise<Held> {
  const told = once(bot, 'message');
  bot.send('memory');
  return ((await told) as [Held])[0];
}

function untilReady(bot: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    // Read on, so that the pipe never fills.
    bot.stdout!.on('data', (data: Buffer) => {
      if (data.includes('telegram ready')) resolve();
    });
    bot.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)));
  });
}
