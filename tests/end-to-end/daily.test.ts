import { expect, it, vi } from 'vitest';
import * as onDiscord from '../support/discord/bot.ts';
import { CHANNEL, GUILD } from '../support/discord/server.ts';
import { rightOf, testQuizzes, wrongOf, type TestQuizzes } from '../support/quiz/quizzes.ts';
import { ANN, BORIS, buttonsOf, GROUP, startTelegram, textOf } from '../support/telegram/bot.ts';

const DAY = 24 * 60 * 60_000;
const until = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

/** Lets time pass until the next question of the chat is due, and asks it. */
async function nextDay(quizzes: TestQuizzes, chat: string): Promise<void> {
  const { next } = (await quizzes.dailies.of(chat))!;
  quizzes.pass(next - quizzes.now());
  await quizzes.tick();
}

it('Telegram: a daily question from an administrator, with its result the next day, until it is switched off', async () => {
  const quizzes = await testQuizzes();
  const { api, sayInGroup, sent, press } = await startTelegram({ quizzes });
  const chat = `telegram:${GROUP.id}`;
  await quizzes.memory.setChatSettings(chat, { language: 'en' });
  api.admins.add(`${GROUP.id} ${BORIS.id}`);

  sayInGroup('/quiz daily 18:00');
  expect(textOf((await sent(1))[0]!)).toBe('Only administrators can change that here.');
  sayInGroup('/quiz daily 18:00 Europe/Berlin', { from: BORIS });
  expect(textOf((await sent(2))[1]!)).toMatch(/every day, next on .+ at 18:00 \(Europe\/Berlin\)/);
  await quizzes.tick();
  await nextDay(quizzes, chat);
  // Nothing came before its time.
  const [, , question] = await sent(3);
  expect(await sent(3)).toHaveLength(3);
  expect(textOf(question!)).toMatch(/^Daily question · /);
  const asked = (await quizzes.dailies.of(chat))!.open!;
  expect(buttonsOf(question!).map(({ text }) => text)).toEqual(asked.question.options);
  expect(JSON.stringify(question!.payload)).not.toContain(asked.question.explanation);

  const toast = async (label: string, by: object): Promise<string> => {
    const before = api.calls.filter(({ method }) => method === 'answerCallbackQuery').length;
    press(question!, label, by as Record<string, unknown>);
    return String((await api.calledAtLeast(before + 1, 'answerCallbackQuery')).at(-1)!.payload['text']);
  };
  const hostile = { ...ANN, first_name: '<b>Ann</b> @all' };
  expect(await toast(rightOf(asked.question), hostile)).toContain('The solution comes the next day.');
  expect(await toast(wrongOf(asked.question), hostile)).toContain('Your first answer counts');
  expect(await toast(wrongOf(asked.question), BORIS)).toContain(wrongOf(asked.question));

  await nextDay(quizzes, chat);
  const [reveal] = await api.calledAtLeast(1, 'editMessageText');
  expect(reveal!.payload['message_id']).toBe(Number(asked.messageId));
  expect(textOf(reveal!)).toContain(`✅ ${rightOf(asked.question)}`);
  expect(buttonsOf(reveal!).map(({ text }) => text)).toContain('Report this question');
  const [, , , second] = await sent(4);
  expect(textOf(second!)).toContain('Right answers: 1 of 2.');
  expect(textOf(second!).replaceAll('\u2060', '')).toContain('<b>Ann</b> @all');
  expect(textOf(second!)).not.toContain('@all');
  expect(await toast(rightOf(asked.question), ANN)).toBe('Too late: this question is over.');
  expect(await quizzes.points()).toMatchObject({ [`telegram:${BORIS.id}`]: 0 });

  sayInGroup('/quiz daily off', { from: BORIS });
  const [, hidden] = await api.calledAtLeast(2, 'editMessageText');
  expect(textOf(hidden!)).toContain('✅');
  expect(textOf((await sent(5))[4]!)).toBe('There will be no more daily questions here.');
  quizzes.pass(2 * DAY);
  await quizzes.tick();
  expect(await sent(5)).toHaveLength(5);
});

it('Discord: a daily question is set by who manages the server, answered unseen by others, and resolved the next day', async () => {
  const { ANN: person, ORIGINAL, POST } = onDiscord;
  const quizzes = await testQuizzes();
  const { discord, command, press } = await onDiscord.startDiscordBot({ quizzes });
  const chat = `discord:${CHANNEL}`;
  await quizzes.memory.setChatSettings(`discord:space:${GUILD}`, { language: 'en' });
  await quizzes.memory.setPersonLanguage(`discord:${person.id}`, 'en');
  const shown = async (count: number) => onDiscord.textOf((await discord.calledAtLeast(count, ORIGINAL))[count - 1]!);
  const daily = (time: string, ...more: object[]) => [
    { name: 'daily', type: 1, options: [{ name: 'time', type: 3, value: time }, ...more] },
  ];

  command('quiz', daily('18:00'));
  expect(await shown(1)).toContain('Only administrators');
  command('quiz', daily('18:00', { name: 'weekdays', type: 3, value: 'mon-fri' }), { permissions: '32' });
  expect(await shown(2)).toContain('Monday, Tuesday, Wednesday, Thursday and Friday');
  await nextDay(quizzes, chat);
  const [question] = await discord.calledAtLeast(1, POST);
  expect(onDiscord.textOf(question!)).toContain('Daily question');
  const asked = (await quizzes.dailies.of(chat))!.open!;
  press(question!, rightOf(asked.question));
  expect(await shown(3)).toContain('The solution comes the next day.');
  expect((await discord.calledAtLeast(3, onDiscord.CALLBACK))[2]!.body).toMatchObject({ data: { flags: 64 } });

  await nextDay(quizzes, chat);
  const [reveal] = await discord.calledAtLeast(1, 'PATCH /channels/:id/messages/:id');
  expect(onDiscord.textOf(reveal!)).toContain('✅');
  const [, second] = await discord.calledAtLeast(2, POST);
  expect(onDiscord.textOf(second!)).toContain('Right answers: 1 of 1. Ann');
  command('quiz', daily('off'), { permissions: '32' });
  expect(await shown(4)).toContain('no more daily questions');
  await until(async () => expect(await quizzes.dailies.of(chat)).toBeUndefined());
});
