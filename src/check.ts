import type { Config } from './config.ts';
import { createTexts } from './bot/texts.ts';
import { readCatalogues } from './locales/read.ts';
import { createMatcher } from './matching/matcher.ts';
import { preparePack } from './ops/prepare.ts';
import { tryMigrations, type StoreTarget } from './store/open.ts';

/**
 * Loads everything a start needs, without going on any platform or touching any data: the pack, the texts and the migrations in a
 * scratch store.
 * @returns a summary, some lines
 * @throws {PackError | StoreError}
 */
export async function checkStart(config: Config, target: StoreTarget): Promise<string> {
  const { knowledgeDir, dataDir, telegram, discord, http } = config;
  const { pack, model, version } = await preparePack(knowledgeDir, dataDir);
  createMatcher(pack, model);
  const texts = createTexts(await readCatalogues());
  const migrations = await tryMigrations(target);
  const platforms = [
    ...(telegram ? [`Telegram (${telegram.webhook ? 'webhook' : 'polling'})`] : []),
    ...(discord ? [`Discord (shards ${shardsOf(discord.shards)})`] : []),
  ];
  const database = target.kind === 'postgres' ? 'PostgreSQL' : `SQLite in ${target.file}`;
  return [
    `platforms: ${platforms.join(', ') || 'none, a chat in the terminal'}`,
    `pack: ${pack.id} in ${knowledgeDir}, as of ${pack.asOf}, version ${version}: ${pack.facts.length} facts in ${pack.languages.join(', ')}`,
    `texts: ${texts.languages.join(', ')}`,
    `database: ${database}; migrations that work: ${migrations}`,
    `HTTP: ${http ? `${http.host}:${http.port}` : 'none'}`,
    'everything is in order',
  ].join('\n');
}

function shardsOf(shards: NonNullable<Config['discord']>['shards']): string {
  if (shards === 'auto') return shards;
  return 'ids' in shards ? `${shards.ids.join(', ')} of ${shards.total}` : `claimed, of ${shards.claimedOf}`;
}
