import { expect, it, vi } from 'vitest';
import {
  ANN,
  BORIS,
  CALLBACK,
  ORIGINAL,
  POST,
  startDiscordBot,
  textOf,
  type DiscordTest,
} from '../support/discord/bot.ts';
import { CHANNEL, GUILD, type Call } from '../support/discord/server.ts';
import { BROKEN_PICTURES, QUICK_PICTURES } from '../support/pictures.ts';
import { rightOf, testQuizzes, wrongOf } from '../support/quiz/quizzes.ts';
import { emptyDatabase } from '../support/stores.ts';

const PLACE = { chat: `discord:${CHANNEL}`, space: `discord:space:${GUILD}` };
const EDIT = 'PATCH /channels/:id/messages/:id';
const until = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000, interval: 20 });
const sub = (name: string, options: object[] = []) => [{ name, type: 1, options }];

async function start() {
  const quizzes = await testQuizzes();
  return { ...(await startDiscordBot({ quizzes })), quizzes };
}

/** Presses a button under a question as somebody, and gives what they alone see. */
async function pressed({ discord, press }: DiscordTest, call: Call, label: string, user: object): Promise<string> {
  const before = discord.calls.filter(({ operation }) => operation === ORIGINAL).length;
  press(call, label, { user, locale: 'en-US' });
  return textOf((await discord.calledAtLeast(before + 1, ORIGINAL)).at(-1)!);
}

it('a whole game with several players, each told alone what they answered', async () => {
  const bot = await start();
  const { quizzes, discord, memory } = bot;
  for (const { id } of [ANN, BORIS]) await memory.setPersonLanguage(`discord:${id}`, 'en');
  await quizzes.begin(PLACE, { questions: 2, time: 60_000 });
  const [question] = await discord.calledAtLeast(1, POST);
  const { questions } = await quizzes.game();
  expect(textOf(question!)).toContain('Question 1 of 2');
  expect(await pressed(bot, question!, rightOf(questions[0]!), ANN)).toBe(`Your answer: ${rightOf(questions[0]!)}`);
  expect(await pressed(bot, question!, wrongOf(questions[0]!), BORIS)).toContain(wrongOf(questions[0]!));
  expect(await pressed(bot, question!, wrongOf(questions[0]!), ANN)).toContain('first answer counts');
  for (const { body } of discord.calls.filter(({ operation }) => operation === CALLBACK))
    expect(body).toMatchObject({ type: 5, data: { flags: 64 } });
  expect(JSON.stringify(discord.calls.filter(({ operation }) => operation !== EDIT))).not.toContain('Explanation');
  quizzes.pass(60_000);
  const [reveal] = await discord.calledAtLeast(1, EDIT);
  expect(textOf(reveal!)).toMatch(/Right: Ann \\?\(/);
  const [, second] = await discord.calledAtLeast(2, POST);
  await pressed(bot, second!, rightOf(questions[1]!), BORIS);
  quizzes.pass(60_000);
  const [, , standings] = await discord.calledAtLeast(3, POST);
  // At most a point apart, or equal: then both are first.
  expect(textOf(standings!)).toMatch(/🥇 (Ann|Борис)[^]*(🥇|🥈) (Ann|Борис)/);
  await until(async () => expect((await quizzes.game()).state).toBe('ended'));
  expect(Object.keys(await quizzes.points()).toSorted()).toEqual([`discord:${ANN.id}`, `discord:${BORIS.id}`]);
}, 30_000);

it('two starts at the same instant give one game, which its starter stops', async () => {
  const { quizzes, discord, command, memory } = await start();
  await memory.setChatSettings(PLACE.space, { language: 'en' });
  const options = sub('start', [
    { name: 'questions', type: 4, value: 5 },
    { name: 'topic', type: 3, value: 'members' },
  ]);
  command('quiz', options, { user: ANN });
  command('quiz', options, { user: BORIS });
  const replies = (await discord.calledAtLeast(2, ORIGINAL)).map(textOf);
  expect(replies.filter((text) => text.includes('first answer counts'))).toHaveLength(1);
  expect(replies.filter((text) => text.includes('running here already'))).toHaveLength(1);
  const { game } = (await quizzes.games.running(PLACE.chat))!;
  expect(new Set(game.questions.map(({ topic }) => topic))).toEqual(new Set(['members']));
  command('quiz', sub('stop'), { user: game.starter.endsWith(ANN.id) ? ANN : BORIS });
  await until(async () => expect(await quizzes.game(game.id)).toMatchObject({ state: 'ended', ending: 'stopped' }));
}, 30_000);

it('a hostile name cannot format or ping anything', async () => {
  const bot = await start();
  const { quizzes, discord } = bot;
  const name = '**@everyone** [x](http://evil.example) `||';
  await quizzes.begin(PLACE, { questions: 1, time: 60_000 });
  const [question] = await discord.calledAtLeast(1, POST);
  const { questions } = await quizzes.game();
  await pressed(bot, question!, rightOf(questions[0]!), { ...ANN, global_name: name });
  quizzes.pass(60_000);
  const [, standings] = await discord.calledAtLeast(2, POST);
  expect(textOf(standings!)).not.toContain('**@everyone**');
  expect(textOf(standings!)).not.toContain('](http://evil');
  expect(standings!.body['allowed_mentions']).toMatchObject({ parse: [] });
}, 30_000);

it('a bot that may not write any more ends the game quietly', async () => {
  const { quizzes, discord } = await start();
  await quizzes.begin(PLACE, { questions: 3, time: 300 });
  await discord.calledAtLeast(1, POST);
  discord.fail(EDIT, { kind: 'error', status: 403, code: 50_001, message: 'Missing Access' });
  await until(async () => expect(await quizzes.game()).toMatchObject({ state: 'ended', ending: 'gone' }));
  expect(discord.calls.filter(({ operation }) => operation === POST)).toHaveLength(1);
}, 30_000);

it('a restart in the middle of a round loses nothing', async () => {
  const database = await emptyDatabase('sqlite');
  const before = await testQuizzes(database);
  const first = await startDiscordBot({ quizzes: before });
  await before.begin(PLACE, { questions: 1, time: 60_000 });
  const [question] = await first.discord.calledAtLeast(1, POST);
  const { questions } = await before.game();
  await pressed(first, question!, rightOf(questions[0]!), ANN);
  await before.die();
  await first.adapter.stop();
  const after = await testQuizzes(database);
  const second = await startDiscordBot({ quizzes: after, discord: first.discord });
  await after.memory.setPersonLanguage(`discord:${ANN.id}`, 'en');
  expect(await pressed(second, question!, wrongOf(questions[0]!), ANN)).toContain('first answer counts');
  await pressed(second, question!, rightOf(questions[0]!), BORIS);
  await until(() => expect(after.events).toContain(`resumed ${PLACE.chat}`));
  after.pass(120_000);
  await until(async () => expect((await after.game()).state).toBe('ended'));
  expect(Object.keys(await after.points())).toHaveLength(2);
}, 30_000);

it('/quiz is registered with its subcommands, and only where the bot is a member', async () => {
  const { discord } = await start();
  const [call] = await discord.calledAtLeast(1, 'PUT /applications/:id/commands');
  const commands = call!.body as unknown as { name: string; options: { name: string }[] }[];
  const quiz = commands.find(({ name }) => name === 'quiz')!;
  expect(quiz).toMatchObject({ contexts: [0, 1], integration_types: [0], name_localizations: { ru: 'викторина' } });
  const subcommands = quiz.options.map(({ name }) => name);
  expect(subcommands).toEqual(expect.arrayContaining(['start', 'stop', 'skip', 'pause', 'resume']));
});

const PODIUM = {
  id: '0',
  filename: 'podium.png',
  description: expect.stringMatching(
    /^Final standings\nQuiz: CSTO\n1\. (Ann|Борис) – \d+ points\n\d\. (Ann|Борис) – \d+ points$/,
  ) as string,
};
it.each([
  ['is attached to the standings, which describe it', QUICK_PICTURES, [PODIUM], []],
  ['that cannot be drawn does not keep them away', BROKEN_PICTURES, undefined, ['a picture could not be drawn']],
])(
  'a podium %s',
  async (_, pictures, attachments, logged) => {
    const quizzes = await testQuizzes(undefined, pictures);
    const bot = await startDiscordBot({ quizzes });
    await quizzes.begin(PLACE, { questions: 1, time: 60_000 });
    const [question] = await bot.discord.calledAtLeast(1, POST);
    const { questions } = await quizzes.game();
    for (const user of [ANN, BORIS]) await pressed(bot, question!, rightOf(questions[0]!), user);
    quizzes.pass(60_000);
    const [, standings] = await bot.discord.calledAtLeast(2, POST);
    expect(textOf(standings!)).toMatch(/🥇 (Ann|Борис)/);
    expect(standings!.body['attachments']).toEqual(attachments);
    expect(quizzes.logged.map(({ message }) => message)).toEqual(logged);
    await until(async () => expect((await quizzes.game()).state).toBe('ended'));
  },
  30_000,
);
