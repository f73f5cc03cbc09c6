import { createService } from '../src/bot/create-service.ts';
import { createTexts } from '../src/bot/texts.ts';
import { readCatalogues } from '../src/locales/read.ts';
import { loadAside } from '../src/ops/load.ts';
import { createMemory } from '../src/store/memory.ts';
import { openStore } from '../src/store/open.ts';
import { createSettingsCache } from '../src/store/settings-cache.ts';

/** What adapters need, made as the bot makes it, without quizzes and pictures and with a store in memory; only errors are logged. */
export async function createOwnService() {
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const known = await loadAside('knowledge', 'data', log.error);
  const knowledge = () => known;
  const texts = createTexts(await readCatalogues());
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  const memory = createSettingsCache(Date.now).over(createMemory(store));
  const service = createService({ knowledge, texts, memory, log, now: Date.now, random: Math.random });
  await service.prepare();
  return { knowledge, texts, memory, log, now: Date.now, service };
}
