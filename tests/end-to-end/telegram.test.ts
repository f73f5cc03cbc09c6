import { describe, expect, it, onTestFinished } from 'vitest';
import { FatalAdapterError } from '../../src/adapters/adapter.ts';
import { plainMessage } from '../../src/bot/message.ts';
import { mapMessage } from '../../src/bot/map-message.ts';
import type { Pictures } from '../../src/bot/picture.ts';
import { createPictures } from '../../src/pictures/create-pictures.ts';
import { answerContext, BROKEN_PICTURES, QUICK_PICTURES } from '../support/pictures.ts';
import { ANN, asMessage, BORIS, buttonsOf, GROUP, startTelegram, textOf } from '../support/telegram/bot.ts';
import { BOT, startBotApi, type BotApi, type Call, type Fault } from '../support/telegram/server.ts';

/** Long enough for everything that must not happen to happen. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('asking in private', () => {
  it('answers with date, source links and buttons, in the language of the question', async () => {
    const { say, sent } = await startTelegram();
    say('Wer ist Mitglied der OVKS?');
    const [call] = await sent(1);
    expect(textOf(call!)).toMatch(/^Formell sechs Staaten: Armenien/);
    expect(textOf(call!)).toContain('Stand: ');
    expect(call!.payload).toMatchObject({ chat_id: ANN.id, link_preview_options: { is_disabled: true } });
    const links = (call!.payload['entities'] as { type: string; url?: string }[]).filter(
      ({ type }) => type === 'text_link',
    );
    expect(links.length).toBeGreaterThan(0);
    expect(buttonsOf(call!).map(({ text }) => text)).toEqual(expect.arrayContaining(['Quellen', '👍', '👎']));
    expect(buttonsOf(call!).length).toBeGreaterThanOrEqual(5);
  });

  it('suggests with a button each and "none of these", and answers what is pressed', async () => {
    const { say, sent, press, api } = await startTelegram();
    say('Armenia summit');
    const [suggestion] = await sent(1);
    const labels = buttonsOf(suggestion!).map(({ text }) => text);
    expect(labels.at(-1)).toBe('None of these');
    press(suggestion!, labels[0]!);
    const [, answer] = await sent(2);
    expect(textOf(answer!)).toContain('As of');
    await api.calledAtLeast(1, 'answerCallbackQuery');
    expect(api.calls.findIndex(({ method }) => method === 'answerCallbackQuery')).toBeLessThan(
      api.calls.findLastIndex(({ method }) => method === 'sendMessage'),
    );
  });

  it('keeps that none of the suggestions was meant, without who said so', async () => {
    const { say, sent, press, memory, service } = await startTelegram();
    say('Armenia summit');
    const [suggestion] = await sent(1);
    press(suggestion!, 'None of these', BORIS);
    const [, topics] = await sent(2);
    expect(buttonsOf(topics!)).toHaveLength(3);
    await service.settled();
    const [feedback, ...others] = await memory.feedback(0);
    expect(feedback).toMatchObject({ kind: 'none-of-these', language: 'en' });
    expect(Object.keys(feedback!).toSorted()).toEqual(['at', 'kind', 'language', 'subject']);
    expect(others).toEqual([]);
  });

  it('declines with three topics, and opens one', async () => {
    const { say, sent, press } = await startTelegram();
    say('How do I bake bread?');
    const [call] = await sent(1);
    expect(textOf(call!)).toContain('I don’t know that');
    expect(buttonsOf(call!)).toHaveLength(3);
    press(call!, buttonsOf(call!)[1]!.text);
    const [, topic] = await sent(2);
    expect(textOf(topic!)).toMatch(/\(1\/\d+\)/);
  });

  it('answers two questions in order and understands a follow-up and a reply', async () => {
    const { say, sent } = await startTelegram();
    say('Wer ist Mitglied der OVKS? Und was steht in Artikel 4 des Vertrags?');
    const [members, article] = await sent(2);
    expect(textOf(article!)).toContain('Artikel 4');
    say('Und 5?');
    const [, , next] = await sent(3);
    expect(textOf(next!)).toContain('Artikel 5');
    say('Und Armenien?', { reply_to_message: asMessage(members!) });
    const [, , , armenia] = await sent(4);
    expect(textOf(armenia!)).toContain('eingefroren');
  });

  it('replies to a sticker that it needs words', async () => {
    const { say, sent } = await startTelegram();
    say('', {
      text: undefined,
      sticker: {
        file_id: 'x',
        file_unique_id: 'x',
        type: 'regular',
        width: 1,
        height: 1,
        is_animated: false,
        is_video: false,
      },
    });
    const [call] = await sent(1);
    expect(textOf(call!)).toContain('no question');
  });

  it('opens a deep link', async () => {
    const { say, sent } = await startTelegram();
    say('/start fact_members-now');
    const [call] = await sent(1);
    expect(textOf(call!)).toContain('Which countries are members');
    say('/start');
    const [, welcome] = await sent(2);
    expect(buttonsOf(welcome!)).toHaveLength(3);
  });
});

describe('groups', () => {
  it('answers only what is meant for the bot', async () => {
    const { sayInGroup, sent } = await startTelegram();
    sayInGroup('Who are the members of the CSTO?');
    sayInGroup('/ask@another_bot Who are the members of the CSTO?');
    sayInGroup('/nonsense');
    sayInGroup('hello @someone else', { entities: [{ type: 'mention', offset: 6, length: 8 }] });
    sayInGroup('What does Article 4 say?', { from: { ...BORIS, is_bot: true } });
    sayInGroup('/ask Who are the members of the CSTO?', { via_bot: BOT });
    sayInGroup('/ask What does Article 6 of the treaty say?', { message_id: 9001 });
    const [call] = await sent(1);
    await quiet();
    expect(await sent(1)).toHaveLength(1);
    expect(textOf(call!)).toContain('Article 6');
    expect(call!.payload).toMatchObject({
      chat_id: GROUP.id,
      reply_parameters: { message_id: 9001, allow_sending_without_reply: true },
    });
  });

  it('takes /ask as a reply, a mention, a reply to itself and a command with its name', async () => {
    const { sayInGroup, sent } = await startTelegram();
    sayInGroup('/ask', {
      reply_to_message: { message_id: 1, date: 1, chat: GROUP, from: BORIS, text: 'Who are the members of the CSTO?' },
    });
    const [first] = await sent(1);
    expect(textOf(first!)).toContain('Kazakhstan');
    sayInGroup('@ovks_test_bot what does Article 4 of the treaty say?', {
      entities: [{ type: 'mention', offset: 0, length: 14 }],
    });
    const [, second] = await sent(2);
    expect(textOf(second!)).toContain('Article 4');
    sayInGroup('and article 5?', { reply_to_message: asMessage(second!, 501) });
    const [, , third] = await sent(3);
    expect(textOf(third!)).toContain('Article 5');
    sayInGroup('/nonsense@ovks_test_bot');
    const [, , , fourth] = await sent(4);
    expect(textOf(fourth!)).toContain('I don’t know that command');
  });

  it('stays in the topic of a forum', async () => {
    const { sayInGroup, sent } = await startTelegram();
    sayInGroup('/members', { is_topic_message: true, message_thread_id: 33 });
    const [call] = await sent(1);
    expect(call!.payload).toMatchObject({ chat_id: GROUP.id, message_thread_id: 33 });
  });

  it('does not answer edited messages, channel posts and what waited too long', async () => {
    const { api, sayInGroup, sent } = await startTelegram();
    const old = Math.floor(Date.now() / 1000) - 3600;
    const post = { message_id: 1, date: old, chat: { id: -5, type: 'channel', title: 'News' }, text: '/members' };
    api.deliver({ edited_message: { ...post, chat: GROUP, from: ANN, edit_date: old } });
    api.deliver({ channel_post: post });
    sayInGroup('/members', { date: old });
    sayInGroup('/members', { from: { id: 777000, is_bot: false, first_name: 'Telegram' }, is_automatic_forward: true });
    sayInGroup('/about');
    await sent(1);
    await quiet();
    expect((await sent(1)).map(textOf)).toHaveLength(1);
  });

  it('lets only administrators change settings, also those who write as the group', async () => {
    const { api, sayInGroup, sent, press, memory } = await startTelegram();
    sayInGroup('/settings');
    const [refused] = await sent(1);
    expect(buttonsOf(refused!)).toEqual([]);
    api.admins.add(`${GROUP.id} ${BORIS.id}`);
    sayInGroup('/settings', { from: BORIS });
    const [, settings] = await sent(2);
    press({ ...settings!, payload: { ...settings!.payload } }, 'Deutsch', ANN);
    await api.calledAtLeast(1, 'answerCallbackQuery');
    expect(await memory.chatSettings(`telegram:${GROUP.id}`)).toEqual({});
    api.deliver({
      callback_query: {
        id: '1',
        from: BORIS,
        chat_instance: '1',
        message: asMessage(settings!, 501),
        data: buttonsOf(settings!).find(({ text }) => text === 'Deutsch')!.callback_data,
      },
    });
    await api.calledAtLeast(1, 'editMessageText');
    expect(await memory.chatSettings(`telegram:${GROUP.id}`)).toMatchObject({ language: 'de' });
    sayInGroup('/settings', { from: { id: 1087968824, is_bot: true, first_name: 'Group' }, sender_chat: GROUP });
    const [, , anonymous] = await sent(3);
    expect(buttonsOf(anonymous!).length).toBeGreaterThan(2);
  });

  it('moves what is stored when a group becomes a supergroup, before and while sending', async () => {
    const { api, say, sent, memory } = await startTelegram();
    await memory.setChatSettings('telegram:-5', { language: 'ru' });
    const group = { id: -5, type: 'group', title: 'Old' };
    say('', { text: undefined, chat: group, migrate_to_chat_id: -1005 });
    say('/about', { chat: { ...group, id: -1005, type: 'supergroup' } });
    const [first] = await sent(1);
    expect(textOf(first!)).toMatch(/[а-я]/);
    api.fail('sendMessage', {
      kind: 'error',
      code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1006 },
    });
    say('/about', { chat: { ...group, id: -1005, type: 'supergroup' } });
    const [, second] = await sent(2);
    expect(second!.payload['chat_id']).toBe(-1006);
    expect(await memory.chatSettings('telegram:-1006')).toMatchObject({ language: 'ru' });
  });

  it('goes on with the part that failed when a group moves, or its topic goes, between two parts of a text', async () => {
    const { api, adapter, sent } = await startTelegram();
    const text = 'A sentence that says nothing at all. '.repeat(300).trim();
    const upgraded = {
      kind: 'error',
      code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1005 },
    } as const;
    const closed = { kind: 'error', code: 400, description: 'Bad Request: message thread not found' } as const;
    api.fail('sendMessage', { kind: 'slow', ms: 0 }, upgraded, { kind: 'slow', ms: 0 }, closed);
    const chat = { platform: 'telegram', id: '-5', thread: '7', public: true } as const;
    await adapter.stage.send(chat, plainMessage(text));
    const parts = await sent(3);
    expect(parts.map(({ payload }) => [payload['chat_id'], payload['message_thread_id']])).toEqual([
      [-5, 7],
      [-1005, 7],
      [-1005, undefined],
    ]);
    expect(parts.map(textOf).join(' ')).toBe(text);
  });

  it('forgets a chat it was removed from and does not try again', async () => {
    const { api, sayInGroup, say, sent, memory, logged } = await startTelegram();
    await memory.setChatSettings(`telegram:${GROUP.id}`, { language: 'ru' });
    api.fail('sendMessage', {
      kind: 'error',
      code: 403,
      description: 'Forbidden: bot was kicked from the supergroup chat',
    });
    sayInGroup('/members');
    say('/about');
    await sent(1);
    await quiet();
    expect(api.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(2);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
    await memory.cleanUp(Date.now() + 1);
    expect(await memory.chatSettings(`telegram:${GROUP.id}`)).toEqual({});
  });
});

describe('the language of a reply', () => {
  const LANGUAGES = { de: 'Kasachstan', en: 'Kazakhstan', ru: 'Казахстан' };
  const GERMAN_QUESTION = '/ask Wer ist Mitglied der OVKS?';

  it.each([
    ['that of the pack when nothing is known', '/members', {}, 'en'],
    ['that of the client', '/members', { client: 'ru' }, 'ru'],
    ['that of the question rather than the client’s', GERMAN_QUESTION, { client: 'ru' }, 'de'],
    ['the group’s rather than the question’s', GERMAN_QUESTION, { client: 'ru', group: 'en' }, 'en'],
    ['the person’s rather than the group’s', GERMAN_QUESTION, { client: 'en', group: 'en', own: 'ru' }, 'ru'],
  ] as const)('is %s', async (_, text, known: { client?: string; group?: string; own?: string }, expected) => {
    const { sayInGroup, sent, memory } = await startTelegram();
    if (known.group !== undefined) await memory.setChatSettings(`telegram:${GROUP.id}`, { language: known.group });
    if (known.own !== undefined) await memory.setPersonLanguage(`telegram:${ANN.id}`, known.own);
    sayInGroup(text, { from: { ...ANN, language_code: known.client } });
    const [call] = await sent(1);
    expect(textOf(call!)).toContain(LANGUAGES[expected]);
  });

  it('is the person’s own in private, whatever the question’s is', async () => {
    const { say, sent, memory } = await startTelegram();
    await memory.setPersonLanguage(`telegram:${ANN.id}`, 'ru');
    say('Wer ist Mitglied der OVKS?');
    const [call] = await sent(1);
    expect(textOf(call!)).toContain(LANGUAGES.ru);
  });
});

describe('being removed', () => {
  it('from a group is known from Telegram, and so is coming back', async () => {
    const { api, memory, say, sent } = await startTelegram();
    const space = `telegram:${GROUP.id}`;
    const member = (status: string) => ({
      my_chat_member: {
        chat: GROUP,
        from: BORIS,
        date: 1,
        old_chat_member: { status: 'member', user: BOT },
        new_chat_member: { status, user: BOT, until_date: 0 },
      },
    });
    await memory.setChatSettings(space, { language: 'ru' });
    api.deliver(member('left'));
    api.deliver(member('member'));
    say('/about');
    await sent(1);
    await quiet();
    await memory.cleanUp(Date.now() + 1000);
    expect(await memory.chatSettings(space)).toMatchObject({ language: 'ru' });
    api.deliver(member('kicked'));
    await quiet();
    await memory.cleanUp(Date.now() + 1000);
    expect(await memory.chatSettings(space)).toEqual({});
  });
});

describe('buttons', () => {
  it('shows sources, takes a rating twice without harm and thanks for it', async () => {
    const { api, say, sent, press, memory, service } = await startTelegram();
    say('Who are the members of the CSTO?');
    const [answer] = await sent(1);
    press(answer!, 'Sources');
    const [, sources] = await sent(2);
    expect(textOf(sources!)).toContain('Sources for:');
    press(answer!, '👎');
    press(answer!, '👎');
    const presses = await api.calledAtLeast(3, 'answerCallbackQuery');
    expect(presses[0]!.payload['text']).toBeUndefined();
    expect(presses[1]!.payload['text']).toBeTruthy();
    await service.settled();
    const feedback = await memory.feedback(0);
    expect(feedback).toHaveLength(1);
    expect(feedback[0]).toMatchObject({ kind: 'bad', subject: 'members-now', language: 'en' });
    expect(JSON.stringify(feedback)).not.toContain(String(ANN.id));
  });

  it('works after a restart, and a button nobody knows any more says so', async () => {
    const api = await startBotApi();
    const first = await startTelegram({ api });
    first.say('Who are the members of the CSTO?');
    const [answer] = await first.sent(1);
    await first.adapter.stop();
    const second = await startTelegram({ api });
    second.press(answer!, buttonsOf(answer!)[0]!.text, BORIS);
    await second.sent(2);
    api.deliver({
      callback_query: { id: '9', from: ANN, chat_instance: '1', message: asMessage(answer!), data: 'old-version' },
    });
    const presses = await api.calledAtLeast(2, 'answerCallbackQuery');
    expect(presses.at(-1)!.payload['text']).toContain('no longer exists');
  });

  it('turns pages of a topic in place, also when nothing changes', async () => {
    const { api, say, sent, press } = await startTelegram();
    say('/topics members');
    const [topic] = await sent(1);
    const more = buttonsOf(topic!).at(-1)!.text;
    press(topic!, more);
    press(topic!, more);
    const edits = await api.calledAtLeast(1, 'editMessageText');
    expect(textOf(edits[0]!)).toMatch(/\(2\/\d+\)/);
  });

  it('of a message that is gone bring what they lead to anew', async () => {
    const { api, say, sent, press, logged } = await startTelegram();
    say('/topics members');
    const [topic] = await sent(1);
    api.fail('editMessageText', { kind: 'error', code: 400, description: 'Bad Request: message to edit not found' });
    press(topic!, buttonsOf(topic!).at(-1)!.text);
    const [, anew] = await sent(2);
    expect(textOf(anew!)).toMatch(/\(2\/\d+\)/);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('sets the language by a button', async () => {
    const { api, say, sent, press } = await startTelegram();
    say('/language');
    const [choice] = await sent(1);
    press(choice!, 'Русский');
    await api.calledAtLeast(1, 'editMessageText');
    say('Who are the members of the CSTO?');
    const calls = await sent(2);
    expect(textOf(calls[1]!)).toContain('Таджикистан');
  });
});

describe('inline mode', () => {
  it('gives up to ten articles in the language of the asker, for the asker alone', async () => {
    const { api } = await startTelegram();
    api.deliver({ inline_query: { id: 'q1', from: BORIS, query: 'артикл 4', offset: '' } });
    api.deliver({ inline_query: { id: 'q2', from: ANN, query: '', offset: '' } });
    const [typed, empty] = await api.calledAtLeast(2, 'answerInlineQuery');
    for (const { payload } of [typed!, empty!]) {
      expect(payload).toMatchObject({ is_personal: true });
      const results = payload['results'] as { title: string; input_message_content: { message_text: string } }[];
      expect(results.length).toBeGreaterThan(0);
      expect(results.length).toBeLessThanOrEqual(10);
    }
    const results = typed!.payload['results'] as { title: string }[];
    expect(results[0]!.title).toMatch(/[а-я]/i);
  });
});

describe('commands', () => {
  it('registers them with names and descriptions in every language, only when something has changed', async () => {
    const api = await startBotApi();
    const first = await startTelegram({ api });
    const calls = await api.calledAtLeast(12, 'setMyCommands');
    expect(new Set(calls.map(({ payload }) => payload['language_code']))).toEqual(
      new Set([undefined, 'de', 'en', 'ru']),
    );
    expect(new Set(calls.map(({ payload }) => (payload['scope'] as { type: string }).type)).size).toBe(3);
    const german = calls.find(({ payload }) => payload['language_code'] === 'de')!.payload['commands'] as {
      command: string;
      description: string;
    }[];
    expect(german.find(({ command }) => command === 'members')!.description).toMatch(/Mitglied/);
    await api.calledAtLeast(4, 'setMyName');
    await api.calledAtLeast(4, 'setMyDescription');
    await api.calledAtLeast(4, 'setMyShortDescription');
    await first.adapter.stop();
    const before = api.calls.length;
    const second = await startTelegram({ api, memory: first.memory });
    second.say('/about');
    await second.sent(1);
    expect(api.calls.slice(before).filter(({ method }) => method.startsWith('setMy'))).toEqual([]);
  });

  it.each([
    ['/mitglieder', 'Kazakhstan'],
    ['/frage Wer ist Mitglied der OVKS?', 'Kasachstan'],
    ['/artikel 4', 'Article 4'],
    ['/artikel 99', '1–9 and 11'],
    ['/karte 2005', 'Uzbekistan (since 20 April 1999)'],
    ['/hilfe', '/members'],
    ['/privacy', 'Ann'],
    ['/membres', '/members'],
  ])('%s', async (command, expected) => {
    const { say, sent } = await startTelegram();
    say(command);
    const [call] = await sent(1);
    expect(textOf(call!)).toContain(expected === 'Ann' ? '/forgetme' : expected);
  });

  it('/mydata sends a file, /forgetme asks first and then forgets', async () => {
    const { api, say, sent, press, memory } = await startTelegram();
    await memory.setPersonLanguage(`telegram:${ANN.id}`, 'de');
    say('/mydata');
    const [file] = await api.calledAtLeast(1, 'sendDocument');
    const document = file!.payload['document'] as Blob;
    expect(JSON.stringify(JSON.parse(await document.text()))).toContain('de');
    say('/forgetme');
    const [question] = await sent(1);
    const message = asMessage(question!, 501);
    const yes = buttonsOf(question!)[0]!;
    api.deliver({ callback_query: { id: '1', from: BORIS, chat_instance: '1', message, data: yes.callback_data } });
    await api.calledAtLeast(1, 'answerCallbackQuery');
    expect(await memory.personLanguage(`telegram:${ANN.id}`)).toBe('de');
    press({ ...question!, payload: question!.payload }, yes.text);
    await api.calledAtLeast(2, 'answerCallbackQuery');
    await expect.poll(() => memory.personLanguage(`telegram:${ANN.id}`)).toBeUndefined();
  });

  it('tells once that there were too many questions, then keeps silent', async () => {
    const { say, sent, api } = await startTelegram();
    for (let count = 0; count < 24; count++) say('/about');
    await sent(21);
    await quiet();
    expect(api.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(21);
  });
});

describe('trouble', () => {
  it('waits as long as Telegram asks, repeats 5xx and broken connections, and loses nothing', async () => {
    const { api, say, sent, logged } = await startTelegram();
    api.fail(
      'sendMessage',
      { kind: 'error', code: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } },
      { kind: 'error', code: 502, description: 'Bad Gateway' },
      { kind: 'reset' },
      { kind: 'slow', ms: 200 },
    );
    const start = performance.now();
    say('Who are the members of the CSTO?');
    say('/about');
    const calls = await sent(2);
    expect(calls[0]!.at - start).toBeGreaterThan(990);
    expect(textOf(calls[0]!)).toContain('Kazakhstan');
    await quiet();
    expect(api.calls.filter(({ method, ok }) => method === 'sendMessage' && ok)).toHaveLength(2);
    expect(logged.filter(({ message }) => message === 'telegram call is repeated').length).toBeGreaterThanOrEqual(3);
  });

  const messages = (api: BotApi) => api.calls.filter(({ method, ok }) => method === 'sendMessage' && ok);

  it.each<[string, Fault]>([
    ['an error of Telegram’s', { kind: 'error', code: 500, description: 'Internal Server Error: restart' }],
    ['a gateway’s page', { kind: 'page', code: 502 }],
    ['a reset connection', { kind: 'reset' }],
  ])('sends a message again after %s: Telegram says that it has not taken it', async (_, fault) => {
    const { api, say } = await startTelegram();
    api.fail('sendMessage', fault, fault);
    say('/about');
    await api.calledAtLeast(1, 'sendMessage');
    await quiet();
    expect(messages(api)).toHaveLength(1);
    expect(api.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(3);
  });

  it.each<[string, Fault]>([
    ['a closed connection', { kind: 'closed', taken: true }],
    ['a gateway that gave up', { kind: 'page', code: 504, taken: true }],
    [
      'a server that was stopped',
      { kind: 'error', code: 500, description: 'Internal Server Error: request aborted', taken: true },
    ],
    ['an answer that does not come', { kind: 'slow', ms: 1500 }],
  ])('does not send a message again that may be there: %s', async (_, fault) => {
    const { api, say, sent, logged } = await startTelegram({ options: { longestWait: 500 } });
    api.fail('sendMessage', fault);
    say('/about');
    await api.calledAtLeast(1, 'sendMessage');
    await new Promise((resolve) => setTimeout(resolve, 500));
    say('/help');
    const all = await sent(2);
    await quiet();
    expect(messages(api)).toHaveLength(2);
    expect(textOf(all[1]!)).toContain('/members');
    expect(logged.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('repeats an edit and an answer to a press whatever went wrong: made twice they come to the same', async () => {
    const { api, say, sent, press, logged } = await startTelegram();
    say('/topics members');
    const [topic] = await sent(1);
    api.fail('editMessageText', { kind: 'closed', taken: true }, { kind: 'error', code: 500, description: 'x' });
    api.fail('answerCallbackQuery', { kind: 'closed', taken: true });
    press(topic!, buttonsOf(topic!).at(-1)!.text);
    await expect.poll(() => api.calls.filter(({ method }) => method === 'editMessageText').length).toBe(3);
    expect(api.calls.filter(({ method }) => method === 'answerCallbackQuery')).toHaveLength(2);
    await quiet();
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('keeps the order in a chat, and lets no chat wait for another', async () => {
    const { api, say, sayInGroup, sent } = await startTelegram();
    api.fail('sendMessage', { kind: 'slow', ms: 700 });
    sayInGroup('/article 4');
    await quiet();
    sayInGroup('/article 5', { from: BORIS });
    say('/article 6', { from: { ...BORIS, id: 5 }, chat: { id: 5, type: 'private', first_name: 'C' } });
    const all = await sent(3);
    expect(all.map(textOf).map((text) => /[456]/.exec(text)?.[0])).toEqual(['6', '4', '5']);
  });

  it('goes on polling after errors and handles an update that comes twice only once', async () => {
    const { api, say, sent } = await startTelegram();
    api.fail('getUpdates', { kind: 'error', code: 500, description: 'Internal' }, { kind: 'reset' });
    const id = say('/about');
    await sent(1);
    say('/about', { message_id: 4242 });
    api.deliver({
      update_id: id,
      message: {
        message_id: 1,
        date: Math.floor(Date.now() / 1000),
        from: ANN,
        chat: { id: ANN.id, type: 'private', first_name: 'A' },
        text: '/about',
      },
    });
    await sent(2);
    await quiet();
    expect(api.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(2);
  });

  it('what Telegram refuses is logged without the text, and the next message is answered', async () => {
    const { api, say, sent, logged } = await startTelegram();
    api.fail('sendMessage', { kind: 'error', code: 400, description: 'Bad Request: something' });
    say('Who are the members of the CSTO? canary-text');
    say('/about');
    await sent(1);
    expect(logged.some(({ level, message }) => level === 'error' && message === 'telegram update failed')).toBe(true);
    expect(JSON.stringify(logged)).not.toContain('canary-text');
  });

  it('a second poller ends the bot with a clear message', async () => {
    const { api, adapter } = await startTelegram();
    api.fail('getUpdates', {
      kind: 'error',
      code: 409,
      description: 'Conflict: terminated by other getUpdates request',
    });
    api.deliver({
      message: {
        message_id: 1,
        date: 1,
        from: ANN,
        chat: { id: ANN.id, type: 'private', first_name: 'A' },
        text: '/about',
      },
    });
    await expect(adapter.failed).rejects.toThrow(/another process takes the updates/);
  });

  it('a wrong token is said to be wrong, without showing it', async () => {
    const { adapter } = await startTelegram({ options: { token: '1:wrong' }, started: false });
    const error = await adapter.start().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FatalAdapterError);
    expect((error as Error).message).toContain('TELEGRAM_TOKEN');
    expect((error as Error).message).not.toContain('1:wrong');
  });

  it('finishes what is under way when it stops, and confirms it', async () => {
    const { api, adapter, say, sent } = await startTelegram();
    api.fail('sendMessage', { kind: 'slow', ms: 400 });
    const id = say('/about');
    await expect.poll(() => api.calls.length + (api.confirmed >= 0 ? 1 : 0)).toBeGreaterThan(0);
    await quiet();
    await adapter.stop();
    expect(await sent(1)).toHaveLength(1);
    expect(api.confirmed).toBe(id);
  });

  it('hostile names and texts stay what they are', async () => {
    const { say, sent } = await startTelegram();
    say('<b>*_`[x](http://evil)</b>\u202e \ud800 /members@x', { from: { ...ANN, first_name: '</a><script>' } });
    const [call] = await sent(1);
    expect(textOf(call!)).not.toContain('evil');
  });
});

describe('webhook', () => {
  it('takes updates with the secret only, and answers at once', async () => {
    const url = 'https://bot.example.org/telegram';
    const { api, sent, adapter, webhookRoot } = await startTelegram({
      options: { webhook: { url, secret: 'a-long-enough-secret' } },
    });
    const [set] = await api.calledAtLeast(1, 'setWebhook');
    expect(set!.payload).toMatchObject({
      url,
      secret_token: 'a-long-enough-secret',
    });
    const update = {
      update_id: 5,
      message: {
        message_id: 1,
        date: Math.floor(Date.now() / 1000),
        from: ANN,
        chat: { id: ANN.id, type: 'private', first_name: 'A' },
        text: '/about',
      },
    };
    const post = (path: string, secret: string, body = JSON.stringify(update)) =>
      fetch(`${webhookRoot}${path}`, {
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': secret, 'content-type': 'application/json' },
        body,
      });
    expect((await post('/telegram', 'wrong')).status).toBe(401);
    expect((await post('/other', 'a-long-enough-secret')).status).toBe(404);
    expect((await post('/telegram', 'a-long-enough-secret', 'no json')).status).toBe(400);
    expect((await post('/telegram', 'a-long-enough-secret', `"${'x'.repeat(1_000_000)}"`)).status).toBe(413);
    expect((await fetch(`${webhookRoot}/telegram`)).status).toBe(405);
    api.fail('sendMessage', { kind: 'slow', ms: 500 });
    const start = performance.now();
    expect((await post('/telegram', 'a-long-enough-secret')).status).toBe(200);
    expect(performance.now() - start).toBeLessThan(400);
    expect((await post('/telegram', 'a-long-enough-secret')).status).toBe(200);
    await sent(1);
    await quiet();
    expect(await sent(1)).toHaveLength(1);
    await adapter.stop();
    expect((await post('/telegram', 'a-long-enough-secret')).status).toBe(503);
  });
});

describe('texts that are too long', () => {
  const SENTENCE = 'A sentence that says nothing at all. ';
  const chat = { platform: 'telegram', id: String(GROUP.id), public: true } as const;
  const buttons = [{ label: 'More', action: { kind: 'fact', fact: 'members-now' } }] as const;

  it('become several messages that end with sentences; the buttons are under the last', async () => {
    const { adapter, sent } = await startTelegram();
    const text = SENTENCE.repeat(250).trim();
    const id = await adapter.stage.send(chat, { paragraphs: [[text]], buttons });
    const parts = await sent(3);
    for (const part of parts) expect(textOf(part).endsWith('all.')).toBe(true);
    expect(parts.map(textOf).join(' ')).toBe(text);
    expect(parts.map((part) => buttonsOf(part).length)).toEqual([0, 0, 1]);
    // What is edited later is the message with the buttons: the first has the id 500.
    expect(id).toBe('502');
  });

  it('go on below a picture whose caption they do not fit into', async () => {
    const { adapter, sent, api } = await startTelegram();
    const text = SENTENCE.repeat(60).trim();
    const attachment = { name: 'map.png', mediaType: 'image/png', content: Buffer.from('x'), description: 'A map' };
    await adapter.stage.send(chat, { paragraphs: [[text]], buttons, attachment });
    const [photo] = await api.calledAtLeast(1, 'sendPhoto');
    const [rest] = await sent(1);
    const caption = String(photo!.payload['caption']);
    expect(caption.length).toBeLessThanOrEqual(1024);
    expect(caption.endsWith('all.')).toBe(true);
    expect(`${caption} ${textOf(rest!)}`).toBe(text);
    expect([photo!, rest!].map((call) => buttonsOf(call).length)).toEqual([0, 1]);
  });
});

describe('pictures', () => {
  const captionOf = ({ payload }: Call): string => String(payload['caption']);

  it('sends the map as a photo with the same facts as its caption and the buttons', async () => {
    const pictures = createPictures({ timeout: 60_000 });
    onTestFinished(() => pictures.stop());
    // Drawn once before: the first map of a thread takes seconds on a busy machine.
    await pictures.draw(mapMessage(2005, 'en', await answerContext()).picture!.content);
    const { say, api } = await startTelegram({ pictures });
    say('/map 2005');
    const [call] = await api.calledAtLeast(1, 'sendPhoto');
    const photo = Buffer.from(await (call!.payload['photo'] as Blob).arrayBuffer());
    expect(photo.subarray(1, 4).toString()).toBe('PNG');
    expect(captionOf(call!)).toContain('Uzbekistan (since 20 April 1999)');
    expect(captionOf(call!)).toContain('Sources');
    expect(captionOf(call!).length).toBeLessThanOrEqual(1024);
    expect(buttonsOf(call!).length).toBeGreaterThan(0);
  });

  it('turns the pages of the timeline in their place', async () => {
    const { say, press, api } = await startTelegram({ pictures: QUICK_PICTURES });
    say('/timeline 2022');
    const [first] = await api.calledAtLeast(1, 'sendPhoto');
    expect(captionOf(first!)).toContain('page 1 of 2');
    press(first!, 'Later ›');
    const [edit] = await api.calledAtLeast(1, 'editMessageMedia');
    const media = edit!.payload['media'] as Record<string, unknown>;
    expect(media).toMatchObject({ type: 'photo', caption: expect.stringContaining('page 2 of 2') as string });
    expect(buttonsOf(edit!).map(({ text }) => text)).toEqual(['‹ Earlier']);
  });

  it('that cannot be drawn leave the text, on the next page as well', async () => {
    let drawn = 0;
    const pictures: Pictures = { draw: (picture) => (drawn++ === 0 ? QUICK_PICTURES : BROKEN_PICTURES).draw(picture) };
    const { say, press, sent, api, service } = await startTelegram({ pictures });
    say('/timeline 2022');
    const [first] = await api.calledAtLeast(1, 'sendPhoto');
    press(first!, 'Later ›');
    const [second] = await sent(1);
    expect(textOf(second!)).toContain('page 2 of 2');
    say('/map');
    const [, map] = await sent(2);
    expect(textOf(map!)).toContain('Members: Belarus');
    expect(service.logged.map(({ message }) => message)).toEqual(Array(2).fill('a picture could not be drawn'));
  });

  it('leave the text in a group that allows no photos', async () => {
    const { sayInGroup, sent, api, logged } = await startTelegram({ pictures: QUICK_PICTURES });
    const description = 'Bad Request: not enough rights to send photos to the chat';
    api.fail('sendPhoto', { kind: 'error', code: 400, description });
    sayInGroup('/map');
    const [call] = await sent(1);
    expect(textOf(call!)).toContain('Members: Belarus');
    expect(call!.payload['reply_parameters']).toBeDefined();
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
