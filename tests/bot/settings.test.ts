import { describe, expect, it } from 'vitest';
import { isCalled } from '../../src/bot/commands/command.ts';
import { describeCommand, describeOption } from '../../src/bot/commands/describe.ts';
import { actionOf, shown, someQuiz, testService } from '../support/service.ts';

const GROUP = { id: '-100', public: true } as const;
const manager = { mayManage: () => Promise.resolve(true) };

describe('/settings', () => {
  it('is for those who may manage the chat, also its buttons', async () => {
    const service = await testService();
    const anyone = service.incoming(GROUP, { languageHint: 'en' });
    expect(shown(await service.text('/settings', anyone))).toBe('Only administrators can change that here.');
    const pressed = await service.press({ kind: 'setting', name: 'language', value: 'de' }, anyone);
    expect(pressed).toMatchObject({ messages: [], notice: 'Only administrators can change that here.' });
    expect(await service.memory.chatSettings('telegram:-100')).toEqual({});
  });

  it('changes the language of public replies, and shows what is chosen', async () => {
    const service = await testService();
    const admin = service.incoming(GROUP, { languageHint: 'en' }, manager);
    const first = await service.text('/settings', admin);
    expect(shown(first)).toContain('✓ as asked');
    expect(shown(first)).not.toContain('Quizzes');
    const second = await service.press(actionOf(first, 'Русский'), admin);
    expect(second).toMatchObject({ notice: 'Saved.', replace: true });
    expect(shown(second)).toContain('✓ Русский');
    expect((await service.text('When was the CSTO founded?', admin)).language).toBe('ru');
    await service.press(actionOf(second, 'as asked'), admin);
    expect(await service.memory.chatSettings('telegram:-100')).toEqual({});
  });

  it('allows and forbids quizzes where there are some', async () => {
    const service = await testService({ quiz: () => someQuiz });
    const admin = service.incoming(GROUP, { languageHint: 'de' }, manager);
    const first = await service.text('/einstellungen', admin);
    const second = await service.press(actionOf(first, 'Quizspiele verbieten'), admin);
    expect(shown(second)).toContain('Quizspiele: nicht erlaubt');
    expect(await service.memory.chatSettings('telegram:-100')).toEqual({ quizzes: false });
    const third = await service.press(actionOf(second, 'Quizspiele erlauben'), admin);
    expect(shown(third)).toContain('Quizspiele: erlaubt');
    expect(await service.memory.chatSettings('telegram:-100')).toEqual({ quizzes: true });
  });

  it('belongs to the whole server on Discord, also when the reply is for one person alone', async () => {
    const service = await testService();
    const admin = service.incoming({ platform: 'discord', id: '5', space: '9' }, { platform: 'discord' }, manager);
    await service.press(actionOf(await service.text('/settings', admin), 'Deutsch'), admin);
    expect(await service.memory.chatSettings('discord:space:9')).toEqual({ language: 'de' });
  });

  it('says in a private chat that it is for groups', async () => {
    const service = await testService();
    expect(shown(await service.text('/настройки', service.incoming({}, { languageHint: 'ru' })))).toContain(
      '/language',
    );
  });

  it('refuses values that are none', async () => {
    const service = await testService();
    const admin = service.incoming(GROUP, {}, manager);
    for (const [name, value] of [
      ['language', 'xx'],
      ['quizzes', 'maybe'],
    ] as const) {
      const reply = await service.press({ kind: 'setting', name, value }, admin);
      expect(shown(reply)).toBe(service.texts.in('en')('gone'));
    }
    expect(await service.memory.chatSettings('telegram:-100')).toEqual({});
  });
});

describe('/language', () => {
  it('is chosen by name, in any language, or by a button, and taken back', async () => {
    const service = await testService();
    const me = service.incoming({}, { languageHint: 'en' });
    for (const [typed, stored] of [
      ['/language german', 'de'],
      ['/sprache Russisch', 'ru'],
      ['/язык английский', 'en'],
      ['/language xx', 'en'],
      ['/language auto', undefined],
    ] as const) {
      await service.text(typed, me);
      expect(await service.memory.personLanguage('telegram:1')).toBe(stored);
    }
    const choice = await service.text('/language', me);
    const reply = await service.press(actionOf(choice, 'Deutsch'), me);
    expect(reply).toMatchObject({ replace: true, language: 'de' });
    expect(shown(reply)).toBe('Ich antworte ab jetzt auf Deutsch.');
    expect(await service.memory.personLanguage('telegram:1')).toBe('de');
  });

  it('leaves the buttons to others in a group', async () => {
    const service = await testService();
    const group = service.incoming(GROUP, { languageHint: 'en' });
    const choice = await service.text('/language', group);
    expect(await service.press(actionOf(choice, 'Русский'), group)).toEqual({
      messages: [],
      notice: 'Теперь язык ответов — русский.',
      language: 'ru',
    });
  });
});

describe('commands', () => {
  it('start with a greeting, or with the fact of a deep link', async () => {
    const service = await testService();
    const me = service.incoming({}, { languageHint: 'de' });
    const greeting = await service.text('/start', me);
    expect(greeting.messages[0]!.buttons.map(({ action }) => action.kind)).toEqual(['fact', 'fact', 'fact']);
    expect(shown(await service.text('/start fact_members-now', me))).toContain('👍');
    for (const hostile of ['/start fact_', '/start fact_gone', '/start ../../etc', `/start ${'x'.repeat(4000)}`])
      expect(shown(await service.text(hostile, me))).toBe(shown(greeting));
  });

  it('/members shows a country at a glance', async () => {
    const service = await testService();
    const reply = await service.text('/members Armenien', service.incoming({}, { languageHint: 'de' }));
    expect(shown(reply)).toContain('Mitglied mit eingefrorener Teilnahme: seit 22. Februar 2024');
  });

  it('are declared as every platform wants them', async () => {
    const service = await testService({ quiz: () => someQuiz });
    const names = service.commands.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'ask',
        'members',
        'article',
        'map',
        'timeline',
        'topics',
        'fact',
        'sources',
        'language',
        'quiz',
        'settings',
        'privacy',
        'mydata',
        'forgetme',
        'about',
        'start',
        'help',
      ]),
    );
    for (const language of ['en', 'de', 'ru']) {
      const localised = service.commands.map(({ name, names: others }) => others[language] ?? name);
      expect(new Set(localised).size).toBe(names.length);
      const t = service.texts.in(language);
      for (const command of service.commands.filter(({ name }) => name !== 'quiz')) {
        expect(describeCommand(t, command).length).toBeLessThanOrEqual(100);
        for (const option of command.options) {
          expect(describeOption(t, command, option).length).toBeLessThanOrEqual(100);
          for (const { value, label } of option.choices ?? []) {
            expect(value.length).toBeLessThanOrEqual(100);
            expect(label[language]!.length).toBeLessThanOrEqual(100);
          }
          for (const called of [option.name, ...Object.values(option.names)])
            expect(called).toMatch(/^[\p{Ll}\p{N}_-]{1,32}$/u);
        }
      }
    }
    for (const { name, names: others, aliases } of service.commands) {
      expect(name).toMatch(/^[a-z]{1,32}$/);
      for (const called of Object.values(others)) expect(called).toMatch(/^[\p{Ll}\p{N}_-]{1,32}$/u);
      for (const typed of [name, ...Object.values(others), ...aliases])
        expect(service.commands.filter((command) => isCalled(command, typed)).map((command) => command.name)).toEqual([
          name,
        ]);
    }
  });

  it('of the quizzes go to the quizzes', async () => {
    const service = await testService({ quiz: () => someQuiz });
    expect(shown(await service.text('/quiz start', service.incoming()))).toBe('a quiz');
    expect((await service.press({ kind: 'quiz', game: 'a', round: 0, option: 1 }, service.incoming())).notice).toBe(
      'noted',
    );
    const answer = await service.text('Moscow', service.incoming({}, {}, { messageId: 'question' }));
    expect(answer.notice).toBe('Moscow!');
    expect((await service.text('Moscow', service.incoming({}, {}, { messageId: 'other' }))).notice).toBeUndefined();
  });
});
