import { describe, expect, it } from 'vitest';
import type { Memory } from '../../src/bot/memory.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import { ANN, CALLBACK, FOLLOW_UP, ORIGINAL, POST, startDiscordBot, textOf } from '../support/discord/bot.ts';
import { BOT, CHANNEL, GUILD, startDiscord, type Fault, type LocalGuild } from '../support/discord/server.ts';

const quiet = () => new Promise((resolve) => setTimeout(resolve, 300));
const MENTION = { guild_id: GUILD, mentions: [{ ...BOT, member: {} }] };
const ASK = '<@100000000000000001> who are the members of the CSTO?';

describe('the three seconds of an interaction', () => {
  it('are kept when the store is slow; the answer then comes without what it would have known', async () => {
    const real = createMemory(await openStore({ kind: 'sqlite', file: ':memory:' }));
    const slowly = async <T>(work: Promise<T>): Promise<T> => {
      await new Promise((resolve) => setTimeout(resolve, 5000));
      return work;
    };
    const memory: Memory = {
      ...real,
      personLanguage: (person) => slowly(real.personLanguage(person)),
      chatSettings: (space) => slowly(real.chatSettings(space)),
    };
    const { discord, command } = await startDiscordBot({ memory });
    const start = performance.now();
    command('members');
    const [acknowledged] = await discord.calledAtLeast(1, CALLBACK);
    expect(acknowledged!.at - start).toBeLessThan(1000);
    const [shown] = await discord.calledAtLeast(1, ORIGINAL);
    expect(textOf(shown!)).toContain('Kasachstan');
  });

  it('are kept when Discord answers slowly; nothing is acknowledged twice', async () => {
    const { discord, command } = await startDiscordBot();
    discord.fail(CALLBACK, { kind: 'slow', ms: 1500 });
    command('about');
    await discord.calledAtLeast(1, ORIGINAL);
    expect(discord.calls.filter(({ operation }) => operation === CALLBACK)).toHaveLength(1);
  });

  it('that are nearly or quite over are told the operator, with the age', async () => {
    const { discord, command, logged } = await startDiscordBot();
    command('about', [], {}, 2800);
    await discord.calledAtLeast(1, ORIGINAL);
    command('about', [], {}, 4000);
    await expect.poll(() => logged.filter(({ level }) => level === 'warn')).toHaveLength(2);
    const [late, tooLate] = logged.filter(({ level }) => level === 'warn');
    expect(late!.message).toContain('acknowledged late');
    expect(Number(late!.details['age'])).toBeGreaterThanOrEqual(2800);
    expect(tooLate!.message).toContain('could not be acknowledged');
    await quiet();
    expect(discord.calls.filter(({ operation }) => operation === ORIGINAL)).toHaveLength(1);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['the connection breaks', { kind: 'closed', taken: true }],
    ['Discord says that it failed', { kind: 'error', status: 500, code: 0, message: 'Internal', taken: true }],
  ])('count once when %s after the acknowledgement was taken', async (_, fault) => {
    const { discord, command, logged } = await startDiscordBot();
    discord.fail(CALLBACK, fault);
    command('about');
    const [shown] = await discord.calledAtLeast(1, ORIGINAL);
    expect(textOf(shown!)).not.toBe('');
    expect(discord.calls.filter(({ operation }) => operation === CALLBACK)).toHaveLength(1);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('places', () => {
  const PLACES = [
    ['a thread', 11],
    ['a forum post', 11],
    ['the text of a voice channel', 2],
  ] as const;

  it.each(PLACES)('answers where it was asked: %s', async (name, type) => {
    const id = '300000000000000055';
    const parent = { id: '300000000000000054', type: name === 'a forum post' ? 15 : 0 };
    const channels = [{ id: CHANNEL, type: 0 }, parent, { id, type, ...(type === 11 && { parent_id: parent.id }) }];
    const discord = await startDiscord({ guilds: [{ id: GUILD, name: 'Model UN', locale: 'de', channels }] });
    const { say, command } = await startDiscordBot({ discord });
    const asked = say(ASK, { ...MENTION, channel_id: id });
    const [answer] = await discord.calledAtLeast(1, POST);
    expect(answer!.path).toBe(`/channels/${id}/messages`);
    expect(answer!.body).toMatchObject({
      message_reference: { message_id: asked, fail_if_not_exists: false },
      // Who asked is told, nobody else.
      allowed_mentions: { parse: [], replied_user: true },
    });
    command('about', [], { channel_id: id, channel: { id, type } });
    await discord.calledAtLeast(1, ORIGINAL);
  });

  it('answers without a reference where it may not read the history', async () => {
    const { discord, say } = await startDiscordBot();
    discord.fail(POST, {
      kind: 'error',
      status: 403,
      code: 160002,
      message: 'Cannot reply without permission to read message history',
    });
    say(ASK, MENTION);
    const [answer] = await discord.calledAtLeast(1, POST);
    expect(answer!.path).toBe(`/channels/${CHANNEL}/messages`);
    expect(answer!.body['message_reference']).toBeUndefined();
    expect(textOf(answer!)).toContain('Kazakhstan');
  });

  it('says nothing to who closed both the channel and private messages, and goes on', async () => {
    const { discord, say, logged } = await startDiscordBot();
    const closed: Fault = { kind: 'error', status: 403, code: 50013, message: 'Missing Permissions' };
    discord.fail(POST, closed, closed);
    say(ASK, MENTION);
    await expect.poll(() => logged.some(({ message }) => message.includes('closed to the bot'))).toBe(true);
    say('/about');
    await discord.calledAtLeast(1, POST);
  });
});

describe('the gateway', () => {
  it('breaks: what people did meanwhile is done after the resume, once', async () => {
    const { discord, command, logged } = await startDiscordBot();
    for (let round = 0; round < 3; round++) {
      discord.drop(4000);
      // While nobody is connected.
      command('about');
      command('help');
      await discord.calledAtLeast(2 * (round + 1), ORIGINAL);
    }
    await quiet();
    expect(discord.calls.filter(({ operation }) => operation === ORIGINAL)).toHaveLength(6);
    expect(discord.sessions).toMatchObject({ identified: 1, resumed: 3 });
    expect(logged.filter(({ message }) => message === 'discord resumed')).toHaveLength(3);
  });

  it.each([
    [4004, 'DISCORD_TOKEN'],
    [4014, 'intent'],
  ])('closes with %i while the bot is running: it ends with a clear message', async (code, expected) => {
    const { discord, adapter } = await startDiscordBot();
    discord.drop(code);
    await expect(adapter.failed).rejects.toThrow(expected);
  });
});

describe('messages', () => {
  it('are not posted twice: every try has the same number; being asked to wait is counted', async () => {
    const limited: string[] = [];
    const { discord, say } = await startDiscordBot({
      counters: { rateLimited: (platform) => void limited.push(platform) },
    });
    discord.fail(
      POST,
      { kind: 'error', status: 500, code: 0, message: 'Internal', taken: true },
      { kind: 'closed', taken: true },
      { kind: 'error', status: 429, code: 0, message: 'You are being rate limited.', retryAfter: 0.3 },
    );
    say('Who are the members of the CSTO?');
    await expect.poll(() => discord.calls.filter(({ operation }) => operation === POST)).toHaveLength(3);
    await quiet();
    const posts = discord.calls.filter(({ operation }) => operation === POST);
    expect(new Set(posts.map(({ body }) => body['nonce'])).size).toBe(1);
    expect(posts.every(({ body }) => body['enforce_nonce'] === true)).toBe(true);
    expect(discord.posted).toHaveLength(1);
    expect(limited).toEqual(['discord']);
  });

  it.each<[string, Fault]>([
    [
      'Discord says that it failed, but has taken it',
      { kind: 'error', status: 500, code: 0, message: 'x', taken: true },
    ],
    ['the connection breaks after it was taken', { kind: 'closed', taken: true }],
    ['Discord says that it failed, and is right', { kind: 'error', status: 502, code: 0, message: 'x' }],
  ])(
    'that others see are not posted twice as a second answer either: when %s, the first one says so',
    async (_, fault) => {
      const { discord, command, logged } = await startDiscordBot();
      discord.fail(FOLLOW_UP, fault);
      const value = 'Wer ist Mitglied der OVKS? Und was steht in Artikel 4 des Vertrags?';
      command('ask', [{ name: 'question', type: 3, value }]);
      const [first, again] = await discord.calledAtLeast(2, ORIGINAL);
      expect(textOf(again!)).toBe(
        `${textOf(first!)}\n*Eine weitere Antwort ist womöglich nicht angekommen. Fehlt sie hier, fragen Sie bitte noch einmal.*`,
      );
      await quiet();
      expect(discord.calls.filter(({ operation }) => operation === FOLLOW_UP)).toHaveLength('taken' in fault ? 1 : 0);
      expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );

  it('that one person sees are sent until they are sure to be there', async () => {
    const { discord, command } = await startDiscordBot();
    const lost: Fault = { kind: 'error', status: 500, code: 0, message: 'x' };
    discord.fail(FOLLOW_UP, lost, { kind: 'closed' }, lost);
    const value = 'Wer ist Mitglied der OVKS? Und was steht in Artikel 4 des Vertrags?';
    command('ask', [
      { name: 'question', type: 3, value },
      { name: 'private', type: 5, value: true },
    ]);
    const [further] = await discord.calledAtLeast(1, FOLLOW_UP);
    expect(textOf(further!)).toContain('Artikel 4');
    await quiet();
    expect(discord.calls.filter(({ operation }) => operation === ORIGINAL)).toHaveLength(1);
  });

  it('without a mention are not even readable, and not answered', async () => {
    const { discord, say } = await startDiscordBot();
    say('Who are the members of the CSTO?', { guild_id: GUILD });
    say('@everyone who are the members?', { guild_id: GUILD, mention_everyone: true });
    say(ASK, { ...MENTION, author: ANN, webhook_id: '900000000000000001' });
    say(ASK, MENTION);
    await discord.calledAtLeast(1, POST);
    await quiet();
    expect(discord.posted).toHaveLength(1);
  });

  it('of a limit are shown once, to the person alone', async () => {
    const { discord, command } = await startDiscordBot();
    for (let count = 0; count < 24; count++) command('about');
    await expect.poll(() => discord.calls.filter(({ operation }) => operation.startsWith('DELETE'))).toHaveLength(3);
    const shown = await discord.calledAtLeast(21, ORIGINAL);
    expect(shown).toHaveLength(21);
    expect(discord.calls.filter(({ operation }) => operation === FOLLOW_UP)).toEqual([]);
  });
});

describe('servers whose membership changed while the bot was away', () => {
  const DAY = 86_400_000;
  const spaceOf = (id: string) => `discord:space:${id}`;
  /** A server on a shard of two. */
  const serverOn = (shard: number, number: number, more: Partial<LocalGuild> = {}): LocalGuild => {
    const id = String((BigInt(50_000_000_000 + 2 * number + shard) << 22n) + 1n);
    return { id, name: 'Model UN', locale: 'de', channels: [{ id: `${id.slice(0, -1)}7`, type: 0 }], ...more };
  };
  const memoryOf = async (...servers: LocalGuild[]): Promise<Memory> => {
    const memory = createMemory(await openStore({ kind: 'sqlite', file: ':memory:' }));
    for (const { id } of servers) await memory.setChatSettings(spaceOf(id), { language: 'ru' });
    return memory;
  };
  const leftIn = async (memory: Memory): Promise<string[]> =>
    (await memory.spaces()).flatMap(({ space, left }) => (left ? [space] : []));
  const isKept = async (memory: Memory, { id }: LocalGuild): Promise<boolean> =>
    (await memory.chatSettings(spaceOf(id))).language !== undefined;

  it('lose their data 30 days after they were found missing, not the others', async () => {
    const [stayed, gone, returned] = [serverOn(0, 1), serverOn(0, 2), serverOn(1, 3)];
    const memory = await memoryOf(stayed, gone, returned);
    await memory.setChatSettings('discord:300000000000000009', { language: 'de' });
    await memory.leaveSpace(spaceOf(returned.id), Date.now() + DAY);
    const discord = await startDiscord({ guilds: [stayed, returned], shards: 2 });
    const { command } = await startDiscordBot({ discord, memory });
    await expect.poll(() => leftIn(memory)).toEqual([spaceOf(gone.id)]);
    // A session that Discord has forgotten is followed by a new one, which does not begin the thirty days anew.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const found = Date.now();
    discord.expire();
    discord.drop(4000, 0);
    await expect.poll(() => discord.sessions.identified, { timeout: 20_000 }).toBe(3);
    command('about', [], { guild_id: null });
    await discord.calledAtLeast(1, ORIGINAL);
    await quiet();
    await memory.cleanUp(found + 29 * DAY);
    expect(await isKept(memory, gone)).toBe(true);
    await memory.cleanUp(found + 30 * DAY);
    expect(await isKept(memory, gone)).toBe(false);
    for (const server of [stayed, returned]) expect(await isKept(memory, server)).toBe(true);
    expect(await memory.chatSettings('discord:300000000000000009')).toEqual({ language: 'de' });
  }, 40_000);

  it('are left alone when another process has their shard', async () => {
    const [own, other] = [serverOn(1, 1), serverOn(0, 2)];
    const memory = await memoryOf(own, other);
    const discord = await startDiscord({ guilds: [], shards: 2 });
    await startDiscordBot({ discord, memory, options: { shards: { ids: [1], total: 2 } } });
    await expect.poll(() => leftIn(memory)).toEqual([spaceOf(own.id)]);
  });

  it('are there all the same in an outage, at the start or later', async () => {
    const [well, down, gone] = [serverOn(0, 1), serverOn(0, 2, { unavailable: true }), serverOn(0, 3)];
    const memory = await memoryOf(well, down, gone);
    const discord = await startDiscord({ guilds: [well, down] });
    const { adapter } = await startDiscordBot({ discord, memory, started: false });
    // The library waits some seconds for such servers before it is ready.
    const starting = adapter.start().catch(() => undefined);
    await expect.poll(() => leftIn(memory)).toEqual([spaceOf(gone.id)]);
    discord.dispatch('GUILD_DELETE', { id: down.id, unavailable: true });
    await starting;
    discord.dispatch('GUILD_DELETE', { id: well.id, unavailable: true });
    await quiet();
    expect(await leftIn(memory)).toEqual([spaceOf(gone.id)]);
  });
});
