import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { config as loadEnvironment } from 'dotenv';
import { runChat } from './adapters/console/chat.ts';
import { createBot } from './bot/bot.ts';
import { createTexts } from './bot/texts.ts';
import { ConfigError, EXIT_CONFIG, readConfig } from './config.ts';
import { PackError } from './knowledge/problems.ts';
import { readCatalogues } from './locales/read.ts';
import { createMatcher } from './matching/matcher.ts';
import { preparePack } from './ops/prepare.ts';

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof PackError)) throw error;
  console.error(error.message);
  process.exitCode = EXIT_CONFIG;
}

async function start(): Promise<void> {
  loadEnvironment({ quiet: true });
  const config = readConfig(process.env);
  const { pack, model } = await preparePack(config.knowledgeDir, config.dataDir);
  const texts = createTexts(await readCatalogues());
  const bot = createBot({ pack, matcher: createMatcher(pack, model), texts, random: Math.random });

  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  const historyFile = join(config.dataDir, 'console-history.txt');
  const locale = Intl.DateTimeFormat().resolvedOptions().locale.slice(0, 2);
  const history = await runChat({
    bot,
    texts,
    subject: (language) => pack.title[language] ?? pack.title[pack.defaultLanguage]!,
    input: process.stdin,
    output: process.stdout,
    interactive,
    colours: interactive,
    conversation: { language: config.language, languageHint: locale },
    history: interactive ? await readHistory(historyFile) : [],
  });
  if (interactive) {
    await mkdir(config.dataDir, { recursive: true });
    await writeFile(historyFile, history.join('\n'));
  }
}

async function readHistory(file: string): Promise<string[]> {
  const content = await readFile(file, 'utf8').catch(() => '');
  return content.split('\n').filter((line) => line !== '');
}
