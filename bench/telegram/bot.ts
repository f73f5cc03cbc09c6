// One of the two bots of the benchmark in a process of its own: bot.ts own|plain|runner <API root>
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
import { createSettingsCache } from '../../src/store/settings-cache.ts';
import { TOKEN } from '../../tests/support/telegram/server.ts';
import { reportTo } from '../side-by-side.ts';

const [name, apiRoot] = process.argv.slice(2) as [string, string];
await (name === 'own' ? startOwn() : startEcho(name === 'runner'));
reportTo(process);

async function startOwn(): Promise<void> {
  const { pack, model } = await preparePack('knowledge', 'data');
  const known = { pack, matcher: createMatcher(pack, model) };
  const knowledge = () => known;
  const texts = createTexts(await readCatalogues());
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  const memory = createSettingsCache(Date.now).over(createMemory(store));
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

/** @param sideBySide with grammY's runner; grammY alone takes one update after the other */
async function startEcho(sideBySide: boolean): Promise<void> {
  const bot = new Bot(TOKEN, { client: { apiRoot } });
  bot.on('message:text', (context) => context.reply(context.message.text));
  await bot.init();
  if (sideBySide) run(bot);
  else await new Promise<void>((resolve) => void bot.start({ onStart: () => resolve() }));
}
