// npm run -s knowledge:gaps [days]: what people asked in vain and complained about, as YAML; at most the last 90 days are kept.
import { join } from 'node:path';
import { config as loadEnvironment } from 'dotenv';
import { ConfigError, readConfig } from '../config.ts';
import { PackError } from '../knowledge/problems.ts';
import { createMatcher } from '../matching/matcher.ts';
import { preparePack } from '../ops/prepare.ts';
import { createMemory } from '../store/memory.ts';
import { openStore, StoreError } from '../store/open.ts';
import { badRatings, groupGaps } from './gaps.ts';
import { gapsYaml } from './gaps-yaml.ts';

const DAY = 24 * 60 * 60_000;
const MAX_DAYS = 90;

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof ConfigError || error instanceof PackError || error instanceof StoreError)) throw error;
  console.error(error.message);
  return error instanceof StoreError ? 69 : 78;
});

async function main(): Promise<number> {
  const days = Number(process.argv[2] ?? MAX_DAYS);
  if (!(days > 0 && days <= MAX_DAYS)) {
    console.error(`Usage: npm run -s knowledge:gaps [days]   days: more than 0, at most ${MAX_DAYS}`);
    return 64;
  }
  loadEnvironment({ quiet: true });
  const { knowledgeDir, dataDir, databaseUrl } = readConfig(process.env);
  const { pack, model } = await preparePack(knowledgeDir, dataDir);
  const store = await openStore(
    databaseUrl === undefined
      ? { kind: 'sqlite', file: join(dataDir, 'bot.sqlite') }
      : { kind: 'postgres', url: databaseUrl },
  );
  try {
    const memory = createMemory(store);
    const since = Date.now() - days * DAY;
    const gaps = groupGaps(await memory.unanswered(since), { pack, matcher: createMatcher(pack, model) });
    process.stdout.write(gapsYaml(gaps, badRatings(await memory.feedback(since), pack), since));
  } finally {
    await store.destroy();
  }
  return 0;
}
