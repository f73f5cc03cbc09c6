import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { createDiscordAdapter } from '../../src/adapters/discord/discord.ts';
import { createTelegramAdapter } from '../../src/adapters/telegram/telegram.ts';
import type { Adapter } from '../../src/adapters/adapter.ts';
import type { Platform } from '../../src/bot/incoming.ts';
import { createSettingsCache } from '../../src/store/settings-cache.ts';
import { ANN, placeOf } from '../support/discord/interactions.ts';
import { BOT, CHANNEL, GUILD, startDiscord, TOKEN as DISCORD_TOKEN } from '../support/discord/server.ts';
import { defaultPack } from '../support/pack.ts';
import { QUICK_PICTURES } from '../support/pictures.ts';
import { testQuizzes } from '../support/quiz/quizzes.ts';
import { testService } from '../support/service.ts';
import { startBotApi, TOKEN } from '../support/telegram/server.ts';
import { discordInteraction, discordMessage, SHOWN, telegramNonsense, telegramUpdate } from './arbitraries.ts';

/** What came of it. */
export interface FuzzResult {
  readonly sent: number;
  /** What the bot answered with, for the operator to see that it was alive. */
  readonly calls: number;
  /** Presses of buttons that the bot had shown before. */
  readonly pressed: number;
  /** Promises nobody waited for, errors that the bot logged, and what the platform would have refused; each once. */
  readonly problems: readonly string[];
}

type Json = Record<string, unknown>;

/** Updates made at a time. */
const CHUNK = 500;
/** Of so many updates on Telegram one is nonsense. */
const NONSENSE = 15;
/** On Discord so many interactions come between two messages: a bot may send fifty in a second. */
const INTERACTIONS = 19;
/** Interactions that are not acknowledged yet. Many more connections at once the local server would take one after the other. */
const AT_ONCE = 8;
/** Ann's private channel on Discord. */
const PRIVATE = '300000000000000009';
/** ms that nothing may happen for. */
const PATIENCE = 20_000;
/** Buttons that are remembered as shown. */
const MAX_SHOWN = 50;

/** Samples one after the other, made in chunks, each with a seed of its own that follows from the first. */
function* samples<T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): Generator<T> {
  for (let done = 0; done < count; done += CHUNK)
    yield* fc.sample(arbitrary, { numRuns: Math.min(CHUNK, count - done), seed: seed + done });
}

/** Buttons under the bot's latest messages, so that some presses are of them. */
function createShown() {
  const codes: string[] = [];
  let pressed = 0;
  return {
    /** Takes notice of all codes in the body of a call. */
    note(body: unknown): void {
      for (const [, code] of JSON.stringify(body).matchAll(/"(?:callback_data|custom_id)":"((?:[^"\\]|\\.)*)"/g))
        codes.push(JSON.parse(`"${code}"`) as string);
      codes.splice(0, codes.length - MAX_SHOWN);
    },
    /** The code meant by one of {@link SHOWN}; any other is itself. */
    codeFor(code: unknown): unknown {
      const [, back] = SHOWN.exec(String(code)) ?? [];
      const found = back === undefined ? undefined : codes.at(-1 - Number(back));
      if (found !== undefined) pressed++;
      return found ?? code;
    },
    pressed: () => pressed,
  };
}

/** The whole bot behind an adapter, with quizzes, practice and pictures; errors that it logs become problems. */
async function createFuzzed(
  platform: Platform,
  problems: Set<string>,
  isExpected: (details: Json) => boolean = () => false,
) {
  const ends: (() => Promise<void>)[] = [];
  const known = await defaultPack();
  const quizzes = await testQuizzes(undefined, QUICK_PICTURES, (end) => ends.push(end));
  const error = (details: object, message: string): void => {
    const { reason, err } = details as Json;
    if (!isExpected(details as Json))
      problems.add(`logged: ${message}: ${err instanceof Error ? String(err.stack) : String(reason)}`);
  };
  const log = { info: () => undefined, warn: () => undefined, error };
  const { part: quiz, extras: quizExtras, practice } = quizzes;
  const memory = createSettingsCache(Date.now).over(quizzes.memory);
  const service = await testService({
    log,
    memory,
    quiz,
    quizExtras,
    practice,
    pictures: QUICK_PICTURES,
    now: Date.now,
    limited: false,
  });
  await service.prepare();
  return {
    dependencies: { service, memory, texts: service.texts, log, now: Date.now, knowledge: () => known },
    async start(adapter: Adapter): Promise<void> {
      await adapter.start();
      quizzes.stages.set(platform, adapter.stage);
    },
    async stop(adapter: Adapter): Promise<void> {
      await quizzes.host.stop();
      await adapter.stop();
      await service.settled();
      for (const end of ends) await end();
      for (const { message, details } of quizzes.logged)
        if (details['err'] !== undefined)
          problems.add(`logged: ${message}: ${String((details['err'] as Error).stack)}`);
    },
  };
}

/** Collects promises that were left alone while the work is done. */
async function watched(work: (problems: Set<string>) => Promise<Omit<FuzzResult, 'problems'>>): Promise<FuzzResult> {
  const problems = new Set<string>();
  const onRejection = (error: unknown): void => void problems.add(`unhandled rejection: ${String(error)}`);
  process.on('unhandledRejection', onRejection);
  try {
    return { ...(await work(problems)), problems: [...problems] };
  } finally {
    process.off('unhandledRejection', onRejection);
  }
}

/** Sends updates to the real Telegram adapter, through polling, and asks at the end whether it still answers. */
export function fuzzTelegram(count: number, seed: number): Promise<FuzzResult> {
  return watched(async (problems) => {
    const shown = createShown();
    let calls = 0;
    const alive = Promise.withResolvers<true>();
    const api = await startBotApi({
      keeping: false,
      onCall({ payload }) {
        calls++;
        shown.note(payload['reply_markup'] ?? {});
        if (payload['chat_id'] === 1) alive.resolve(true);
      },
    });
    const nonsense = new Set<unknown>();
    // What Telegram never sends may fail as long as it is logged and nothing else suffers; the messages of most presses do not exist.
    const bot = await createFuzzed(
      'telegram',
      problems,
      ({ update, reason }) => nonsense.has(update) || String(reason).includes('message to edit not found'),
    );
    const adapter = createTelegramAdapter({ token: TOKEN, apiRoot: api.root, firstRetry: 5 }, bot.dependencies);
    await bot.start(adapter);
    let last = 0;
    const handled = async (most: number): Promise<void> => {
      for (let waited = 0; api.confirmed < last - most; waited++) {
        if (waited > PATIENCE) throw new Error(`only ${api.confirmed} of ${last} updates were taken`);
        await sleep(1);
      }
    };
    const odd = samples(telegramNonsense, Math.ceil(count / NONSENSE), seed);
    let sent = 0;
    for (const update of samples(telegramUpdate, count, seed)) {
      if (sent % NONSENSE === 0) nonsense.add((last = api.deliver(odd.next().value as Json)));
      else {
        const press = update['callback_query'] as Json | undefined;
        last = api.deliver(press ? { callback_query: { ...press, data: shown.codeFor(press['data']) } } : update);
      }
      sent++;
      if (sent % CHUNK === 0) await handled(CHUNK);
    }
    await handled(0);
    const person = { id: 1, is_bot: false, first_name: 'x', language_code: 'en' };
    const date = Math.floor(Date.now() / 1000);
    api.deliver({ message: { message_id: 1, date, from: person, chat: { id: 1, type: 'private' }, text: '/about' } });
    if (!(await Promise.race([alive.promise, sleep(PATIENCE, false, { ref: false })])))
      problems.add('the bot does not answer any more');
    await bot.stop(adapter);
    await api.stop();
    for (const violation of api.violations) problems.add(violation);
    return { sent, calls, pressed: shown.pressed() };
  });
}

/** Sends interactions, each of which must be acknowledged, and messages to the real Discord adapter. */
export function fuzzDiscord(count: number, seed: number): Promise<FuzzResult> {
  return watched(async (problems) => {
    const shown = createShown();
    /** Ids of interactions that are not acknowledged yet. */
    const open = new Set<string>();
    const acknowledgements = new EventTarget();
    let calls = 0;
    const discord = await startDiscord({
      keeping: false,
      onCall({ operation, path, body }) {
        calls++;
        shown.note(body['components'] ?? {});
        if (operation.endsWith('/callback') && open.delete(path.split('/')[2]!))
          acknowledgements.dispatchEvent(new Event('one'));
      },
    });
    const bot = await createFuzzed('discord', problems);
    const adapter = createDiscordAdapter(
      { token: DISCORD_TOKEN, apiRoot: discord.root, shards: 'auto' },
      bot.dependencies,
    );
    await bot.start(adapter);
    const message = { id: '500000000000000001', channel_id: CHANNEL, author: BOT, content: '', timestamp: new Date().toISOString(), edited_timestamp: null, tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments: [], embeds: [], components: [], pinned: false, type: 0, flags: 0 }; // prettier-ignore
    const place = placeOf({ permissions: '0' });
    const messages = samples(discordMessage, Math.ceil(count / (INTERACTIONS + 1)), seed);
    const say = (): void => {
      const { content, isPrivate, isToBot, isByBot, repliesTo } = messages.next().value!;
      discord.say({
        content: isToBot ? `<@${BOT.id}> ${content}` : content,
        channel_id: isPrivate ? PRIVATE : CHANNEL,
        ...(!isPrivate && { guild_id: GUILD }),
        author: { ...ANN, bot: isByBot },
        mentions: isToBot ? [BOT] : [],
        ...(repliesTo !== undefined && { message_reference: { message_id: repliesTo, channel_id: CHANNEL } }),
      });
    };
    let sent = 0;
    const answered = async (most: number): Promise<void> => {
      while (open.size > most) await once(acknowledgements, 'one', { signal: AbortSignal.timeout(PATIENCE) });
    };
    try {
      for (const interaction of samples(discordInteraction, count, seed)) {
        if (sent++ % (INTERACTIONS + 1) === 0) {
          say();
          continue;
        }
        const data = interaction['data'] as Json;
        const isPress = interaction['type'] === 3;
        const id = discord.interact({
          ...place,
          ...(isPress && { message }),
          ...interaction,
          data: { ...data, ...('custom_id' in data && { custom_id: shown.codeFor(data['custom_id']) }) },
        });
        open.add(id);
        await answered(AT_ONCE);
      }
      await answered(0);
    } catch {
      problems.add(`${open.size} interactions were not acknowledged`);
    }
    await bot.stop(adapter);
    await discord.stop();
    for (const violation of discord.violations) problems.add(violation);
    return { sent, calls, pressed: shown.pressed() };
  });
}
