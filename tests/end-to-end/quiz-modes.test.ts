import { expect, it, vi } from 'vitest';
import { chatKey } from '../../src/bot/incoming.ts';
import {
  ANN as DISCORD_ANN,
  CALLBACK,
  ORIGINAL,
  POST,
  startDiscordBot,
  textOf as textOnDiscord,
} from '../support/discord/bot.ts';
import { CHANNEL, GUILD } from '../support/discord/server.ts';
import { rightOf, testQuizzes, wrongOf } from '../support/quiz/quizzes.ts';
import { ANN, asMessage, BORIS, GROUP, startTelegram, textOf } from '../support/telegram/bot.ts';

const CHAT = chatKey({ platform: 'telegram', id: String(GROUP.id), public: true });
const PLACE = { chat: CHAT, space: CHAT };
/** Two slips in "Right", where one is allowed. */
const CLOSE = 'Roigh';
const until = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

it('Telegram: typed answers come as replies, and only to those that are close something is said before the reveal', async () => {
  const quizzes = await testQuizzes();
  const { api, sent, sayInGroup } = await startTelegram({ quizzes });
  await quizzes.begin(PLACE, { mode: 'typed', questions: 1, time: 3000 });
  const [question] = await sent(1);
  await until(async () => expect((await quizzes.game()).state).toBe('open'));
  const { questions, shown } = await quizzes.game();
  const reply = { reply_to_message: asMessage(question!, Number(shown!.messageId)) };
  sayInGroup(rightOf(questions[0]!).toLowerCase(), reply);
  sayInGroup(CLOSE, { ...reply, from: BORIS });
  const [, close] = await sent(2);
  expect(textOf(close!)).toBe('Почти! Попробуйте ещё раз.');
  sayInGroup(wrongOf(questions[0]!), { ...reply, from: BORIS });
  sayInGroup(rightOf(questions[0]!), { ...reply, from: BORIS });
  const [reveal] = await api.calledAtLeast(1, 'editMessageText');
  expect(textOf(reveal!)).toContain('Right: Ann');
  const [, , standings] = await sent(3);
  expect(textOf(standings!)).toContain('🥇');
  expect(await quizzes.points()).toMatchObject({ [`telegram:${BORIS.id}`]: 0 });
}, 30_000);

it('Telegram: a native quiz poll asks, and votes count once', async () => {
  const quizzes = await testQuizzes();
  const { api, sent } = await startTelegram({ quizzes });
  await quizzes.begin(PLACE, { mode: 'poll', questions: 1, time: 5000 });
  const [poll] = await api.calledAtLeast(1, 'sendPoll');
  const { right, options } = (await quizzes.game()).questions[0]!;
  expect(poll!.payload).toMatchObject({
    chat_id: GROUP.id,
    type: 'quiz',
    is_anonymous: false,
    correct_option_ids: [right],
  });
  await until(async () => expect((await quizzes.game()).state).toBe('open'));
  const { shown } = await quizzes.game();
  const vote = (user: object, option: number) =>
    api.deliver({
      poll_answer: { poll_id: shown!.pollId, user, option_ids: [option], option_persistent_ids: [String(option)] },
    });
  vote(ANN, right);
  vote(BORIS, (right + 1) % options.length);
  vote(BORIS, right);
  const [reveal] = await sent(1);
  expect(textOf(reveal!)).toContain('Right: Ann');
  await until(async () => expect(await quizzes.points()).toMatchObject({ [`telegram:${BORIS.id}`]: 0 }));
}, 30_000);

it('Discord: a button opens a form, and what is typed there counts', async () => {
  const quizzes = await testQuizzes();
  const { discord, press, submit, memory } = await startDiscordBot({ quizzes });
  await memory.setPersonLanguage(`discord:${DISCORD_ANN.id}`, 'en');
  await quizzes.begin(
    { chat: `discord:${CHANNEL}`, space: `discord:space:${GUILD}` },
    { mode: 'typed', questions: 1, time: 4000 },
  );
  const [question] = await discord.calledAtLeast(1, POST);
  await until(async () => expect((await quizzes.game()).state).toBe('open'));
  press(question!, 'Type the answer');
  const [form] = await discord.calledAtLeast(1, CALLBACK);
  expect(form!.body).toMatchObject({ type: 9, data: { title: 'Type the answer' } });
  submit(form!, CLOSE);
  const [close] = await discord.calledAtLeast(1, ORIGINAL);
  expect(textOnDiscord(close!)).toBe('Close! Try again.');
  expect((await quizzes.game()).answers).toEqual([]);
  submit(form!, rightOf((await quizzes.game()).questions[0]!).toUpperCase());
  const [, taken] = await discord.calledAtLeast(2, ORIGINAL);
  expect(textOnDiscord(taken!)).toContain('Your answer is in.');
  expect((await quizzes.game()).answers).toMatchObject([{ person: `discord:${DISCORD_ANN.id}`, right: true }]);
}, 30_000);
