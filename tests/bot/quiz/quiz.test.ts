import { describe, expect, it, vi } from 'vitest';
import type { Chat, Incoming, Person } from '../../../src/bot/incoming.ts';
import type { Memory } from '../../../src/bot/memory.ts';
import type { Outgoing } from '../../../src/bot/service.ts';
import type { Game } from '../../../src/quiz/game.ts';
import { rightOf, testQuizzes, wrongOf } from '../../support/quiz/quizzes.ts';
import { actionOf, shown, testService } from '../../support/service.ts';

const GROUP: Partial<Chat> = { id: '-1', public: true };
const KEY = 'telegram:-1';

async function start() {
  const quizzes = await testQuizzes();
  const service = await testService({ memory: quizzes.memory, quiz: quizzes.part, now: Date.now });
  quizzes.stages.set('telegram', { send: () => Promise.resolve('1'), edit: () => Promise.resolve() });
  const by = (id: string, chat: Partial<Chat> = GROUP, more: Partial<Incoming> = {}): Incoming => ({
    ...service.incoming(chat, { id, name: `name ${id}` } satisfies Partial<Person>, more),
    at: Date.now(),
  });
  const running = async (): Promise<Game> => (await quizzes.games.running(KEY))!.game;
  const open = () =>
    vi.waitFor(
      async () => {
        const game = await running();
        expect(game.state).toBe('open');
        return game;
      },
      { timeout: 5000, interval: 20 },
    );
  const press = (game: Game, label: string, incoming: Incoming): Promise<Outgoing> => {
    const option = game.questions[game.round]!.options.indexOf(label);
    return service.press({ kind: 'quiz', game: game.id, round: game.round, option }, incoming);
  };
  return { ...quizzes, service, by, running, open, press };
}

it('starts with the rules, and a second start gets a clear answer', async () => {
  const { service, by, running } = await start();
  const first = await service.text('/quiz start 7 15s', by('1'));
  expect(shown(first)).toContain('7 questions, 15 seconds each');
  expect(shown(first)).toContain('first answer counts');
  expect(shown(first)).toContain('50 to 100 points');
  expect(await running()).toMatchObject({ time: 15_000, starter: 'telegram:1', solo: false });
  expect(shown(await service.text('/викторина', by('2')))).toContain('running here already (question 1 of 7)');
});

it('reads the language of who uses a command once', async () => {
  const { memory, part, stages } = await testQuizzes();
  stages.set('telegram', { send: () => Promise.resolve('1'), edit: () => Promise.resolve() });
  const personLanguage = vi.fn<Memory['personLanguage']>(memory.personLanguage);
  const service = await testService({ memory: { ...memory, personLanguage }, quiz: part, now: Date.now });
  expect(shown(await service.text('/quiz stop', service.incoming(GROUP)))).toContain('no quiz running here');
  expect(personLanguage).toHaveBeenCalledTimes(1);
});

it('two starts at the same instant give one game', async () => {
  const { service, by, store } = await start();
  const replies = await Promise.all(['1', '2', '3'].map((id) => service.text('/quiz', by(id))));
  expect(replies.filter((reply) => shown(reply).includes('first answer counts'))).toHaveLength(1);
  expect(replies.filter((reply) => shown(reply).includes('running here already'))).toHaveLength(2);
  expect(await store.selectFrom('game').select('id').execute()).toHaveLength(1);
});

it('acknowledges an answer without telling whether it is right', async () => {
  const { service, by, open, press } = await start();
  await service.text('/quiz', by('1'));
  const game = await open();
  const question = game.questions[0]!;
  const right = await press(game, rightOf(question), by('2'));
  const wrong = await press(game, wrongOf(question), by('3'));
  expect(right).toMatchObject({ messages: [], notice: `Your answer: ${rightOf(question)}` });
  expect(wrong).toMatchObject({ messages: [], notice: `Your answer: ${wrongOf(question)}` });
  expect((await press(game, wrongOf(question), by('2'))).notice).toBe(`Your first answer counts: ${rightOf(question)}`);
  const later = { ...game, round: 3 };
  expect((await press(later, later.questions[3]!.options[0]!, by('4'))).notice).toContain('Too late');
  expect((await service.press({ kind: 'quiz', game: 'unknown', round: 0, option: 0 }, by('2'))).notice).toContain(
    'Too late',
  );
});

describe('who may end it', () => {
  it('is not anybody, but the starter, managers, and a majority of those who answered', async () => {
    const { service, by, open, press, running } = await start();
    await service.text('/quiz', by('1'));
    const game = await open();
    expect(shown(await service.text('/quiz stop', by('9')))).toContain('Only the person who started');
    for (const id of ['2', '3', '4']) await press(game, rightOf(game.questions[0]!), by(id));
    expect(shown(await service.text('/quiz stop', by('2')))).toContain('1 of the 2 votes needed');
    expect(await service.text('/quiz stop', by('3'))).toMatchObject({ messages: [] });
    expect(await running().catch(() => undefined)).not.toMatchObject({ state: 'open' });
  });

  it('managers may, and pause and resume by button', async () => {
    const { service, by, open, running } = await start();
    await service.text('/quiz', by('1'));
    const game = await open();
    const manager = by('9', GROUP, { mayManage: () => Promise.resolve(true) });
    const paused = await service.text('/quiz pause', manager);
    expect((await running()).state).toBe('paused');
    const resume = actionOf(paused, 'Go on');
    expect((await service.press(resume, by('8'))).notice).toContain('Only the person who started');
    expect(await service.press(resume, by('1'))).toMatchObject({ replace: true });
    expect((await running()).state).toBe('open');
    expect((await service.press(resume, by('1'))).notice).toContain('not paused');
    const stop = { kind: 'quiz-control', game: game.id, control: 'stop' } as const;
    expect(await service.press(stop, manager)).toMatchObject({ messages: [] });
  });

  it('there is nothing to end where nothing runs', async () => {
    const { service, by } = await start();
    expect(shown(await service.text('/quiz stop', by('1')))).toContain('no quiz running');
    const press = { kind: 'quiz-control', game: 'gone', control: 'rank' } as const;
    expect((await service.press(press, by('1'))).notice).toContain('no quiz running');
  });
});

it('speaks the language of the chat rather than that of who starts', async () => {
  const { service, by, memory, running } = await start();
  await memory.setChatSettings(KEY, { language: 'ru' });
  await memory.setPersonLanguage('telegram:1', 'de');
  expect(shown(await service.text('/quiz', by('1')))).toContain('Язык вопросов: русский');
  expect((await running()).language).toBe('ru');
});

it('does not start where quizzes are forbidden, or without questions', async () => {
  const { service, by, memory } = await start();
  await memory.setChatSettings(KEY, { quizzes: false });
  expect(shown(await service.text('/quiz', by('1')))).toContain('switched off');
  await memory.setChatSettings(KEY, {});
  expect(shown(await service.text('/quiz 99', by('1')))).toContain('5 to 30 questions');
  expect(shown(await service.text('/quiz cooking', by('1')))).toContain('don’t know that topic');
});

it('alone, an answer is revealed at once', async () => {
  const { service, by, games } = await start();
  const alone = { id: '5', public: false };
  await service.text('/quiz', by('5', alone));
  const { game } = await vi.waitFor(async () => {
    const found = (await games.running('telegram:5'))!;
    expect(found.game).toMatchObject({ state: 'open', solo: true });
    return found;
  }, 5000);
  await service.press({ kind: 'quiz', game: game.id, round: 0, option: 0 }, by('5', alone));
  expect((await games.running('telegram:5'))!.game.state).toBe('revealed');
  const rank = await service.press({ kind: 'quiz-control', game: game.id, control: 'rank' }, by('5', alone));
  expect(rank.notice).toContain('place 1 of 1');
});
