import { describe, expect, it, onTestFinished } from 'vitest';
import { FatalAdapterError } from '../../src/adapters/adapter.ts';
import { plainMessage } from '../../src/bot/message.ts';
import { mapMessage } from '../../src/bot/map-message.ts';
import type { Pictures } from '../../src/bot/picture.ts';
import { createPictures } from '../../src/pictures/create-pictures.ts';
import {
  ANN,
  BORIS,
  buttonsOf,
  CALLBACK,
  FOLLOW_UP,
  ORIGINAL,
  POST,
  startDiscordBot,
  textOf,
} from '../support/discord/bot.ts';
import { BOT, CHANNEL, GUILD, startDiscord, type Call, type LocalDiscord } from '../support/discord/server.ts';
import { answerContext, BROKEN_PICTURES, QUICK_PICTURES } from '../support/pictures.ts';

const quiet = () => new Promise((resolve) => setTimeout(resolve, 300));
const EPHEMERAL = 64;
const question = (value: string) => [{ name: 'question', type: 3, value }];
const MENTION = { guild_id: GUILD, mentions: [{ ...BOT, member: {} }] };

describe('slash commands', () => {
  it('acknowledges first, then answers with date, source links and buttons', async () => {
    const { discord, command } = await startDiscordBot();
    command('ask', question('Who are the members of the CSTO?'));
    const [shown] = await discord.calledAtLeast(1, ORIGINAL);
    expect(textOf(shown!)).toContain('Kazakhstan');
    expect(textOf(shown!)).toContain('As of');
    expect(textOf(shown!)).toMatch(/\[[^\]]+\]\(<https:/);
    expect(shown!.body['allowed_mentions']).toMatchObject({ parse: [] });
    expect(buttonsOf(shown!).map(({ label }) => label)).toEqual(expect.arrayContaining(['Sources', '👍', '👎']));
    expect(discord.calls.findIndex(({ operation }) => operation === CALLBACK)).toBeLessThan(
      discord.calls.indexOf(shown!),
    );
    expect(discord.calls.find(({ operation }) => operation === CALLBACK)!.body).toMatchObject({ type: 5 });
  });

  it('shows an answer to the asker alone if they want it so', async () => {
    const { discord, command } = await startDiscordBot();
    command('ask', [...question('Who are the members of the CSTO?'), { name: 'private', type: 5, value: true }]);
    const [deferred] = await discord.calledAtLeast(1, CALLBACK);
    expect(deferred!.body).toMatchObject({ type: 5, data: { flags: EPHEMERAL } });
    await discord.calledAtLeast(1, ORIGINAL);
  });

  it('suggests real questions while typing, popular ones for nothing, quickly', async () => {
    const { discord, command } = await startDiscordBot();
    const focused = (value: string) => [{ name: 'question', type: 3, value, focused: true }];
    for (const [value, locale] of [
      ['артикл 4', 'ru'],
      ['membres', 'en-US'],
      ['', 'de'],
    ] as const)
      discord.interact({
        type: 4,
        data: { id: '1', name: 'ask', type: 1, options: focused(value) },
        channel_id: CHANNEL,
        channel: { id: CHANNEL, type: 1 },
        locale,
        context: 1,
        user: ANN,
        entitlements: [],
        authorizing_integration_owners: {},
        app_permissions: '0',
        attachment_size_limit: 1,
      });
    const calls = await discord.calledAtLeast(3, CALLBACK);
    for (const { body } of calls) {
      const { choices } = body['data'] as { choices: { name: string; value: string }[] };
      expect(choices.length).toBeGreaterThan(0);
      expect(choices.length).toBeLessThanOrEqual(25);
      for (const { name } of choices) expect(name.length).toBeLessThanOrEqual(100);
    }
    const names = calls.map(({ body }) => (body['data'] as { choices: { name: string }[] }).choices[0]!.name);
    expect(names.some((name) => /[а-я]/.test(name))).toBe(true);
    command('about');
    await discord.calledAtLeast(1, ORIGINAL);
  });

  it.each([
    ['members', [], 'Kasachstan'],
    ['article', [{ name: 'number', type: 4, value: 4 }], 'Artikel 4'],
    ['timeline', [{ name: 'from', type: 4, value: 2022 }], '2022'],
    ['map', [{ name: 'year', type: 4, value: 2005 }], 'Usbekistan'],
    ['help', [], '/members'],
    ['topics', [], 'Themen'],
  ])('/%s in the language of the server', async (name, options, expected) => {
    const { discord, command } = await startDiscordBot();
    command(name, options, { locale: name === 'help' ? 'ru' : 'de' });
    const [shown] = await discord.calledAtLeast(1, ORIGINAL);
    expect(textOf(shown!)).toContain(expected);
  });

  it('a person’s own choice of language beats the server’s, which beats the client’s', async () => {
    const { discord, command, memory } = await startDiscordBot();
    await memory.setChatSettings(`discord:space:${GUILD}`, { language: 'ru' });
    command('about', [], { locale: 'en-US' });
    const [byServer] = await discord.calledAtLeast(1, ORIGINAL);
    expect(textOf(byServer!)).toMatch(/[а-я]/);
    await memory.setPersonLanguage(`discord:${ANN.id}`, 'en');
    command('about', [], { locale: 'de' });
    const [, byPerson] = await discord.calledAtLeast(2, ORIGINAL);
    expect(textOf(byPerson!)).toContain('I answer questions');
  });

  it('registers them localised, with contexts and rights, only when something has changed', async () => {
    const discord = await startDiscord();
    const first = await startDiscordBot({ discord });
    const [call] = await discord.calledAtLeast(1, 'PUT /applications/:id/commands');
    const commands = call!.body as unknown as Record<string, unknown>[];
    const ask = commands.find(({ name }) => name === 'ask')!;
    expect(ask).toMatchObject({
      name_localizations: { de: 'frage', ru: 'вопрос' },
      contexts: [0, 1, 2],
      integration_types: [0, 1],
    });
    expect(Object.keys(ask['description_localizations'] as object).toSorted()).toEqual(['de', 'en-GB', 'en-US', 'ru']);
    expect((ask['options'] as { name: string; autocomplete?: boolean }[])[0]).toMatchObject({
      name: 'question',
      autocomplete: true,
    });
    expect(commands.find(({ name }) => name === 'settings')).toMatchObject({
      default_member_permissions: '32',
      contexts: [0],
    });
    expect(commands.find(({ type }) => type === 3)).toMatchObject({ name: 'Ask the bot' });
    expect(commands.some(({ name }) => name === 'start')).toBe(false);
    await first.adapter.stop();
    const second = await startDiscordBot({ discord, memory: first.memory });
    second.command('about');
    await discord.calledAtLeast(1, ORIGINAL);
    expect(discord.calls.filter(({ operation }) => operation.startsWith('PUT'))).toHaveLength(1);
  });

  it('registers them in one server at once when told to', async () => {
    const { discord, memory } = await startDiscordBot({ options: { guildId: GUILD } });
    const [call] = await discord.calledAtLeast(1, 'PUT /applications/:id/guilds/:id/commands');
    expect(call!.path).toContain(`/guilds/${GUILD}/`);
    // What is registered everywhere is remembered apart.
    await startDiscordBot({ memory }).then((everywhere) =>
      everywhere.discord.calledAtLeast(1, 'PUT /applications/:id/commands'),
    );
  });

  it.each([
    ['a private message', { guild_id: null }, 'Kazakhstan'],
    [
      'a group of friends where nobody added the bot',
      { guild_id: null, context: 2, channel: { id: CHANNEL, type: 3 } },
      'Kazakhstan',
    ],
    ['a server where nobody added the bot', { guild_id: '200000000000000999', guild_locale: 'ru' }, 'Казахстан'],
  ])(
    'are answered for people who have the bot on their account, in %s',
    async (_, place: Record<string, unknown>, expected) => {
      const { discord, command, press } = await startDiscordBot();
      const owners = { authorizing_integration_owners: { '1': ANN.id } };
      command('members', [], { ...place, ...owners });
      const [shown] = await discord.calledAtLeast(1, ORIGINAL);
      expect(textOf(shown!)).toContain(expected);
      press(shown!, buttonsOf(shown!)[0]!.label, { ...place, ...owners, user: BORIS });
      await discord.calledAtLeast(2, ORIGINAL);
      expect(discord.calls.filter(({ operation }) => operation === POST)).toEqual([]);
    },
  );

  const askAbout = (discord: LocalDiscord, content: string): void => {
    const target = {
      id: '600000000000000001',
      channel_id: CHANNEL,
      author: BORIS,
      content,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      pinned: false,
      type: 0,
      components: [],
    };
    discord.interact({
      type: 2,
      data: {
        id: '1',
        name: 'Ask the bot',
        type: 3,
        target_id: target.id,
        resolved: { messages: { [target.id]: target } },
      },
      channel_id: CHANNEL,
      channel: { id: CHANNEL, type: 0 },
      guild_id: GUILD,
      guild_locale: 'de',
      locale: 'ru',
      context: 0,
      member: {
        user: ANN,
        roles: [],
        joined_at: new Date().toISOString(),
        deaf: false,
        mute: false,
        flags: 0,
        permissions: '0',
      },
      entitlements: [],
      authorizing_integration_owners: {},
      app_permissions: '0',
      attachment_size_limit: 1,
    });
  };

  it('asks about a message from its menu; one without text is said to have none', async () => {
    const { discord } = await startDiscordBot();
    askAbout(discord, 'кто входит в одкб?');
    const [shown] = await discord.calledAtLeast(1, ORIGINAL);
    expect(textOf(shown!)).toContain('Таджикистан');
    askAbout(discord, '');
    const [, empty] = await discord.calledAtLeast(2, ORIGINAL);
    expect(textOf(empty!)).toContain('не нашёл здесь вопроса');
    // A command of somebody else is no command of who asks about it.
    askAbout(discord, '/privacy');
    const [, , command] = await discord.calledAtLeast(3, ORIGINAL);
    expect(textOf(command!)).not.toContain('/mydata');
  });
});

describe('buttons', () => {
  it('shows a related fact to all and the sources to one, thanks for a rating once', async () => {
    const { discord, command, press, memory, service } = await startDiscordBot();
    command('ask', question('Who are the members of the CSTO?'));
    const [shown] = await discord.calledAtLeast(1, ORIGINAL);
    press(shown!, buttonsOf(shown!)[0]!.label, { user: BORIS });
    await discord.calledAtLeast(2, ORIGINAL);
    press(shown!, 'Sources');
    const [, , sources] = await discord.calledAtLeast(3, ORIGINAL);
    expect(textOf(sources!)).toContain('Sources for');
    press(shown!, '👎');
    press(shown!, '👎');
    await discord.calledAtLeast(5, ORIGINAL);
    const callbacks = discord.calls
      .filter(({ operation }) => operation === CALLBACK)
      .map(({ body }) => (body['data'] as { flags?: number } | undefined)?.flags);
    expect(callbacks.slice(1)).toEqual([0, EPHEMERAL, EPHEMERAL, EPHEMERAL]);
    await service.settled();
    expect(await memory.feedback(0)).toMatchObject([{ kind: 'bad', subject: 'members-now' }]);
  });

  it('turns a page in place and changes settings for managers only', async () => {
    const { discord, command, press, memory } = await startDiscordBot();
    command('topics', [{ name: 'topic', type: 3, value: 'members' }]);
    const [topic] = await discord.calledAtLeast(1, ORIGINAL);
    press(topic!, buttonsOf(topic!).at(-1)!.label);
    const [, second] = await discord.calledAtLeast(2, ORIGINAL);
    expect(textOf(second!)).toContain('2/');
    command('settings', [], { permissions: '32' });
    const [, , settings] = await discord.calledAtLeast(3, ORIGINAL);
    press(settings!, 'Русский', { user: BORIS });
    await discord.calledAtLeast(1, FOLLOW_UP);
    expect(await memory.chatSettings(`discord:space:${GUILD}`)).toEqual({});
    press(settings!, 'Русский', { permissions: '32' });
    await discord.calledAtLeast(4, ORIGINAL);
    expect(await memory.chatSettings(`discord:space:${GUILD}`)).toMatchObject({ language: 'ru' });
  });

  it('suggests with a button each and “none of these”, and declines with topics, also after a restart', async () => {
    const discord = await startDiscord();
    const first = await startDiscordBot({ discord });
    first.command('ask', question('Armenia summit'));
    const [suggestion] = await discord.calledAtLeast(1, ORIGINAL);
    const labels = buttonsOf(suggestion!).map(({ label }) => label);
    expect(labels.length).toBeGreaterThanOrEqual(3);
    expect(labels.at(-1)).toBe('None of these');
    await first.adapter.stop();
    const { press, service, memory } = await startDiscordBot({ discord });
    press(suggestion!, labels[0]!);
    const [, answer] = await discord.calledAtLeast(2, ORIGINAL);
    expect(textOf(answer!)).toContain('As of ');
    press(suggestion!, 'None of these');
    const [, , topics] = await discord.calledAtLeast(3, ORIGINAL);
    expect(buttonsOf(topics!)).toHaveLength(3);
    press(topics!, buttonsOf(topics!)[0]!.label);
    const [, , , topic] = await discord.calledAtLeast(4, ORIGINAL);
    expect(textOf(topic!)).toMatch(/1\/\d+/);
    await service.settled();
    expect(await memory.feedback(0)).toMatchObject([{ kind: 'none-of-these', language: 'en' }]);
  });

  it('a button nobody knows any more says so', async () => {
    const { discord, press } = await startDiscordBot();
    const call = {
      operation: '',
      path: '',
      files: [],
      at: 0,
      body: { components: [{ type: 1, components: [{ type: 2, style: 2, label: 'Old', custom_id: 'from-before' }] }] },
    };
    press(call, 'Old');
    const [shown] = await discord.calledAtLeast(1, ORIGINAL);
    expect(textOf(shown!)).not.toBe('');
  });
});

describe('messages', () => {
  it('answers private ones and mentions, nothing else', async () => {
    const { discord, say } = await startDiscordBot();
    say('Who are the members of the CSTO?', { guild_id: GUILD });
    say('<@100000000000000001> who are you', { ...MENTION, author: { ...BORIS, bot: true } });
    say('Wer ist Mitglied der OVKS?');
    const [dm] = await discord.calledAtLeast(1, POST);
    expect(textOf(dm!)).toContain('Kasachstan');
    expect(dm!.body).toMatchObject({ enforce_nonce: true });
    say('<@100000000000000001> what does Article 4 of the treaty say?', MENTION);
    const [, mentioned] = await discord.calledAtLeast(2, POST);
    expect(textOf(mentioned!)).toContain('Article 4');
    await quiet();
    expect(discord.calls.filter(({ operation }) => operation === POST)).toHaveLength(2);
  });

  it('understands a reply to its own answer', async () => {
    const { discord, say } = await startDiscordBot();
    say('What does Article 4 of the treaty say?');
    const [answer] = await discord.calledAtLeast(1, POST);
    const id = discord.say({ content: '', channel_id: CHANNEL, author: BOT, components: answer!.body['components'] });
    say('<@100000000000000001> and article 5?', {
      ...MENTION,
      type: 19,
      author: BORIS,
      message_reference: { message_id: id, channel_id: CHANNEL, guild_id: GUILD },
    });
    const [, next] = await discord.calledAtLeast(2, POST);
    expect(textOf(next!)).toContain('Article 5');
  });

  it('tells whoever asked when it may not write in the channel', async () => {
    const { discord, say } = await startDiscordBot();
    discord.fail(POST, { kind: 'error', status: 403, code: 50013, message: 'Missing Permissions' });
    say('<@100000000000000001> who are the members of the CSTO?', MENTION);
    const [hint] = await discord.calledAtLeast(1, POST);
    expect(textOf(hint!)).toContain('/ask');
  });

  it('foreign text stays text', async () => {
    const { discord, command } = await startDiscordBot();
    command('members', [{ name: 'country', type: 3, value: '@everyone **x** <@1> [a](http://evil)' }]);
    const [shown] = await discord.calledAtLeast(1, ORIGINAL);
    expect(textOf(shown!)).not.toContain('@everyone');
  });
});

describe('trouble', () => {
  it('resumes after the connection broke and loses no interaction', async () => {
    const { discord, command, logged } = await startDiscordBot();
    discord.drop(4000);
    await expect.poll(() => logged.some(({ message }) => message.includes('resuming'))).toBe(true);
    command('about');
    await discord.calledAtLeast(1, ORIGINAL);
    expect(discord.sessions).toMatchObject({ identified: 1, resumed: 1 });
  });

  it('repeats what failed in Discord and waits when told to', async () => {
    const { discord, command } = await startDiscordBot();
    discord.fail(
      ORIGINAL,
      { kind: 'error', status: 502, code: 0, message: 'Bad Gateway' },
      { kind: 'error', status: 429, code: 0, message: 'You are being rate limited.', retryAfter: 0.4 },
    );
    command('about');
    const [shown] = await discord.calledAtLeast(1, ORIGINAL);
    expect(textOf(shown!)).not.toBe('');
    expect(discord.calls.filter(({ operation }) => operation === ORIGINAL)).toHaveLength(1);
  });

  it.each([
    [4004, 'DISCORD_TOKEN'],
    [4014, 'intent'],
  ])('a gateway that closes with %i ends the start with a clear message', async (code, expected) => {
    const discord = await startDiscord();
    discord.refuse(code);
    const { adapter } = await startDiscordBot({ discord, started: false });
    const error = await adapter.start().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FatalAdapterError);
    expect((error as Error).message).toContain(expected);
  });

  it('keeps the data of a server it was removed from for 30 days', async () => {
    const { discord, memory } = await startDiscordBot();
    const space = `discord:space:${GUILD}`;
    await memory.setChatSettings(space, { language: 'de' });
    discord.dispatch('GUILD_DELETE', { id: GUILD });
    await quiet();
    await memory.cleanUp(Date.now() + 29 * 86_400_000);
    expect(await memory.chatSettings(space)).toMatchObject({ language: 'de' });
    await memory.cleanUp(Date.now() + 31 * 86_400_000);
    expect(await memory.chatSettings(space)).toEqual({});
  });

  it('tells once that there were too many questions', async () => {
    const { discord, say } = await startDiscordBot();
    for (let count = 0; count < 24; count++) say('/about');
    await discord.calledAtLeast(21, POST);
    await quiet();
    expect(discord.calls.filter(({ operation }) => operation === POST)).toHaveLength(21);
  });
});

describe('pictures', () => {
  /** What a call says of its files. */
  const attachmentsOf = ({ body }: Call) => body['attachments'] as { id: string; description: string }[];

  it('come with the deferred reply, described by the same facts', async () => {
    const pictures = createPictures({ timeout: 60_000 });
    onTestFinished(() => pictures.stop());
    // Drawn once before: the first map of a thread takes seconds on a busy machine.
    await pictures.draw(mapMessage(2005, 'de', await answerContext()).picture!.content);
    const { discord, command } = await startDiscordBot({ pictures });
    command('map', [{ name: 'year', type: 4, value: 2005 }], { locale: 'de' });
    const [shown] = await discord.calledAtLeast(1, ORIGINAL);
    const [file] = shown!.files;
    expect(file!.name).toBe('map.png');
    expect(
      Buffer.from(await file!.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(attachmentsOf(shown!)).toHaveLength(1);
    expect(attachmentsOf(shown!)[0]!.description).toContain('Usbekistan (seit 20. April 1999)');
    expect(textOf(shown!)).toContain('Mitglieder: ');
    expect(buttonsOf(shown!).length).toBeGreaterThan(0);
  });

  it('replace each other when a page is turned, and go when the next cannot be drawn', async () => {
    let drawn = 0;
    const pictures: Pictures = { draw: (picture) => (drawn++ < 2 ? QUICK_PICTURES : BROKEN_PICTURES).draw(picture) };
    const { discord, command, press, service } = await startDiscordBot({ pictures });
    command('timeline', [], { locale: 'en-US' });
    const [first] = await discord.calledAtLeast(1, ORIGINAL);
    expect(first!.files.map(({ name }) => name)).toEqual(['timeline.png']);
    press(first!, buttonsOf(first!)[0]!.label);
    const [, second] = await discord.calledAtLeast(2, ORIGINAL);
    expect(second!.files.map(({ name }) => name)).toEqual(['timeline.png']);
    expect(attachmentsOf(second!)).toHaveLength(1);
    expect(discord.calls.findLast(({ operation }) => operation === CALLBACK)!.body).toMatchObject({ type: 6 });
    press(second!, buttonsOf(second!)[0]!.label);
    const [, , third] = await discord.calledAtLeast(3, ORIGINAL);
    expect(textOf(third!)).not.toBe(textOf(second!));
    expect(third!.files).toEqual([]);
    expect(attachmentsOf(third!)).toEqual([]);
    expect(service.logged.map(({ message }) => message)).toEqual(['a picture could not be drawn']);
  });

  it('leave the text where files may not be attached', async () => {
    const { discord, say } = await startDiscordBot({ pictures: QUICK_PICTURES });
    discord.fail(POST, { kind: 'error', status: 403, code: 50013, message: 'Missing Permissions' });
    say('<@100000000000000001> /map', MENTION);
    const [shown] = await discord.calledAtLeast(1, POST);
    expect(shown!.files).toEqual([]);
    expect(textOf(shown!)).toContain('Belarus');
  });

  it('can be put into a message by an edit', async () => {
    const { discord, adapter } = await startDiscordBot();
    const chat = { platform: 'discord', id: CHANNEL, public: true } as const;
    const id = await adapter.stage.send(chat, plainMessage('Wait for it'));
    const attachment = {
      name: 'podium.png',
      mediaType: 'image/png',
      content: Buffer.from('x'),
      description: 'Ann won.',
    };
    await adapter.stage.edit(chat, id, { ...plainMessage('The end'), attachment });
    const edit = discord.calls.at(-1)!;
    expect(edit.files.map(({ name, type }) => [name, type])).toEqual([['podium.png', 'image/png']]);
    expect(attachmentsOf(edit)).toMatchObject([{ id: '0', description: 'Ann won.' }]);
  });
});
