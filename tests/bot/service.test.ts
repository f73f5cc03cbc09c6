import { describe, expect, it, vi } from 'vitest';
import type { Memory } from '../../src/bot/memory.ts';
import { LIMITS } from '../../src/bot/create-service.ts';
import { actionOf, NOON, shown, someQuiz, testService } from '../support/service.ts';

const MINUTE = 60_000;
const MEMBERS = { kind: 'fact', fact: 'members-now' } as const;

describe('the language of a reply', () => {
  interface Row {
    readonly own?: string;
    readonly chat?: string;
    readonly public: boolean;
    readonly chatHint?: string;
    readonly client?: string;
    readonly operator?: string;
    /** Language of the question; absent: a button is pressed. */
    readonly asked?: 'de' | 'en' | 'ru';
    readonly button?: string;
    readonly reply: string;
  }
  const rows: readonly Row[] = [
    { own: 'ru', chat: 'de', public: true, chatHint: 'de', client: 'de', asked: 'en', reply: 'ru' },
    { chat: 'de', public: true, chatHint: 'ru', client: 'ru', asked: 'en', reply: 'de' },
    { chat: 'de', public: false, client: 'ru', asked: 'en', reply: 'en' },
    { public: true, chatHint: 'ru', client: 'ru', asked: 'de', reply: 'de' },
    { public: true, chatHint: 'ru', client: 'de', reply: 'ru' },
    { public: false, chatHint: 'ru', client: 'de', reply: 'de' },
    { public: true, client: 'de', reply: 'de' },
    { public: false, chatHint: 'ru', reply: 'ru' },
    { public: false, client: 'fr', chatHint: 'ru', reply: 'ru' },
    { public: false, operator: 'ru', client: 'de', asked: 'en', reply: 'ru' },
    { public: false, own: 'de', operator: 'ru', asked: 'en', reply: 'de' },
    { public: true, chat: 'de', operator: 'ru', asked: 'en', reply: 'de' },
    { public: true, client: 'en', button: 'ru', reply: 'ru' },
    { public: true, chatHint: 'en', client: 'en', button: 'de', reply: 'de' },
    { public: true, chat: 'de', button: 'ru', reply: 'de' },
    { public: false, own: 'en', button: 'ru', reply: 'en' },
    { public: false, reply: 'en' },
  ];
  const QUESTIONS = {
    de: 'Wann wurde die OVKS gegründet?',
    en: 'When was the CSTO founded?',
    ru: 'Когда была основана ОДКБ?',
  };

  it.for(rows)('%j', async (row) => {
    const service = await testService({ language: row.operator });
    await service.memory.setPersonLanguage('telegram:7', row.own);
    await service.memory.setChatSettings('telegram:-100', { language: row.chat });
    const incoming = service.incoming(
      { id: '-100', public: row.public, languageHint: row.chatHint },
      { id: '7', languageHint: row.client },
    );
    const reply = row.asked
      ? await service.text(QUESTIONS[row.asked], incoming)
      : await service.press({ ...MEMBERS, ...(row.button && { language: row.button }) }, incoming);
    expect(reply.language).toBe(row.reply);
    expect(shown(reply)).toContain(service.texts.in(row.reply)('button-sources'));
  });
});

it('the language for what answers no question is that of a button without one', async () => {
  const service = await testService();
  await service.memory.setChatSettings('telegram:-100', { language: 'de' });
  expect(await service.languageFor(service.incoming({ id: '-100', public: true }, { languageHint: 'ru' }))).toBe('de');
  expect(await service.languageFor(service.incoming({}, { languageHint: 'ru' }))).toBe('ru');
  expect(await service.languageFor(service.incoming())).toBe('en');
});

describe('follow-ups', () => {
  const first = 'Wann wurde die OVKS gegründet?';

  it('refer to the question before, in this chat by this person, for ten minutes', async () => {
    const service = await testService();
    const answer = shown(await service.text(first, service.incoming()));
    const followUp = async (...circumstances: Parameters<typeof service.incoming>) =>
      shown(await service.text('und wo?', service.incoming(...circumstances)));
    expect(answer).toContain('Moskau');
    expect(await followUp({ id: '2' })).not.toContain('Moskau');
    expect(await followUp({ thread: '2' })).not.toContain('Moskau');
    expect(await followUp({}, { id: '2' })).not.toContain('Moskau');
    expect(await followUp({ platform: 'discord' }, { platform: 'discord' })).not.toContain('Moskau');
    service.pass(10 * MINUTE);
    expect(await followUp()).toBe(answer);
    service.pass(10 * MINUTE + 1);
    expect(await followUp()).not.toContain('Moskau');
  });

  it('refer to the answer they reply to at any time, also after a restart', async () => {
    const service = await testService();
    const older = { fact: 'am-2024-02-freeze', language: 'ru' };
    const reply = (repliesTo?: typeof older) => service.text('а почему?', service.incoming({}, {}, { repliesTo }));
    expect(shown(await reply())).not.toContain('Пашинян');
    expect(shown(await reply(older))).toContain('Пашинян');
    await service.text('Когда была основана ОДКБ?', service.incoming());
    expect(shown(await reply(older))).toContain('Пашинян');
  });

  it('a reply to an answer that is no longer in the pack is a question of its own', async () => {
    const service = await testService();
    const reply = await service.text(
      'When was the CSTO founded?',
      service.incoming({}, {}, { repliesTo: { fact: 'gone' } }),
    );
    expect(shown(reply)).toContain('👍');
  });

  it('a pressed fact is what the next question refers to', async () => {
    const service = await testService();
    const ask = async () => shown(await service.text('а почему?', service.incoming()));
    expect(await ask()).not.toContain('Пашинян');
    await service.press({ kind: 'fact', fact: 'am-2024-02-freeze', language: 'ru' }, service.incoming());
    expect(await ask()).toContain('Пашинян');
  });
});

describe('limits', () => {
  it('a person is told once, then nothing until the minute is over', async () => {
    const service = await testService();
    for (let asked = 0; asked < LIMITS.person; asked++) {
      const reply = await service.text('hello', service.incoming({ id: `${asked}` }));
      expect(reply.messages).not.toEqual([]);
      service.pass(1000);
    }
    const told = await service.press(MEMBERS, service.incoming({}, { languageHint: 'ru' }));
    expect(told).toEqual({
      messages: [],
      notice: 'Слишком много вопросов сразу. Снова отвечу вам через 40 секунд.',
      language: 'ru',
    });
    const silent = await service.text('/help', service.incoming());
    expect(silent).toEqual({ messages: [], language: 'en' });
    expect((await service.text('hello', service.incoming({}, { id: '2' }))).messages).toHaveLength(1);
    service.pass(40_000);
    expect((await service.text('hello', service.incoming())).messages).toHaveLength(1);
  });

  it('a chat is told once', async () => {
    const service = await testService();
    const chat = { id: '-100', public: true };
    const notices: (string | undefined)[] = [];
    for (let asked = 0; asked < LIMITS.chat + 5; asked++) {
      const reply = await service.text('hello', service.incoming(chat, { id: `${asked}`, languageHint: 'en' }));
      if (reply.messages.length === 0) notices.push(reply.notice);
    }
    expect(notices).toEqual([
      'A great many questions are coming in here. I’ll carry on in 60 seconds.',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('commands of a quiz are limited like all others, answers to it are not', async () => {
    const service = await testService({ quiz: () => someQuiz });
    const incoming = () => service.incoming({}, { languageHint: 'en' });
    for (let asked = 0; asked < LIMITS.person; asked++)
      expect((await service.text('/quiz', incoming())).messages).toHaveLength(1);
    expect((await service.text('/quiz', incoming())).notice).toContain('60 seconds');
    expect(await service.text('/quiz', incoming())).toEqual({ messages: [], language: 'en' });
    const press = { kind: 'quiz', game: 'g', round: 0, option: 0 } as const;
    expect((await service.press(press, incoming())).notice).toBe('noted');
    expect((await service.text('/quiz 42', incoming())).notice).toBe('42!');
    expect((await service.text('Minsk', { ...incoming(), messageId: 'question' })).notice).toBe('Minsk!');
  });

  it('people at a console are not limited', async () => {
    const service = await testService({ limited: false });
    for (let asked = 0; asked < 2 * LIMITS.person; asked++)
      expect((await service.text('hello', service.incoming())).messages).toHaveLength(1);
  });
});

describe('what is stored', () => {
  it('questions that were not answered, without what could identify a person', async () => {
    const service = await testService();
    const ask = (text: string) => service.text(text, service.incoming());
    await ask('When was the CSTO founded?');
    await ask('hello');
    await ask('How do I bake bread? Mail ann@example.org or +49 170 1234567 or @ann');
    await ask('/ask how do i bake a cake');
    await service.settled();
    const stored = await service.memory.unanswered(0);
    expect(stored.every(({ decision, lastAsked }) => decision === 'decline' && lastAsked === NOON)).toBe(true);
    const texts = stored.map(({ text }) => text);
    expect(texts).toContain('how do i bake a cake');
    expect(texts.join()).toContain('bread');
    expect(texts.join()).not.toMatch(/example|1234567|@ann|founded|hello/);
  });

  it('ratings, once a person, without the person', async () => {
    const service = await testService();
    const rate = (good: boolean, id: string) =>
      service.press({ kind: 'feedback', fact: 'members-now', good, language: 'ru' }, service.incoming({}, { id }));
    expect(await rate(true, '1')).toEqual({ messages: [], notice: 'Thank you!', language: 'en' });
    expect((await rate(true, '1')).notice).toBe('Thank you!');
    await rate(false, '1');
    await rate(true, '2');
    await service.settled();
    const entry = { subject: 'members-now', language: 'ru', at: NOON };
    expect(await service.memory.feedback(0)).toEqual([
      { kind: 'good', ...entry },
      { kind: 'bad', ...entry },
      { kind: 'good', ...entry },
    ]);
  });

  it('that none of the suggestions was meant', async () => {
    const service = await testService();
    const press = () =>
      service.press({ kind: 'none-of-these', fact: 'members-now', language: 'en' }, service.incoming());
    const reply = await press();
    expect(shown(reply)).toContain('Sorry about that');
    expect(reply.messages[0]!.buttons).toHaveLength(3);
    await press();
    await service.settled();
    expect(await service.memory.feedback(0)).toEqual([
      { kind: 'none-of-these', subject: 'members-now', language: 'en', at: NOON },
    ]);
  });
});

describe('buttons', () => {
  it('pressed twice by a slip of the finger do their work once', async () => {
    const service = await testService();
    const press = (messageId: string) => service.press(MEMBERS, service.incoming({}, {}, { messageId }));
    expect((await press('1')).messages).toHaveLength(1);
    expect((await press('1')).messages).toHaveLength(0);
    expect((await press('2')).messages).toHaveLength(1);
    service.pass(4_000);
    expect((await press('1')).messages).toHaveLength(1);
  });

  it('the pages of a topic replace one another and end where they began', async () => {
    const service = await testService();
    const topic = 'members';
    let reply = await service.press({ kind: 'topic', topic, page: 0, language: 'en' }, service.incoming());
    expect(reply.replace).toBe(false);
    const pages = [shown(reply)];
    for (;;) {
      reply = await service.press(actionOf(reply, 'More questions'), service.incoming());
      expect(reply.replace).toBe(true);
      if (shown(reply) === pages[0]) break;
      pages.push(shown(reply));
    }
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('whose fact, topic or language is gone say so', async () => {
    const service = await testService();
    for (const action of [
      { kind: 'fact', fact: 'gone' },
      { kind: 'sources', fact: 'gone' },
      { kind: 'topic', topic: 'gone', page: 0 },
      { kind: 'language', language: 'xx' },
      { kind: 'quiz', game: 'gone', round: 1, option: 1 },
      { kind: 'setting', name: 'language', value: 'de' },
    ] as const) {
      const reply = await service.press(action, service.incoming({}, {}, { mayManage: async () => true }));
      expect(shown(reply) || reply.notice).not.toBe('');
    }
    expect(await service.memory.personLanguage('telegram:1')).toBeUndefined();
  });
});

describe('a memory that fails', () => {
  const broken = new Proxy({} as Memory, { get: () => () => Promise.reject(new Error('disk full')) });

  it('does not stop an answer', async () => {
    const service = await testService({ memory: broken });
    const incoming = service.incoming({ public: true }, { languageHint: 'en' });
    const reply = await service.text('When was the CSTO founded?', incoming);
    expect(shown(reply)).toContain('👍');
    expect(reply.language).toBe('en');
    expect((await service.complete('members', incoming, 5)).length).toBe(5);
    await service.text('how do i bake a cake', incoming);
    await service.press({ kind: 'feedback', fact: 'members-now', good: true }, incoming);
    await service.settled();
    expect(service.logged.length).toBeGreaterThan(0);
    expect(service.logged.every(({ details }) => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(String(details['reference'])))).toBe(
      true,
    );
    expect(JSON.stringify(service.logged)).not.toMatch(/cake|founded|Ann/);
  });

  it('is not passed off as done: the person gets an apology with the number in the log', async () => {
    for (const [language, words] of [
      ['de', 'tut mir leid'],
      ['en', 'Something went wrong'],
      ['ru', 'Что-то пошло не так'],
    ] as const) {
      const service = await testService({ memory: broken });
      const incoming = service.incoming({}, { languageHint: language });
      for (const act of [
        () => service.text('/language ru', incoming),
        () => service.press({ kind: 'forget-me', sure: true, person: '1' }, incoming),
      ]) {
        const reply = shown(await act());
        expect(reply).toContain(words);
        expect(reply).toContain(String(service.logged.at(-1)!.details['reference']));
      }
    }
  });

  it('that hangs costs two seconds', async ({ onTestFinished }) => {
    const hanging = new Proxy({} as Memory, { get: () => () => new Promise(() => {}) });
    const service = await testService({ memory: hanging });
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const reply = service.text('When was the CSTO founded?', service.incoming({ public: true }));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(shown(await reply)).toContain('👍');
  });
});

describe('completing', () => {
  it('offers popular questions first, then what is being typed, whatever the typos', async () => {
    const service = await testService();
    const ids = async (text: string, languageHint: string, limit = 25) =>
      (await service.complete(text, service.incoming({}, { languageHint }), limit)).map(({ id }) => id);
    expect((await ids('', 'en'))[0]).toBe('members-now');
    expect(await ids('', 'en', 3)).toHaveLength(3);
    expect(await ids('', 'de')).toHaveLength(25);
    expect((await ids('when was the csto foun', 'en'))[0]).toBe((await ids('When was the CSTO founded?', 'en'))[0]);
    expect(await ids('generalsekretaer', 'de')).toEqual(await ids('Generalsekretär', 'de'));
    expect((await ids('genralsekretär', 'de')).slice(0, 5)).toContain('sg-2026');
    // Begun and mistyped at once; what is not begun may be anything.
    expect((await ids('Beteilgte sich Tadsch', 'de')).slice(0, 5)).toContain('kz2022-troops-tajikistan');
    expect(await ids('qqqqq wwwww', 'en')).toEqual([]);
    await service.prepare();
    expect((await ids('генсек', 'ru')).length).toBeGreaterThan(0);
    for (const text of ['𝕏'.repeat(5000), '\u0000', '((((', 'а'.repeat(10_000)])
      expect((await ids(text, 'ru')).length).toBeLessThanOrEqual(25);
  });
});

describe('a text that is too long', () => {
  it.for([
    ['de', 'Wer ist Mitglied der OVKS?', 'nur die ersten 500 Zeichen'],
    ['en', 'Who are the members of the CSTO?', 'only the first 500 characters'],
    ['ru', 'Кто входит в ОДКБ?', 'только первые 500 знаков'],
  ] as const)('is answered by its beginning, and says so (%s)', async ([languageHint, question, note]) => {
    const service = await testService();
    const before = await service.text(question, service.incoming({}, { languageHint }));
    const long = `${question} ${'\u{1f600} '.repeat(500)}`;
    for (const text of [long, `/ask ${long}`]) {
      const reply = await service.text(text, service.incoming({}, { id: text.slice(0, 4), languageHint }));
      expect(shown(reply)).toContain(note);
      expect(reply.messages).toHaveLength(1);
    }
    expect(shown(before)).not.toContain('500');
  });
});
