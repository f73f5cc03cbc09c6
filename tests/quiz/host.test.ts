import { describe, expect, it, vi } from 'vitest';
import type { Message } from '../../src/bot/message.ts';
import { toPlainText } from '../../src/bot/message.ts';
import { ChatGoneError, RefusedError, type Stage } from '../../src/bot/stage.ts';
import { step, type GameEvent } from '../../src/quiz/step.ts';
import { someGame } from '../support/quiz/games.ts';
import { QUICK, testQuizzes } from '../support/quiz/quizzes.ts';
import { emptyDatabase } from '../support/stores.ts';

const PLACE = { chat: 'telegram:-1', space: 'telegram:-1' };
const answer = (person: string, round: number, option = 1): GameEvent => ({
  kind: 'answer',
  round,
  person,
  name: person,
  given: { kind: 'option', option },
});
const control = (wish: 'stop' | 'skip' | 'pause' | 'resume'): GameEvent => ({
  kind: 'control',
  control: wish,
  person: 'telegram:1',
  manager: false,
});

/** A stage that remembers what was shown on it. */
function someStage(changes: Partial<Stage> = {}) {
  const shown: { kind: 'send' | 'edit'; text: string; at: number; message: Message }[] = [];
  const take = (kind: 'send' | 'edit', message: Message): void =>
    void shown.push({ kind, text: toPlainText(message, true), at: Date.now(), message });
  const stage: Stage = {
    send(chat, message) {
      take('send', message);
      return changes.send?.(chat, message) ?? Promise.resolve(String(shown.length));
    },
    edit(chat, id, message) {
      take('edit', message);
      return changes.edit?.(chat, id, message) ?? Promise.resolve();
    },
  };
  return { stage, shown };
}

const until = <T>(check: () => T, timeout = 8000) => vi.waitFor(check, { timeout, interval: 20 });

async function start(stage: Stage, database?: Awaited<ReturnType<typeof emptyDatabase>>) {
  const quizzes = await testQuizzes(database);
  quizzes.stages.set('telegram', stage);
  return quizzes;
}

it('plays a game to its end: one message a question, edited into its reveal, then the standings', async () => {
  const { stage, shown } = someStage();
  const quizzes = await start(stage);
  await quizzes.begin(PLACE, { questions: 2, time: 400 });
  for (const round of [0, 1]) {
    await until(async () => expect(await quizzes.game()).toMatchObject({ state: 'open', round }));
    const done = await quizzes.host.tell('game', answer('telegram:1', round));
    expect(done!.outcome.kind).toBe('answered');
  }
  await until(async () => expect((await quizzes.game()).state).toBe('ended'));
  expect(quizzes.events).toEqual(['started telegram:-1', 'closed telegram:-1']);
  expect(shown.map(({ kind }) => kind)).toEqual(['send', 'edit', 'send', 'edit', 'send']);
  expect(shown[1]!.text).toContain('✅ Right');
  expect(shown[4]!.text).toContain('🥇 telegram:1');
  expect(Object.keys(await quizzes.points())).toEqual(['telegram:1']);
});

it('an answer is acknowledged only after it is stored', async () => {
  const { stage } = someStage();
  const quizzes = await start(stage);
  await quizzes.begin(PLACE);
  await until(async () => expect((await quizzes.game()).state).toBe('open'));
  await quizzes.host.tell('game', answer('telegram:1', 0));
  expect(await quizzes.store.selectFrom('game_answer').select('person').execute()).toEqual([{ person: 'telegram:1' }]);
});

describe('when nothing can be shown', () => {
  it('a closed chat ends its game quietly', async () => {
    const { stage, shown } = someStage({ send: () => Promise.reject(new ChatGoneError('kicked')) });
    const quizzes = await start(stage);
    await quizzes.begin(PLACE);
    await until(async () => expect(await quizzes.game()).toMatchObject({ state: 'ended', ending: 'gone' }));
    expect(shown).toHaveLength(1);
  });

  it('a refused question closes the game with a message', async () => {
    let calls = 0;
    const { stage, shown } = someStage({
      send: () => (++calls === 1 ? Promise.reject(new RefusedError('too odd')) : Promise.resolve('2')),
    });
    const quizzes = await start(stage);
    await quizzes.begin(PLACE);
    await until(async () => expect(await quizzes.game()).toMatchObject({ state: 'ended', ending: 'broken' }));
    expect(shown[1]!.text).toContain('fault on my side');
  });

  it('a question whose message cannot be edited is revealed in a new one', async () => {
    const { stage, shown } = someStage({ edit: () => Promise.reject(new RefusedError('message to edit not found')) });
    const quizzes = await start(stage);
    await quizzes.begin(PLACE, { questions: 1, time: 200 });
    await until(async () => expect((await quizzes.game()).state).toBe('ended'));
    expect(shown.map(({ kind }) => kind)).toEqual(['send', 'edit', 'send', 'send']);
    expect(shown[2]!.text).toBe(shown[1]!.text);
  });

  it('what failed on the way is sent again', async () => {
    let calls = 0;
    const { stage, shown } = someStage({
      send: () => (++calls === 1 ? Promise.reject(new Error('network')) : Promise.resolve('2')),
    });
    const quizzes = await start(stage);
    await quizzes.begin(PLACE, { questions: 1, time: 200, pace: { ...QUICK, send: 200 } });
    await until(async () => expect(await quizzes.game()).toMatchObject({ state: 'ended', ending: 'finished' }));
    expect(shown[0]!.text).toBe(shown[1]!.text);
  });
});

it.each(['starting', 'open', 'revealed', 'paused'] as const)('stops while %s, and says so once', async (state) => {
  const { stage, shown } = someStage();
  const quizzes = await start(stage);
  const slow = {
    ...QUICK,
    ...(state === 'starting' && { start: 5000 }),
    ...(state === 'revealed' && { reveal: 5000 }),
  };
  await quizzes.begin(PLACE, { time: state === 'revealed' ? 100 : 5000, pace: slow });
  const reached = state === 'paused' ? 'open' : state;
  await until(async () => expect((await quizzes.game()).state).toBe(reached));
  if (state === 'paused') await quizzes.host.tell('game', control('pause'));
  await quizzes.host.tell('game', control('stop'));
  await quizzes.host.tell('game', control('stop'));
  await until(async () => expect(await quizzes.game()).toMatchObject({ state: 'ended', ending: 'stopped' }));
  expect(shown.filter(({ text }) => text.includes('The quiz was stopped'))).toHaveLength(1);
});

describe.for(['sqlite', 'postgres'] as const)('after a process has died, on %s', (kind) => {
  it('another takes its games over within 5 s, without losing or doubling an answer', async () => {
    const database = await emptyDatabase(kind);
    const first = someStage();
    const second = someStage();
    const dying = await start(first.stage, database);
    await dying.begin(PLACE, { questions: 2, time: 3000 });
    await until(async () => expect((await dying.game()).state).toBe('open'));
    await dying.host.tell('game', answer('telegram:1', 0));
    await dying.die();
    const died = Date.now();
    const heir = await start(second.stage, database);
    await until(() => expect(heir.logged.some(({ message }) => message.includes('goes on'))).toBe(true));
    expect(Date.now() - died).toBeLessThan(5000);
    // Its message is known: it is not asked again, but revealed later by the time that was lost.
    const again = await heir.host.tell('game', answer('telegram:1', 0));
    expect(again!.outcome.kind).toBe('already-answered');
    expect((await heir.host.tell('game', answer('telegram:2', 0)))!.outcome.kind).toBe('answered');
    await until(async () => expect(await heir.game()).toMatchObject({ round: 1, state: 'open' }));
    await heir.host.tell('game', control('stop'));
    await until(async () => expect((await heir.game()).state).toBe('ended'));
    expect(Object.keys(await heir.points()).toSorted()).toEqual(['telegram:1', 'telegram:2']);
    expect(first.shown).toHaveLength(1);
    expect(second.shown.map(({ kind: how }) => how)).toEqual(['edit', 'send', 'edit', 'send']);
  });
});

it('asks again after a restart if the message of the question is not known', async () => {
  const { stage, shown } = someStage();
  const quizzes = await testQuizzes();
  const game = someGame({ questions: 1, time: 300, pace: QUICK }, Date.now());
  await quizzes.games.create({ game, ...PLACE }, 'dead');
  await quizzes.games.change('game', 'dead', (starting) => step(starting, { kind: 'time' }, game.deadline), 0);
  expect((await quizzes.game()).state).toBe('asking');
  quizzes.stages.set('telegram', stage);
  await until(async () => expect((await quizzes.game()).state).toBe('ended'));
  expect(shown.map(({ kind }) => kind)).toEqual(['send', 'edit', 'send']);
});

it('leaves games of platforms that it is not connected to alone', async () => {
  const database = await emptyDatabase('sqlite');
  const first = await start(someStage().stage, database);
  await first.begin(PLACE, { time: 10_000 });
  await until(async () => expect((await first.game()).state).toBe('open'));
  await first.die();
  const elsewhere = await testQuizzes(database);
  elsewhere.stages.set('discord', someStage().stage);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(elsewhere.logged).toEqual([]);
});

it('asks an open question again where a process takes what it showed with it', async () => {
  const database = await emptyDatabase('sqlite');
  const before = await start(someStage().stage, database);
  await before.begin(PLACE, { questions: 1, time: 60_000 });
  await until(async () => expect(await before.game()).toMatchObject({ state: 'open' }));
  await before.host.tell('game', answer('telegram:1', 0));
  await before.die();
  const { stage, shown } = someStage();
  const after = await start({ ...stage, passing: true }, database);
  await until(() => expect(shown.map(({ kind }) => kind)).toEqual(['send']));
  expect(shown[0]!.text).toContain('Question 1 of 1');
  await until(async () => expect(await after.game()).toMatchObject({ state: 'open', round: 0 }));
  expect((await after.game()).answers.map(({ person }) => person)).toEqual(['telegram:1']);
});
