import { createService } from '../src/bot/create-service.ts';
import { createTexts } from '../src/bot/texts.ts';
import { readCatalogues } from '../src/locales/read.ts';
import { createMatcher } from '../src/matching/matcher.ts';
import { warmUp } from '../src/matching/warm-up.ts';
import { preparePack } from '../src/ops/prepare.ts';
import { createMemory } from '../src/store/memory.ts';
import { openStore } from '../src/store/open.ts';
import { createSettingsCache } from '../src/store/settings-cache.ts';

/** What adapters need, made as the bot makes it, without quizzes and pictures and with a store in memory; only errors are logged. */
export async function createOwnService() {
  const { pack, model } = await preparePack('knowledge', 'data');
  const known = { pack, matcher: createMatcher(pack, model) };
  const knowledge = () => known;
  const texts = createTexts(await readCatalogues());
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  const memory = createSettingsCache(Date.now).over(createMemory(store));
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const service = createService({ knowledge, texts, memory, log, now: Date.now, random: Math.random });
  warmUp(known.matcher, pack);
  await service.prepare();
  return { knowledge, texts, memory, log, now: Date.now, service };
}
