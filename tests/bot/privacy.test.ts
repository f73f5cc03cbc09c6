import { describe, expect, it } from 'vitest';
import { actionOf, shown, someQuiz, testService } from '../support/service.ts';

const GROUP = { id: '-100', public: true } as const;
describe.for([
  {
    language: 'de',
    ask: '/datenschutz',
    days: '90 Tage',
    yes: 'Ja, alles löschen',
    no: 'Nein, behalten',
    gone: 'gelöscht',
  },
  {
    language: 'en',
    ask: '/privacy',
    days: '90 days',
    yes: 'Yes, delete everything',
    no: 'No, keep it',
    gone: 'deleted',
  },
  {
    language: 'ru',
    ask: '/конфиденциальность',
    days: '90 дней',
    yes: 'Да, удалить всё',
    no: 'Нет, оставить',
    gone: 'удалено',
  },
])('in $language', ({ language, ask, days, yes, no, gone }) => {
  it('/privacy says what is stored, how long and how to delete it', async () => {
    const service = await testService();
    const text = shown(await service.text(ask, service.incoming({}, { languageHint: language })));
    for (const part of [days, '/mydata', '/forgetme', '/language']) expect(text).toContain(part);
    const withQuiz = await testService({ quiz: () => someQuiz });
    const longer = shown(await withQuiz.text(ask, withQuiz.incoming({}, { languageHint: language })));
    expect(longer.split('\n')).toHaveLength(text.split('\n').length + 1);
  });

  it('/mydata gives a file, /forgetme deletes after a confirmation', async () => {
    const service = await testService();
    const me = service.incoming({}, { languageHint: language });
    const { texts } = service;
    expect(shown(await service.text('/mydata', me))).toBe(texts.in(language)('mydata-nothing'));
    await service.text(`/language ${language}`, me);

    const { messages } = await service.text('/mydata', me);
    const { attachment, personal } = messages[0]!;
    expect(personal).toBe(true);
    expect(attachment).toMatchObject({ name: 'my-data.json', mediaType: 'application/json' });
    expect(JSON.parse(Buffer.from(attachment!.content).toString())).toEqual({
      platform: 'telegram',
      id: '1',
      language,
    });

    const question = await service.text('/forgetme', me);
    const kept = await service.press(actionOf(question, no), me);
    expect(kept).toMatchObject({ replace: true });
    expect(await service.memory.personLanguage('telegram:1')).toBe(language);
    const done = await service.press(actionOf(question, yes), me);
    expect(done).toMatchObject({ replace: true });
    expect(shown(done)).toContain(gone);
    expect(await service.memory.personLanguage('telegram:1')).toBeUndefined();
    expect(shown(await service.press(actionOf(question, yes), me))).toContain(gone);
  });
});

it('nobody else can confirm, and pressing does not delete the one who pressed', async () => {
  const service = await testService();
  await service.memory.setPersonLanguage('telegram:1', 'de');
  await service.memory.setPersonLanguage('telegram:2', 'en');
  const question = await service.text('/forgetme', service.incoming());
  const reply = await service.press(actionOf(question, 'Ja, alles löschen'), service.incoming({}, { id: '2' }));
  expect(reply).toEqual({
    messages: [],
    notice: 'Only the person who gave the command can decide that.',
    language: 'en',
  });
  expect(await service.memory.personLanguage('telegram:1')).toBe('de');
  expect(await service.memory.personLanguage('telegram:2')).toBe('en');
});

it('being forgotten ends follow-ups too, for nobody else', async () => {
  const service = await testService();
  const people = [service.incoming({}, { id: '1' }), service.incoming({}, { id: '11' })];
  for (const person of people) await service.text('Wann wurde die OVKS gegründet?', person);
  await service.press({ kind: 'forget-me', sure: true, person: '1' }, people[0]!);
  expect(shown(await service.text('und wo?', people[0]!))).not.toContain('Moskau');
  expect(shown(await service.text('und wo?', people[1]!))).toContain('Moskau');
});

it.each([
  ['de', 'Serien richtiger Antworten', '/leaderboard überall'],
  ['en', 'runs of right answers', '/leaderboard everywhere'],
  ['ru', 'серии верных ответов', '/рейтинг везде'],
])('/privacy in %s tells of streaks and of names that other chats see', async (languageHint, streaks, board) => {
  const service = await testService({ quiz: () => someQuiz });
  const policy = shown(await service.text('/privacy', service.incoming({}, { languageHint })));
  expect(policy).toContain(streaks);
  expect(policy).toContain(board);
});

it('what is stored about a person is not shown where others read it', async () => {
  const service = await testService();
  await service.memory.setPersonLanguage('telegram:1', 'de');
  for (const command of ['/mydata', '/meinedaten', '/forgetme']) {
    const reply = await service.text(command, service.incoming(GROUP));
    expect(shown(reply)).toContain('privaten Chat');
    expect(reply.messages[0]!.attachment).toBeUndefined();
    expect(reply.messages[0]!.buttons).toEqual([]);
  }
});
