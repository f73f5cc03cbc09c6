// One of the bots of the benchmark in a process of its own: bot.ts own|reply|defer <API root>
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { createDiscordAdapter } from '../../src/adapters/discord/discord.ts';
import { TOKEN } from '../../tests/support/discord/server.ts';
import { createOwnService } from '../own-service.ts';
import { reportTo } from '../side-by-side.ts';

const [name, apiRoot] = process.argv.slice(2) as [string, string];
await (name === 'own' ? startOwn() : startEcho(name === 'defer'));
reportTo(process);

async function startOwn(): Promise<void> {
  await createDiscordAdapter({ token: TOKEN, apiRoot, shards: 'auto' }, await createOwnService()).start();
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
