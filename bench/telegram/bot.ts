// One of the two bots of the benchmark in a process of its own: bot.ts own|echo <API root>
import { Bot } from 'grammy';
import { run } from '@grammyjs/runner';
import { createTelegramAdapter } from '../../src/adapters/telegram/telegram.ts';
import { createService } from '../../src/bot/create-service.ts';
import { createTexts } from '../../src/bot/texts.ts';
import { readCatalogues } from '../../src/locales/read.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { preparePack } from '../../src/ops/prepare.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import { TOKEN } from '../../tests/support/telegram/server.ts';
import { reportTo } from '../side-by-side.ts';

const [name, apiRoot] = process.argv.slice(2) as [string, string];
await (name === 'own' ? startOwn() : startEcho());
reportTo(process);

async function startOwn(): Promise<void> {
  const { pack, model } = await preparePack('knowledge', 'data');
  const known = { pack, matcher: createMatcher(pack, model) };
  const knowledge = () => known;
  const texts = createTexts(await readCatalogues());
  const memory = createMemory(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const silent = { info: () => undefined, warn: () => undefined, error: console.error };
  const service = createService({
    knowledge,
    texts,
    memory,
    log: silent,
    now: Date.now,
    random: Math.random,
  });
  await createTelegramAdapter(
    { token: TOKEN, apiRoot },
    { service, memory, log: silent, now: Date.now, knowledge, texts },
  ).start();
}

async function startEcho(): Promise<void> {
  const bot = new Bot(TOKEN, { client: { apiRoot } });
  bot.on('message:text', (context) => context.reply(context.message.text));
  await bot.init();
  run(bot);
}
