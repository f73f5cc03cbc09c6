import { expect, it, vi } from 'vitest';
import * as onDiscord from '../support/discord/bot.ts';
import { CHANNEL, GUILD } from '../support/discord/server.ts';
import { rightOf, testQuizzes, wrongOf } from '../support/quiz/quizzes.ts';
import { ANN, BORIS, GROUP, startTelegram, textOf } from '../support/telegram/bot.ts';

const DAY = 24 * 60 * 60_000;
const HOSTILE = '<b>*_[x](http://e.com)`@everyone\u202e';
const until = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

it('Telegram: /leaderboard after a game, by time and place, with a hostile name in it', async () => {
  const quizzes = await testQuizzes();
  const { api, say, sayInGroup, sent, press } = await startTelegram({ quizzes });
  const elsewhere = { ...GROUP, id: -1002, title: 'Another group' };
  for (const { id } of [GROUP, elsewhere]) await quizzes.memory.setChatSettings(`telegram:${id}`, { language: 'en' });
  /** What is said next, of `count` messages. */
  const reply = async (count: number) => textOf((await sent(count))[count - 1]!);

  sayInGroup('/leaderboard');
  expect(await reply(1)).toContain('Nobody has any points yet.');
  await quizzes.begin({ chat: `telegram:${GROUP.id}`, space: `telegram:${GROUP.id}` }, { questions: 1, time: 60_000 });
  const [, question] = await sent(2);
  const asked = (await quizzes.game()).questions[0]!;
  press(question!, rightOf(asked), { ...ANN, first_name: HOSTILE });
  press(question!, wrongOf(asked), BORIS);
  await api.calledAtLeast(2, 'answerCallbackQuery');
  quizzes.pass(60_000);
  await until(async () => expect((await quizzes.game()).state).toBe('ended'));
  await sent(3);

  sayInGroup('/leaderboard');
  const table = await reply(4);
  expect(table.replaceAll('\u2060', '')).toContain('🥇 <b>*_[x](http://e.com)`@everyone – ');
  // Telegram would make links and mentions of these.
  expect(table).not.toMatch(/\u202e|http:\/\/e|@everyone/);
  expect(table).not.toContain('Борис');
  sayInGroup('/leaderboard today', { from: BORIS });
  expect(await reply(5)).toContain('You have no points here yet.');
  say('/leaderboard', { chat: elsewhere });
  expect(await reply(6)).toContain('Nobody has any points yet.');
  say('/leaderboard today everywhere', { chat: elsewhere });
  expect(await reply(7)).toContain('🥇');
  quizzes.pass(2 * DAY);
  sayInGroup('/leaderboard today');
  expect(await reply(8)).toContain('Nobody has any points yet.');
  sayInGroup('/rangliste 7 days');
  expect(await reply(9)).toContain('🥇');
  sayInGroup('/leaderboard yesterday');
  expect(await reply(10)).toContain('I don’t understand “yesterday”.');
});

it('Discord: /leaderboard after a game, by time and place, with a hostile name in it', async () => {
  const { ANN: ann, BORIS: boris, ORIGINAL, POST } = onDiscord;
  const quizzes = await testQuizzes();
  const { discord, command, press } = await onDiscord.startDiscordBot({ quizzes });
  const space = `discord:space:${GUILD}`;
  await quizzes.memory.setChatSettings(space, { language: 'en' });
  for (const { id } of [ann, boris]) await quizzes.memory.setPersonLanguage(`discord:${id}`, 'en');
  await quizzes.begin({ chat: `discord:${CHANNEL}`, space }, { questions: 1, time: 60_000 });
  const [question] = await discord.calledAtLeast(1, POST);
  const asked = (await quizzes.game()).questions[0]!;
  press(question!, rightOf(asked), { user: { ...ann, global_name: HOSTILE } });
  press(question!, wrongOf(asked), { user: boris });
  await discord.calledAtLeast(2, ORIGINAL);
  quizzes.pass(60_000);
  await until(async () => expect((await quizzes.game()).state).toBe('ended'));

  const board = async (count: number, period: string, scope: string, user: object) => {
    const options = Object.entries({ period, scope }).map(([name, value]) => ({ name, type: 3, value }));
    command('leaderboard', options, { user });
    return (await discord.calledAtLeast(count, ORIGINAL))[count - 1]!;
  };
  for (const [index, scope] of ['group', 'everywhere'].entries()) {
    const table = await board(3 + index, 'today', scope, boris);
    expect(onDiscord.textOf(table)).toMatch(/🥇 .+ – \d+ points?, 1 right/);
    expect(onDiscord.textOf(table)).toContain('You have no points');
    expect(onDiscord.textOf(table)).not.toMatch(/(?<!\\)\]\(http|(?<!\\)\*_\[|\u202e/);
    expect(table.body['allowed_mentions']).toMatchObject({ parse: [] });
  }
});
