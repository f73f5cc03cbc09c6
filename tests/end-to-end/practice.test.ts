import { expect, it } from 'vitest';
import type { QuizQuestion } from '../../src/knowledge/pack.ts';
import * as onDiscord from '../support/discord/bot.ts';
import { defaultPack } from '../support/pack.ts';
import { testQuizzes } from '../support/quiz/quizzes.ts';
import { emptyDatabase } from '../support/stores.ts';
import { ANN, buttonsOf, startTelegram, textOf } from '../support/telegram/bot.ts';

const MINUTE = 60_000;
const { pack } = await defaultPack();

/** The question of the pack that is in a text. */
function questionIn(text: string): QuizQuestion {
  return pack.quiz.find(({ wordings }) => text.includes(wordings['en']!.question))!;
}

const rightTo = (text: string) => questionIn(text).wordings['en']!.answer;
const wrongTo = (text: string) => questionIn(text).wordings['en']!.distractors[0]!;

it('Telegram: /practice asks, corrects, goes on after a restart, and takes a report', async () => {
  const database = await emptyDatabase('sqlite');
  const before = await testQuizzes(database);
  const first = await startTelegram({ quizzes: before });
  const { api } = first;
  const edited = (count: number) => api.calledAtLeast(count, 'editMessageText');

  first.say('/practice');
  const [asked] = await first.sent(1);
  expect(textOf(asked!)).toContain('Practice · a new question');
  const missed = questionIn(textOf(asked!));
  expect(buttonsOf(asked!)).toHaveLength(4);
  // What is right is in nothing that was sent but the label of its button.
  expect(JSON.stringify(asked!.payload)).not.toContain(missed.wordings['en']!.explanation);
  first.press(asked!, wrongTo(textOf(asked!)));
  const [corrected] = await edited(1);
  expect(textOf(corrected!)).toContain(`The right answer: ${rightTo(textOf(asked!))}`);
  expect(textOf(corrected!)).toContain('comes back in 1 minute');
  first.press(corrected!, 'Next question');
  const [, second] = await first.sent(2);
  expect(questionIn(textOf(second!))).not.toBe(missed);
  first.press(second!, rightTo(textOf(second!)));
  const [, praised] = await edited(2);
  expect(textOf(praised!)).toContain(`✅ Right: ${rightTo(textOf(second!))}`);

  for (let times = 0; times < 2; times++) first.press(praised!, 'Report this question');
  await expect
    .poll(() => before.store.selectFrom('feedback').select(['kind', 'subject']).execute())
    .toEqual([{ kind: 'question-reported', subject: questionIn(textOf(second!)).id }]);
  const toasts = api.calls
    .filter(({ method }) => method === 'answerCallbackQuery')
    .map(({ payload }) => payload['text']);
  expect(toasts).toContain('Thank you. The editors will look at this question.');

  await before.die();
  await first.adapter.stop();
  const after = await testQuizzes(database);
  after.pass(MINUTE);
  const restarted = await startTelegram({ quizzes: after, api });
  restarted.say('/practice');
  const [, , again] = await restarted.sent(3);
  expect(textOf(again!)).toContain('Practice · one question to repeat');
  expect(questionIn(textOf(again!))).toBe(missed);
  restarted.press(again!, rightTo(textOf(again!)));
  await edited(3);
  const cards = await after.practice.cards.of(`telegram:${ANN.id}`);
  expect(cards.find(({ question }) => question === missed.id)).toMatchObject({ reps: 2 });
});

it('Discord: /practice is for the person alone, answers in its place, and goes on after a restart', async () => {
  const { CALLBACK, ORIGINAL } = onDiscord;
  const database = await emptyDatabase('sqlite');
  const before = await testQuizzes(database);
  const first = await onDiscord.startDiscordBot({ quizzes: before });
  const { discord } = first;
  await before.memory.setPersonLanguage(`discord:${onDiscord.ANN.id}`, 'en');

  first.command('practice');
  const [asked] = await discord.calledAtLeast(1, ORIGINAL);
  const [acknowledged] = await discord.calledAtLeast(1, CALLBACK);
  expect(acknowledged!.body).toMatchObject({ data: { flags: 64 } });
  const missed = questionIn(onDiscord.textOf(asked!));
  first.press(asked!, wrongTo(onDiscord.textOf(asked!)), { ephemeral: true });
  const [, corrected] = await discord.calledAtLeast(2, ORIGINAL);
  expect(onDiscord.textOf(corrected!)).toContain('The right answer: ');
  first.press(corrected!, 'Next question', { ephemeral: true });
  const [, , second] = await discord.calledAtLeast(3, ORIGINAL);
  expect(questionIn(onDiscord.textOf(second!))).not.toBe(missed);
  // The answer changed the message it was given on.
  const callbacks = discord.calls.filter(({ operation }) => operation === CALLBACK);
  expect(callbacks.map(({ body }) => body['type'])).toEqual([5, 6, 5]);
  expect(callbacks[2]!.body).toMatchObject({ data: { flags: 64 } });

  await before.die();
  await first.adapter.stop();
  const after = await testQuizzes(database);
  const restarted = await onDiscord.startDiscordBot({ quizzes: after, discord });
  restarted.press(second!, rightTo(onDiscord.textOf(second!)), { ephemeral: true });
  const [, , , praised] = await discord.calledAtLeast(4, ORIGINAL);
  expect(onDiscord.textOf(praised!)).toContain('✅ Right: ');
  expect(await after.practice.cards.of(`discord:${onDiscord.ANN.id}`)).toHaveLength(2);
  restarted.press(praised!, 'Report this question', { ephemeral: true });
  await expect.poll(() => after.store.selectFrom('feedback').select('kind').execute()).toHaveLength(1);
});
