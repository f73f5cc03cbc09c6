// One of the bots of the benchmark in a process of its own: bot.ts own|plain|runner <API root>
import { Bot } from 'grammy';
import { run } from '@grammyjs/runner';
import { createTelegramAdapter } from '../../src/adapters/telegram/telegram.ts';
import { TOKEN } from '../../tests/support/telegram/server.ts';
import { createOwnService } from '../own-service.ts';
import { reportTo } from '../side-by-side.ts';

const [name, apiRoot] = process.argv.slice(2) as [string, string];
await (name === 'own' ? startOwn() : startEcho(name === 'runner'));
reportTo(process);

async function startOwn(): Promise<void> {
  await createTelegramAdapter({ token: TOKEN, apiRoot }, await createOwnService()).start();
}

/** @param sideBySide with grammY's runner; grammY alone takes one update after the other */
async function startEcho(sideBySide: boolean): Promise<void> {
  const bot = new Bot(TOKEN, { client: { apiRoot } });
  bot.on('message:text', (context) => context.reply(context.message.text));
  await bot.init();
  if (sideBySide) run(bot);
  else await new Promise<void>((resolve) => void bot.start({ onStart: () => resolve() }));
}
