import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadPack } from '../../src/knowledge/load.ts';
import { startBotApi, type BotApi, type Call } from '../../tests/support/telegram/server.ts';
import { chatTexts, type ChatText } from '../chat-texts.ts';
import { quantile } from '../quantile.ts';
import { inTurn, startBot, WARM_UP } from '../side-by-side.ts';

/** What the list of benchmarks says of this one. */
export const summary = 'the bot beside bare grammY bots on the same local Bot API server';

const OWN = 'ovks-bot';
const PLAIN = 'bare grammY echo';
const RUNNER = 'grammY echo with its runner';
const SCRIPT_NAMES: Readonly<Record<string, string>> = { [OWN]: 'own', [PLAIN]: 'plain', [RUNNER]: 'runner' };
/** Updates that come one by one. */
const SINGLE = 300;

/**
 * Compares the bot with bare grammY bots that echo, on the same local Bot API server, in interleaved rounds. All get the same texts, all
 * different, each from another person in a private chat with a client in the language of the text. One echo bot is grammY alone, which takes one update after the other; the other
 * takes them side by side with grammY's runner, as the bot does.
 */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      updates: { type: 'string', default: '3000' },
      rounds: { type: 'string', default: '3' },
      /** Gives every question a typo. */
      mistyped: { type: 'boolean', default: false },
      /** Folder for CPU profiles. */
      profile: { type: 'string' },
    },
  });
  const updates = Number(values.updates);
  const { pack } = await loadPack('knowledge');
  const texts = chatTexts(pack, WARM_UP + SINGLE + updates, values.mistyped);
  const medians = await inTurn([OWN, PLAIN, RUNNER], Number(values.rounds), (name) =>
    measure(name, texts, values.profile),
  );
  console.table(
    Object.fromEntries(
      [...medians].map(([name, { throughput, cpu, main, p50, p99 }]) => [
        name,
        {
          'updates/s': throughput.toFixed(0),
          'CPU ms/update': cpu.toFixed(2),
          'main thread': main.toFixed(2),
          'p50 ms': p50.toFixed(2),
          'p99 ms': p99.toFixed(2),
        },
      ]),
    ),
  );
  const { throughput } = medians.get(OWN)!;
  for (const name of [PLAIN, RUNNER])
    console.log(`${(throughput / medians.get(name)!.throughput).toFixed(2)} of the updates/s of "${name}"`);
}

async function measure(name: string, texts: readonly ChatText[], profile: string | undefined) {
  let sent = 0;
  // One text may be several questions and get several messages: a person counts once.
  const replied = new Set<unknown>();
  let whenAll: (() => void) | undefined;
  const onCall = ({ method, payload }: Call): void => {
    if (method === 'sendMessage') replied.add(payload['chat_id']);
    if (replied.size >= sent) whenAll?.();
  };
  // Checking every call against the API's description is for tests; here it would take the time of the second core.
  const api = await startBotApi({ checking: false, onCall });
  const bot = await startBot(join(import.meta.dirname, 'bot.ts'), [SCRIPT_NAMES[name]!, api.root], profile);
  const sendNext = (count: number): Promise<void> =>
    new Promise((resolve) => {
      whenAll = resolve;
      for (const text of texts.slice(sent, sent + count)) send(api, text, sent++);
    });
  await sendNext(WARM_UP);
  const times: number[] = [];
  for (let index = 0; index < SINGLE; index++) {
    const start = performance.now();
    await sendNext(1);
    times.push(performance.now() - start);
  }
  const updates = texts.length - sent;
  const [start, before] = [performance.now(), await bot.used()];
  await sendNext(updates);
  const throughput = updates / ((performance.now() - start) / 1000);
  const after = await bot.used();
  const cpu = (after.all - before.all) / updates;
  const main = (after.main - before.main) / updates;
  await bot.stop();
  await api.stop();
  return { throughput, cpu, main, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** From a new person each time: everybody may ask some questions a minute only. */
function send(api: BotApi, { text, language }: ChatText, index: number): void {
  const person = { id: 1_000_000 + index, first_name: 'x' };
  api.deliver({
    message: {
      message_id: index + 1,
      date: Math.floor(Date.now() / 1000),
      from: { ...person, is_bot: false, language_code: language },
      chat: { ...person, type: 'private' },
      text,
    },
  });
}
