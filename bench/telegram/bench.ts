import { parseArgs } from 'node:util';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { startBotApi, type BotApi } from '../../tests/support/telegram/server.ts';
import { quantile } from '../quantile.ts';

/** What the list of benchmarks says of this one. */
export const summary = 'the bot beside a bare grammY bot on the same local Bot API server';

const QUESTIONS = [
  'Wer ist Mitglied der OVKS?',
  'what does artcle 4 say',
  'кто генсек одкб',
  'How do I bake bread?',
  '/about',
];
const BOTS = ['ovks-bot', 'bare grammY echo'] as const;

interface Figures {
  /** Updates answered in a second when all come at once. */
  readonly throughput: number;
  /** ms from an update to its reply when they come one by one. */
  readonly p50: number;
  readonly p99: number;
}

/** Compares the bot with a bare grammY bot that echoes, on the same local Bot API server, in interleaved rounds. */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      updates: { type: 'string', default: '2000' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const rounds = new Map<string, Figures[]>(BOTS.map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const name of BOTS) rounds.get(name)!.push(await measure(name, Number(values.updates)));
  }
  const median = (name: string, figure: keyof Figures) =>
    quantile(
      rounds.get(name)!.map((entry) => entry[figure]),
      0.5,
    );
  console.table(
    Object.fromEntries(
      BOTS.map((name) => [
        name,
        {
          'updates/s': median(name, 'throughput').toFixed(0),
          'p50 ms': median(name, 'p50').toFixed(2),
          'p99 ms': median(name, 'p99').toFixed(2),
        },
      ]),
    ),
  );
  const share = median(BOTS[0], 'throughput') / median(BOTS[1], 'throughput');
  console.log(`throughput of the bot: ${share.toFixed(2)} of the echo bot's`);
}

async function measure(name: (typeof BOTS)[number], updates: number): Promise<Figures> {
  const api = await startBotApi();
  const child = fork(join(import.meta.dirname, 'bot.ts'), [name, api.root], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise((resolve) => child.once('message', resolve));
  const times: number[] = [];
  for (let index = 0; index < 200; index++) {
    const start = performance.now();
    send(api, index);
    await replies(api, index + 1);
    times.push(performance.now() - start);
  }
  const start = performance.now();
  for (let index = 0; index < updates; index++) send(api, index);
  await replies(api, times.length + updates);
  const throughput = updates / ((performance.now() - start) / 1000);
  child.kill('SIGKILL');
  await api.stop();
  if (api.violations.length > 0) throw new Error(api.violations.join('\n'));
  return { throughput, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** From a new person each time: everybody may ask some questions a minute only. */
function send(api: BotApi, index: number): void {
  const person = 1_000_000 + Math.floor(performance.now() * 1000) + index;
  api.deliver({
    message: {
      message_id: index + 1,
      date: Math.floor(Date.now() / 1000),
      from: { id: person, is_bot: false, first_name: 'x' },
      chat: { id: person, type: 'private', first_name: 'x' },
      text: QUESTIONS[index % QUESTIONS.length],
    },
  });
}

async function replies(api: BotApi, count: number): Promise<void> {
  await api.calledAtLeast(count, 'sendMessage');
}
