import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadPack } from '../../src/knowledge/load.ts';
import { startDiscord, type Call, type LocalDiscord } from '../../tests/support/discord/server.ts';
import { chatTexts, type ChatText } from '../chat-texts.ts';
import { quantile } from '../quantile.ts';
import { inTurn, startBot, WARM_UP } from '../side-by-side.ts';
import { typedTexts, typingTable, type Typed } from './typing.ts';

/** What the list of benchmarks says of this one. */
export const summary = 'suggestions while typing, and the bot beside bare discord.js bots on the same local Discord';

const OWN = 'ovks-bot';
const DEFER = 'discord.js echo, deferReply + editReply';
const REPLY = 'discord.js echo, reply';
const SCRIPT_NAMES: Readonly<Record<string, string>> = { [OWN]: 'own', [DEFER]: 'defer', [REPLY]: 'reply' };
/** Interactions that come one by one. */
const SINGLE = 300;
/** Interactions under way at a time: all at once would grow older than Discord allows before they are acknowledged. */
const IN_FLIGHT = 200;
/** What Discord calls the languages of its clients, where that is something else. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-US' };
/** Kinds of interactions: a slash command, and somebody typing. */
const COMMAND = 2;
const AUTOCOMPLETE = 4;
/** Kind of an answer to an interaction that is the reply itself. */
const IMMEDIATE = 4;

type Figures = {
  readonly throughput: number;
  readonly cpu: number;
  readonly main: number;
  readonly p50: number;
  readonly p99: number;
};

/**
 * Compares the bot with bare discord.js bots that echo, on the same local Discord, in interleaved rounds. All get the same questions in
 * /ask, all different, each from another person in private with a client in the language of the question. One echo bot replies at once; the other acknowledges first and replies
 * then, in two calls, which is what a bot has to do that does not know how long its answer takes. This one does either.
 */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      interactions: { type: 'string', default: '3000' },
      rounds: { type: 'string', default: '3' },
      /** Texts of each kind in each language that are completed while typing. */
      typed: { type: 'string', default: '150' },
      only: { type: 'string' },
      /** Gives every question a typo. */
      mistyped: { type: 'boolean', default: false },
      /** Folder for CPU profiles. */
      profile: { type: 'string' },
    },
  });
  const { pack } = await loadPack('knowledge');
  if (values.only !== 'commands') await reportTyping(typedTexts(pack, Number(values.typed)));
  if (values.only === 'typing') return;
  const count = WARM_UP + SINGLE + Number(values.interactions);
  const questions = chatTexts(pack, 2 * count, values.mistyped)
    .filter(({ text }) => !text.startsWith('/'))
    .slice(0, count);
  const medians = await inTurn([OWN, DEFER, REPLY], Number(values.rounds), (name) =>
    measure(name, questions, values.profile),
  );
  console.table(
    Object.fromEntries(
      [...medians].map(([name, { throughput, cpu, main, p50, p99 }]) => [
        name,
        {
          'interactions/s': throughput.toFixed(0),
          'CPU ms/interaction': cpu.toFixed(2),
          'main thread': main.toFixed(2),
          'acknowledged p50 ms': p50.toFixed(2),
          'p99 ms': p99.toFixed(2),
        },
      ]),
    ),
  );
  const { throughput } = medians.get(OWN)!;
  for (const name of [DEFER, REPLY])
    console.log(`${(throughput / medians.get(name)!.throughput).toFixed(2)} of the interactions/s of "${name}"`);
}

async function measure(name: string, questions: readonly ChatText[], profile: string | undefined): Promise<Figures> {
  const acknowledged = new Map<string, number>();
  const done = new Set<string>();
  let sent = 0;
  let target = 0;
  let whenAll: (() => void) | undefined;
  /** Whether a call shows the reply: at once, or after the interaction was acknowledged. */
  const isReply = (operation: string, body: unknown): boolean =>
    operation.startsWith('PATCH /webhooks') ||
    (operation.startsWith('POST /interactions') && (body as { type?: unknown }).type === IMMEDIATE);
  const onCall = ({ operation, path, body, at }: Call): void => {
    const [id] = /\d{17,}/.exec(path.replace(/^\/webhooks\/\d+/, '')) ?? [];
    if (id === undefined) return;
    if (operation.startsWith('POST /interactions')) acknowledged.set(id, at);
    if (isReply(operation, body)) done.add(id);
    if (done.size >= target) whenAll?.();
    else sendMore();
  };
  // Checking every call against the API's description is for tests; here it would take the time of the second core.
  const discord = await startDiscord({ checking: false, onCall });
  const bot = await startBot(join(import.meta.dirname, 'bot.ts'), [SCRIPT_NAMES[name]!, discord.root], profile);
  const starts = new Map<string, number>();
  const sendMore = (): void => {
    while (sent < target && sent - done.size < IN_FLIGHT) {
      const { text, language } = questions[sent]!;
      const start = performance.now();
      starts.set(ask(discord, COMMAND, text, sent++, language), start);
    }
  };
  const sendNext = (count: number): Promise<void> =>
    new Promise((resolve) => {
      whenAll = resolve;
      target += count;
      sendMore();
    });
  await sendNext(WARM_UP);
  starts.clear();
  for (let index = 0; index < SINGLE; index++) await sendNext(1);
  const times = [...starts].map(([id, start]) => acknowledged.get(id)! - start);
  const interactions = questions.length - sent;
  const [start, before] = [performance.now(), await bot.used()];
  await sendNext(interactions);
  const throughput = interactions / ((performance.now() - start) / 1000);
  const after = await bot.used();
  const cpu = (after.all - before.all) / interactions;
  const main = (after.main - before.main) / interactions;
  await bot.stop();
  await discord.stop();
  return {
    throughput,
    cpu,
    main,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

/**
 * Measures how long suggestions take while somebody types, from the event of the gateway to the call with the suggestions, in a bot that
 * was just started and does nothing else. Nothing is left out as a warm-up: people do not wait for that either.
 */
async function reportTyping(all: readonly Typed[]): Promise<void> {
  let whenSuggested: ((at: number) => void) | undefined;
  const discord = await startDiscord({
    checking: false,
    onCall({ operation, at }) {
      if (operation.startsWith('POST /interactions')) whenSuggested?.(at);
    },
  });
  const bot = await startBot(join(import.meta.dirname, 'bot.ts'), [SCRIPT_NAMES[OWN]!, discord.root], undefined);
  const measured: { typed: Typed; ms: number }[] = [];
  for (const [index, typed] of all.entries()) {
    const suggested = new Promise<number>((resolve) => (whenSuggested = resolve));
    const start = performance.now();
    ask(discord, AUTOCOMPLETE, typed.text, index, typed.language);
    measured.push({ typed, ms: (await suggested) - start });
  }
  await bot.stop();
  await discord.stop();
  console.log('Suggestions while typing');
  console.table(typingTable(measured));
}

/** From a new person each time, in a chat of their own: everybody may ask some questions a minute only. @returns the interaction's id */
function ask(
  discord: LocalDiscord,
  type: typeof COMMAND | typeof AUTOCOMPLETE,
  value: string,
  index: number,
  language: string,
): string {
  const channel = String(300_000_000_001_000_000n + BigInt(index));
  return discord.interact({
    type,
    data: {
      id: '1',
      name: 'ask',
      type: 1,
      options: [{ name: 'question', type: 3, value, ...(type === AUTOCOMPLETE && { focused: true }) }],
    },
    channel_id: channel,
    channel: { id: channel, type: 1 },
    context: 1,
    user: {
      id: String(400_000_000_001_000_000n + BigInt(index)),
      username: 'x',
      discriminator: '0',
      global_name: null,
      avatar: null,
    },
    locale: LOCALES[language] ?? language,
    entitlements: [],
    authorizing_integration_owners: {},
    app_permissions: '0',
    attachment_size_limit: 1,
  });
}
