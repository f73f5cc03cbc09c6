import fc from 'fast-check';
import { createTelegramAdapter } from '../../src/adapters/telegram/telegram.ts';
import { createDiscordAdapter } from '../../src/adapters/discord/discord.ts';
import { defaultPack } from '../support/pack.ts';
import { testService } from '../support/service.ts';
import { BOT, CHANNEL, GUILD, startDiscord, TOKEN as DISCORD_TOKEN } from '../support/discord/server.ts';
import { startBotApi, TOKEN } from '../support/telegram/server.ts';
import { discordInteraction, telegramUpdate } from './arbitraries.ts';

/** What came of it. */
export interface FuzzResult {
  readonly sent: number;
  /** What the bot answered with, for the operator to see that it was alive. */
  readonly calls: number;
  /** Promises nobody waited for, and what the platform would have refused. */
  readonly problems: readonly string[];
}

const CHUNK = 500;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Samples in chunks, each with a seed of its own that follows from the first. */
function* chunks<T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): Generator<T[]> {
  for (let done = 0; done < count; done += CHUNK)
    yield fc.sample(arbitrary, { numRuns: Math.min(CHUNK, count - done), seed: seed + done });
}

/** Collects promises that were left alone while the work is done. */
async function watched(work: (problems: string[]) => Promise<Omit<FuzzResult, 'problems'>>): Promise<FuzzResult> {
  const problems: string[] = [];
  const onRejection = (error: unknown): void => void problems.push(`unhandled rejection: ${String(error)}`);
  process.on('unhandledRejection', onRejection);
  try {
    return { ...(await work(problems)), problems };
  } finally {
    process.off('unhandledRejection', onRejection);
  }
}

/** Sends updates to the real Telegram adapter, through polling, and asks at the end whether it still answers. */
export function fuzzTelegram(count: number, seed: number): Promise<FuzzResult> {
  return watched(async (problems) => {
    const api = await startBotApi();
    const known = await defaultPack();
    const service = await testService({ now: Date.now, limited: false });
    const adapter = createTelegramAdapter(
      { token: TOKEN, apiRoot: api.root, firstRetry: 5 },
      { service, memory: service.memory, log: silent, now: Date.now, knowledge: () => known, texts: service.texts },
    );
    await adapter.start();
    let last = 0;
    for (const chunk of chunks(telegramUpdate, count, seed)) {
      for (const update of chunk) last = api.deliver(update);
      while (api.confirmed < last - CHUNK) await pause(1);
    }
    while (api.confirmed < last) await pause(1);
    const person = { id: 1, is_bot: false, first_name: 'x', language_code: 'en' };
    const date = Math.floor(Date.now() / 1000);
    api.deliver({ message: { message_id: 1, date, from: person, chat: { id: 1, type: 'private' }, text: '/about' } });
    while (!api.calls.some(({ payload }) => payload['chat_id'] === 1)) await pause(5);
    await adapter.stop();
    await api.stop();
    problems.push(...new Set(api.violations));
    return { sent: count, calls: api.calls.length };
  });
}

/** Sends interactions to the real Discord adapter. discord.js makes 50 calls a second at most, which sets the pace. */
export function fuzzDiscord(count: number, seed: number): Promise<FuzzResult> {
  return watched(async (problems) => {
    const discord = await startDiscord();
    const service = await testService({ now: Date.now, limited: false });
    const adapter = createDiscordAdapter(
      { token: DISCORD_TOKEN, apiRoot: discord.root, shards: 'auto' },
      { service, memory: service.memory, texts: service.texts, log: silent, now: Date.now },
    );
    await adapter.start();
    const acknowledged = () => discord.calls.filter(({ operation }) => operation.endsWith('/callback')).length;
    const user = { id: '400000000000000001', username: 'x', discriminator: '0', global_name: null, avatar: null };
    const member = {
      user,
      roles: [],
      joined_at: new Date().toISOString(),
      deaf: false,
      mute: false,
      flags: 0,
      permissions: '0',
    };
    const message = { id: '500000000000000001', channel_id: CHANNEL, author: BOT, content: '', timestamp: new Date().toISOString(), edited_timestamp: null, tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments: [], embeds: [], components: [], pinned: false, type: 0, flags: 0 }; // prettier-ignore
    const place = { guild_id: GUILD, guild: { id: GUILD, locale: 'de', features: [] }, guild_locale: 'de', context: 0, member, channel_id: CHANNEL, channel: { id: CHANNEL, type: 0 }, locale: 'en-US', entitlements: [], authorizing_integration_owners: {}, app_permissions: '0', attachment_size_limit: 1000 }; // prettier-ignore
    let sent = 0;
    for (const chunk of chunks(discordInteraction, count, seed)) {
      for (const interaction of chunk) {
        discord.interact({ ...place, ...(interaction['type'] === 3 && { message }), ...interaction });
        sent++;
        // No more at once than a busy server would send.
        while (acknowledged() < sent - 20) await pause(2);
      }
    }
    for (let waited = 0; acknowledged() < sent && waited < 3000; waited += 20) await pause(20);
    if (acknowledged() < sent) problems.push(`${sent - acknowledged()} interactions were not acknowledged`);
    await adapter.stop();
    await discord.stop();
    problems.push(...new Set(discord.violations));
    return { sent, calls: discord.calls.length };
  });
}
