// One of the bots of the benchmark in a process of its own: bot.ts own|reply|defer <API root>
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { createDiscordAdapter } from '../../src/adapters/discord/discord.ts';
import { createService } from '../../src/bot/create-service.ts';
import { createTexts } from '../../src/bot/texts.ts';
import { readCatalogues } from '../../src/locales/read.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { warmUp } from '../../src/matching/warm-up.ts';
import { preparePack } from '../../src/ops/prepare.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import { createSettingsCache } from '../../src/store/settings-cache.ts';
import { TOKEN } from '../../tests/support/discord/server.ts';
import { reportTo } from '../side-by-side.ts';

const [name, apiRoot] = process.argv.slice(2) as [string, string];
await (name === 'own' ? startOwn() : startEcho(name === 'defer'));
reportTo(process);

async function startOwn(): Promise<void> {
  const { pack, model } = await preparePack('knowledge', 'data');
  const known = { pack, matcher: createMatcher(pack, model) };
  const texts = createTexts(await readCatalogues());
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  const memory = createSettingsCache(Date.now).over(createMemory(store));
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const service = createService({
    knowledge: () => known,
    texts,
    memory,
    log,
    now: Date.now,
    random: Math.random,
  });
  warmUp(known.matcher, pack);
  await service.prepare();
  await createDiscordAdapter(
    { token: TOKEN, apiRoot, shards: 'auto' },
    { service, memory, texts, log, now: Date.now },
  ).start();
}

/** @param deferred acknowledges first, as a bot must that does not know how long its answer takes */
async function startEcho(deferred: boolean): Promise<void> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    // Otherwise the library would let fifty edits through in a second, although Discord does not count them.
    rest: { api: apiRoot.replace(/\/v10$/, ''), globalRequestsPerSecond: Infinity },
  });
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const text = interaction.options.getString('question', true);
    void (deferred ? interaction.deferReply().then(() => interaction.editReply(text)) : interaction.reply(text));
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(TOKEN);
  await ready;
}
