import { describe, expect, it, vi } from 'vitest';
import { chatKey } from '../../src/bot/incoming.ts';
import type { Pictures } from '../../src/bot/picture.ts';
import { BROKEN_PICTURES, QUICK_PICTURES } from '../support/pictures.ts';
import { rightOf, testQuizzes, wrongOf } from '../support/quiz/quizzes.ts';
import { emptyDatabase } from '../support/stores.ts';
import {
  ANN,
  asMessage,
  BORIS,
  buttonsOf,
  GROUP,
  startTelegram,
  textOf,
  type TelegramTest,
} from '../support/telegram/bot.ts';
import type { Call } from '../support/telegram/server.ts';

const CHAT = chatKey({ platform: 'telegram', id: String(GROUP.id), public: true });
const PLACE = { chat: CHAT, space: CHAT };
const until = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

async function start() {
  const quizzes = await testQuizzes();
  return { ...(await startTelegram({ quizzes })), quizzes };
}

/** Presses a button under a question as somebody, and gives the toast. */
async function pressed({ api, press }: TelegramTest, call: Call, label: string, by: object): Promise<string> {
  const before = api.calls.filter(({ method }) => method === 'answerCallbackQuery').length;
  press(call, label, by as Record<string, unknown>);
  const answers = await api.calledAtLeast(before + 1, 'answerCallbackQuery');
  return String(answers.at(-1)!.payload['text']);
}

it('a whole game with several players: one message a question, edited into its reveal', async () => {
  const bot = await start();
  const { quizzes, api, sent } = bot;
  await quizzes.begin(PLACE, { questions: 2, time: 60_000 });
  const [question] = await sent(1);
  const { questions } = await quizzes.game();
  expect(textOf(question!)).toContain('Question 1 of 2');
  expect(question!.payload['chat_id']).toBe(GROUP.id);
  expect(await pressed(bot, question!, rightOf(questions[0]!), ANN)).toBe(`Your answer: ${rightOf(questions[0]!)}`);
  expect(await pressed(bot, question!, wrongOf(questions[0]!), BORIS)).toContain(wrongOf(questions[0]!));
  expect(await pressed(bot, question!, wrongOf(questions[0]!), ANN)).toContain('first answer counts');
  const beforeReveal = JSON.stringify(api.calls.filter(({ method }) => method !== 'getMe'));
  expect(beforeReveal).not.toContain('Explanation');
  expect(beforeReveal).not.toContain('✅');
  quizzes.pass(60_000);
  const [reveal] = await api.calledAtLeast(1, 'editMessageText');
  expect(textOf(reveal!)).toContain(`✅ ${rightOf(questions[0]!)}`);
  expect(textOf(reveal!)).toMatch(/Right: Ann \(/);
  expect(textOf(reveal!)).not.toContain('Борис');
  const [, second] = await sent(2);
  expect(await pressed(bot, second!, rightOf(questions[1]!), BORIS)).toContain('Ваш ответ');
  quizzes.pass(60_000);
  const [, , standings] = await sent(3);
  // At most a point apart, or equal: then both are first.
  expect(textOf(standings!)).toMatch(/🥇 (Ann|Борис) – \d+ points, 1 right\n(🥇|🥈) (Ann|Борис) – \d+ points, 1 right/);
  await until(async () => expect((await quizzes.game()).state).toBe('ended'));
  const shown = api.calls.filter(({ method }) => /^(send|edit)/.test(method));
  expect(shown.map(({ method }) => method)).toEqual([
    'sendMessage',
    'editMessageText',
    'sendMessage',
    'editMessageText',
    'sendMessage',
  ]);
  expect(Object.keys(await quizzes.points()).toSorted()).toEqual([`telegram:${ANN.id}`, `telegram:${BORIS.id}`]);
}, 30_000);

it('two starts at the same instant give one game; its starter ends it, others do not', async () => {
  const { sayInGroup, sent, quizzes } = await start();
  sayInGroup('/quiz 5 60s');
  sayInGroup('/quiz', { from: BORIS });
  const replies = (await sent(3)).map(textOf);
  expect(replies.filter((text) => /first answer counts|первый ответ/.test(text))).toHaveLength(1);
  expect(replies.filter((text) => /running here already|уже идёт/.test(text))).toHaveLength(1);
  const { game } = (await quizzes.games.running(CHAT))!;
  const [starter, other] = game.starter === `telegram:${ANN.id}` ? [ANN, BORIS] : [BORIS, ANN];
  sayInGroup('/quiz stop', { from: other });
  const refused = (await sent(4)).map(textOf);
  expect(refused.some((text) => /Only the person who started|только начавший/.test(text))).toBe(true);
  sayInGroup('/quiz stop', { from: starter });
  await until(async () => expect(await quizzes.game(game.id)).toMatchObject({ state: 'ended', ending: 'stopped' }));
}, 30_000);

it('an answer that is stored too late for its toast is told to nobody else', async () => {
  const quizzes = await testQuizzes();
  const slow: typeof quizzes.part = (pack) => {
    const part = quizzes.part(pack);
    return {
      ...part,
      async press(action, context) {
        await new Promise((resolve) => setTimeout(resolve, 2300));
        return (await part.press(action, context))!;
      },
    };
  };
  const bot = await startTelegram({ quizzes: { ...quizzes, part: slow } });
  await quizzes.begin(PLACE, { questions: 1, time: 5000 });
  const [question] = await bot.sent(1);
  const { questions } = await quizzes.game();
  expect(await pressed(bot, question!, rightOf(questions[0]!), ANN)).toBe('undefined');
  await until(async () => expect((await quizzes.game()).state).toBe('ended'));
  expect(Object.keys(await quizzes.points())).toEqual([`telegram:${ANN.id}`]);
  expect((await bot.sent(2)).map(textOf).join('\n')).not.toContain('Your answer');
}, 30_000);

it('a hostile name stays plain text in reveal and standings', async () => {
  const bot = await start();
  const { quizzes, api, sent } = bot;
  const name = '<b>*_[x](http://e.com)`@all\u202e';
  await quizzes.begin(PLACE, { questions: 1, time: 60_000 });
  const [question] = await sent(1);
  const { questions } = await quizzes.game();
  await pressed(bot, question!, rightOf(questions[0]!), { ...ANN, first_name: name });
  quizzes.pass(60_000);
  const [reveal] = await api.calledAtLeast(1, 'editMessageText');
  const [, standings] = await sent(2);
  for (const call of [reveal!, standings!]) {
    expect(textOf(call).replaceAll('\u2060', '')).toContain('<b>*_[x](http://e.com)`@all');
    // Telegram would make links and mentions of these.
    expect(textOf(call)).not.toMatch(/\u202e|http:\/\/e|@all/);
    expect(JSON.stringify(call.payload['entities'] ?? [])).not.toContain('e.com');
  }
}, 30_000);

it('a group that becomes a supergroup in the middle of a round goes on there', async () => {
  const bot = await start();
  const { quizzes, say, sent, api } = bot;
  const old = { id: -5, type: 'group', title: 'Old' };
  await quizzes.begin({ chat: 'telegram:-5', space: 'telegram:-5' }, { questions: 1, time: 60_000 });
  const [question] = await sent(1);
  const { questions } = await quizzes.game();
  await pressed(bot, question!, rightOf(questions[0]!), ANN);
  say('', { text: undefined, chat: old, migrate_to_chat_id: -1005 });
  const [, again] = await sent(2);
  expect(again!.payload['chat_id']).toBe(-1005);
  expect(textOf(again!)).toBe(textOf(question!));
  await pressed(bot, again!, rightOf(questions[0]!), BORIS);
  quizzes.pass(60_000);
  const [reveal] = await api.calledAtLeast(1, 'editMessageText');
  expect(reveal!.payload['chat_id']).toBe(-1005);
  expect(textOf(reveal!)).toContain('Борис');
  await until(async () => expect((await quizzes.game()).state).toBe('ended'));
  expect(Object.keys(await quizzes.points())).toHaveLength(2);
}, 30_000);

it('a bot that is thrown out in the middle of a game ends it quietly', async () => {
  const { quizzes, api, sent } = await start();
  await quizzes.begin(PLACE, { questions: 3, time: 500 });
  await sent(1);
  const kicked = {
    kind: 'error',
    code: 403,
    description: 'Forbidden: bot was kicked from the supergroup chat',
  } as const;
  api.fail('editMessageText', kicked);
  await until(async () => expect(await quizzes.game()).toMatchObject({ state: 'ended', ending: 'gone' }));
  expect(await sent(1)).toHaveLength(1);
}, 30_000);

it('a restart in the middle of a round loses nothing', async () => {
  const database = await emptyDatabase('sqlite');
  const before = await testQuizzes(database);
  const first = await startTelegram({ quizzes: before });
  await before.begin(PLACE, { questions: 1, time: 60_000 });
  const [question] = await first.sent(1);
  const { questions } = await before.game();
  await pressed(first, question!, rightOf(questions[0]!), ANN);
  await before.die();
  await first.adapter.stop();
  const after = await testQuizzes(database);
  const second = await startTelegram({ quizzes: after, api: first.api });
  expect(await pressed(second, question!, wrongOf(questions[0]!), ANN)).toContain('first answer counts');
  expect(await pressed(second, question!, rightOf(questions[0]!), BORIS)).toContain('Ваш ответ');
  await until(() => expect(after.events).toContain(`resumed ${CHAT}`));
  after.pass(120_000);
  const [reveal] = await first.api.calledAtLeast(1, 'editMessageText');
  expect(reveal!.payload['message_id']).toBe(500);
  expect(textOf(reveal!)).toMatch(/Right: .*Ann/);
  await until(async () => expect((await after.game()).state).toBe('ended'));
  expect(Object.keys(await after.points())).toHaveLength(2);
  expect(await first.sent(2)).toHaveLength(2);
}, 30_000);

describe('buttons', () => {
  it('lead from the reveal to the fact, and show one’s own place', async () => {
    const bot = await start();
    const { quizzes, api, sent, press } = bot;
    await quizzes.begin(PLACE, { questions: 1, time: 300 });
    const [reveal] = await api.calledAtLeast(1, 'editMessageText');
    expect(buttonsOf(reveal!).map(({ text }) => text)).toEqual(['My place', 'Report this question']);
    await sent(2);
    press({ ...reveal!, payload: { ...reveal!.payload } }, 'My place');
    const [toast] = await api.calledAtLeast(1, 'answerCallbackQuery');
    expect(toast!.payload['text']).toContain('no points in this quiz');
    expect(asMessage(reveal!)).toBeDefined();
  }, 30_000);
});

describe('the podium', () => {
  /** A game of one question that two have answered rightly, up to its reveal. */
  async function playedBy(two: readonly object[], pictures: Pictures) {
    const quizzes = await testQuizzes(undefined, pictures);
    const bot = { ...(await startTelegram({ quizzes })), quizzes };
    await quizzes.begin(PLACE, { questions: 1, time: 60_000 });
    const [question] = await bot.sent(1);
    const { questions } = await quizzes.game();
    for (const by of two) await pressed(bot, question!, rightOf(questions[0]!), by);
    quizzes.pass(60_000);
    await bot.api.calledAtLeast(1, 'editMessageText');
    return bot;
  }

  it('is sent as a photo with the standings below it, in one message', async () => {
    const { api, quizzes } = await playedBy([ANN, BORIS], QUICK_PICTURES);
    const [photo] = await api.calledAtLeast(1, 'sendPhoto');
    expect(photo!.payload['caption']).toMatch(
      /The quiz is over[^]*🥇 (Ann|Борис)[^]*(Ann|Борис) – \d+ points, 1 right/,
    );
    await until(async () => expect((await quizzes.game()).state).toBe('ended'));
    const shown = api.calls.filter(({ method }) => /^(send|edit)/.test(method)).map(({ method }) => method);
    expect(shown).toEqual(['sendMessage', 'editMessageText', 'sendPhoto']);
  }, 30_000);

  it('is left out when one alone has points', async () => {
    const { api, sent } = await playedBy([ANN], QUICK_PICTURES);
    expect(textOf((await sent(2))[1]!)).toContain('🥇 Ann');
    expect(api.calls.filter(({ method }) => method === 'sendPhoto')).toEqual([]);
  }, 30_000);

  it.each([
    ['cannot be drawn', BROKEN_PICTURES],
    ['is not drawn in time', { draw: () => new Promise<never>(() => undefined) }],
  ])(
    'that %s does not keep the standings away',
    async (_, pictures) => {
      const { api, sent, quizzes } = await playedBy([ANN, BORIS], pictures);
      expect(textOf((await sent(2))[1]!)).toMatch(/🥇 (Ann|Борис)/);
      await until(async () => expect((await quizzes.game()).state).toBe('ended'));
      expect(api.calls.filter(({ method }) => method === 'sendPhoto')).toEqual([]);
      expect(quizzes.logged.map(({ message, details }) => [message, details['picture']])).toEqual([
        ['a picture could not be drawn', 'podium'],
      ]);
    },
    30_000,
  );
});
