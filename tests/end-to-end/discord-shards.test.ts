import { describe, expect, it } from 'vitest';
import { createShardClaims } from '../../src/store/shard-claims.ts';
import { BORIS, CALLBACK, ORIGINAL, POST, startDiscordBot, textOf } from '../support/discord/bot.ts';
import { BOT, startDiscord, type LocalDiscord, type LocalGuild } from '../support/discord/server.ts';
import { emptyDatabase } from '../support/stores.ts';

const TOTAL = 4;

/** Servers one on each of four shards: a server's shard is in the upper bits of its id. */
const GUILDS = (['de', 'ru', 'en-US', 'fr'] as const).map((locale, shard): LocalGuild => {
  const id = String((BigInt(25_000_000_000 * TOTAL + shard) << 22n) + 1n);
  return {
    id,
    // Names are shown nowhere, and must do no harm if they are.
    name: ['@everyone **OVKS**', '`; drop table', '<@&1> ||x||', '\u202e\u0000evil [a](http://evil)'][shard]!,
    locale,
    channels: [{ id: `${id.slice(0, -1)}7`, type: 0 }],
  };
});

const placeOf = ({ id, locale, channels: [channel] }: LocalGuild) => ({
  guild_id: id,
  guild: { id, locale, features: [] },
  guild_locale: locale,
  channel_id: channel!.id,
  channel: { id: channel!.id, type: 0 },
  locale: 'en-US',
});

describe('shards', () => {
  it('are all in this process with auto, as many as Discord recommends; each server has its language', async () => {
    const discord = await startDiscord({ guilds: GUILDS, shards: TOTAL });
    const { command } = await startDiscordBot({ discord });
    expect(discord.sessions.shards).toEqual([0, 1, 2, 3].map((shard) => [shard, TOTAL]));
    for (const [index, guild] of GUILDS.entries()) {
      command('members', [], placeOf(guild));
      await discord.calledAtLeast(index + 1, ORIGINAL);
    }
    const texts = (await discord.calledAtLeast(4, ORIGINAL)).map(textOf);
    // French is not spoken: then the client's language.
    for (const [index, country] of ['Kasachstan', 'Казахстан', 'Kazakhstan', 'Kazakhstan'].entries())
      expect(texts[index]).toContain(country);
  }, 60_000);

  it('that others serve are left to them', async () => {
    const discord = await startDiscord({ guilds: GUILDS, shards: TOTAL });
    const { command, say } = await startDiscordBot({ discord, options: { shards: { ids: [1], total: TOTAL } } });
    expect(discord.sessions.shards).toEqual([[1, TOTAL]]);
    for (const guild of GUILDS) command('about', [], placeOf(guild));
    say('Who are the members of the CSTO?', { guild_id: GUILDS[0]!.id, mentions: [{ ...BOT, member: {} }] });
    const [shown] = await discord.calledAtLeast(1, ORIGINAL);
    expect(textOf(shown!)).toMatch(/[а-я]/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(discord.calls.filter(({ operation }) => operation === ORIGINAL || operation === POST)).toHaveLength(1);
  });

  it('that Discord does not accept end the start with a message that names the variable', async () => {
    const discord = await startDiscord();
    discord.refuse(4011);
    const { adapter } = await startDiscordBot({ discord, started: false });
    await expect(adapter.start()).rejects.toThrow('DISCORD_SHARDS: the bot is on so many servers');
  });
});

describe('claimed shards', () => {
  const within = { timeout: 15_000, interval: 50 };

  const startClaimer = async (discord: LocalDiscord, url: string) => {
    const lost: Error[] = [];
    const claims = createShardClaims({ url, bot: BOT.id, interval: 500, onLost: (error) => lost.push(error) });
    return startDiscordBot({ discord, claims, options: { shards: { claimedOf: TOTAL } } });
  };

  it('are shared out among processes, and go to those that are left; everybody is answered once', async () => {
    const target = await emptyDatabase('postgres');
    if (target.kind !== 'postgres') return;
    const discord = await startDiscord({ guilds: GUILDS, shards: TOTAL });
    const askEverywhere = async (): Promise<void> => {
      const before = discord.calls.filter(({ operation }) => operation === ORIGINAL).length;
      for (const guild of GUILDS) first.command('about', [], { ...placeOf(guild), user: BORIS });
      await discord.calledAtLeast(before + TOTAL, ORIGINAL);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(discord.calls.filter(({ operation }) => operation === ORIGINAL)).toHaveLength(before + TOTAL);
    };
    const first = await startClaimer(discord, target.url);
    await expect.poll(() => discord.connected(), within).toEqual([0, 1, 2, 3]);
    await askEverywhere();
    const second = await startClaimer(discord, target.url);
    const third = await startClaimer(discord, target.url);
    const connectedIn = ({ logged }: typeof first) =>
      logged.filter(({ message }) => message === 'discord shard connected').length -
      logged.filter(({ message }) => message === 'discord shard given up').length;
    const counts = () => [first, second, third].map(connectedIn).toSorted((one, other) => one - other);
    await expect.poll(counts, { timeout: 40_000 }).toEqual([1, 1, 2]);
    await expect.poll(() => discord.connected(), within).toEqual([0, 1, 2, 3]);
    await askEverywhere();
    await first.adapter.stop();
    await second.adapter.stop();
    await expect.poll(() => discord.connected(), { timeout: 40_000 }).toEqual([0, 1, 2, 3]);
    await askEverywhere();
    expect(discord.violations).toEqual([]);
    expect(discord.calls.filter(({ operation }) => operation === CALLBACK)).toHaveLength(3 * TOTAL);
  }, 120_000);
});
