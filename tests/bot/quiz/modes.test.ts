import { describe, expect, it, vi } from 'vitest';
import type { Chat, Incoming } from '../../../src/bot/incoming.ts';
import { toPlainText, type Message } from '../../../src/bot/message.ts';
import type { Poll } from '../../../src/bot/stage.ts';
import type { Game } from '../../../src/quiz/game.ts';
import { rightOf, testQuizzes, wrongOf } from '../../support/quiz/quizzes.ts';
import { shown, testService } from '../../support/service.ts';
import { emptyDatabase } from '../../support/stores.ts';

const GROUP: Partial<Chat> = { id: '-1', public: true };
const PRIVATE: Partial<Chat> = { id: '7', public: false };

/** Games on a stage that takes notes, with or without polls. */
async function start(polls = false) {
  const quizzes = await testQuizzes();
  const service = await testService({ memory: quizzes.memory, quiz: quizzes.part, now: Date.now });
  const sent: Message[] = [];
  const edited: Message[] = [];
  const asked: Poll[] = [];
  quizzes.stages.set('telegram', {
    send: (_, message) => Promise.resolve(String(99 + sent.push(message))),
    edit: (_, __, message) => Promise.resolve(void edited.push(message)),
    ...(polls && {
      poll: (_: unknown, poll: Poll) => {
        asked.push(poll);
        return Promise.resolve({ messageId: `message-${asked.length}`, pollId: `poll-${asked.length}` });
      },
    }),
  });
  const by = (id: string, chat: Partial<Chat> = GROUP, more: Partial<Incoming> = {}): Incoming => ({
    ...service.incoming(chat, { id, name: `name ${id}`, languageHint: 'en' }, more),
    at: Date.now(),
  });
  const running = async (chat = 'telegram:-1'): Promise<Game> => (await quizzes.games.running(chat))!.game;
  const inState = (state: Game['state'], chat?: string) =>
    vi.waitFor(
      async () => {
        const game = await running(chat);
        expect(game.state).toBe(state);
        return game;
      },
      { timeout: 8000, interval: 20 },
    );
  return { ...quizzes, service, sent, edited, asked, by, running, inState };
}

describe('typed answers', () => {
  it('count as a reply to the question, once a person, without telling whether they are right', async () => {
    const { service, by, running, inState, sent } = await start();
    expect(shown(await service.text('/quiz start typed', by('1')))).toContain('Type the answer: as a reply');
    const game = await inState('open');
    const question = game.questions[0]!;
    expect(sent.at(-1)!.buttons).toEqual([]);
    expect(toPlainText(sent.at(-1)!)).toContain('Reply to this message');
    const { messageId } = game.shown!;
    const replying = (id: string) => by(id, GROUP, { messageId });
    expect(await service.text(rightOf(question).toUpperCase(), replying('2'))).toMatchObject({ messages: [] });
    await service.text(wrongOf(question), replying('3'));
    await service.text(rightOf(question), replying('3'));
    const { answers } = await running();
    expect(answers.map(({ person, right }) => [person, right])).toEqual([
      ['telegram:2', true],
      ['telegram:3', false],
    ]);
  });

  it('may be tried again when they are close', async () => {
    const { service, by, begin, inState, running } = await start();
    await begin({ chat: 'telegram:-1', space: 'telegram:-1' }, { mode: 'typed', time: 20_000 });
    const reply = by('2', GROUP, { messageId: (await inState('open')).shown!.messageId });
    expect(await service.text('Riighht', reply)).toMatchObject({ notice: 'Close! Try again.' });
    expect((await running()).answers).toEqual([]);
    await service.text('rihgt', reply);
    expect((await running()).answers).toMatchObject([{ person: 'telegram:2', right: true }]);
  });

  it('are taken by /answer, with personal feedback where nobody else reads it', async () => {
    const { service, by, inState, running } = await start();
    expect(shown(await service.text('/answer Armenia', by('2')))).toContain('There is no quiz running here');
    await service.text('/quiz start typed', by('1'));
    const game = await inState('open');
    const alone = by('2', { ...GROUP, public: false, space: 'x' });
    expect((await service.text('/answer', alone)).messages.map((one) => toPlainText(one)).join()).toContain('Reply to');
    const answer = `/answer ${rightOf(game.questions[0]!)}`;
    expect(await service.text(answer, alone)).toMatchObject({
      notice: 'Your answer is in. The solution comes when the time is up.',
    });
    expect(await service.text(answer, alone)).toMatchObject({
      notice: 'You have answered already; the first answer counts.',
    });
    expect((await running()).answers).toMatchObject([{ person: 'telegram:2', right: true }]);
  });

  it('from the form of a question that is over count for no other one', async () => {
    const { service, by, begin, inState, running } = await start();
    await begin({ chat: 'telegram:-1', space: 'telegram:-1' }, { mode: 'typed', time: 20_000 });
    await inState('open');
    const form = (round: number, typed: string) =>
      service.press(
        { kind: 'quiz-type', game: 'game', round, typed },
        by('2', { ...GROUP, public: false, space: 'x' }),
      );
    await service.text('/quiz skip', by('1'));
    await vi.waitFor(async () => expect(await running()).toMatchObject({ state: 'open', round: 1 }), { timeout: 8000 });
    expect(await form(0, 'Wrong')).toMatchObject({ notice: 'Too late: this question is over.' });
    expect((await running()).answers).toEqual([]);
    expect((await form(1, 'Right')).notice).toContain('Your answer is in.');
    expect((await running()).answers).toMatchObject([{ person: 'telegram:2', right: true }]);
  });

  it('need no reply when one plays alone, and other questions stay questions', async () => {
    const { service, by, inState } = await start();
    const me = by('7', PRIVATE);
    expect(shown(await service.text('Who are the members of the CSTO?', me))).toContain('Armenia');
    await service.text('/quiz start typed', me);
    const game = await inState('open', 'telegram:7');
    await service.text(rightOf(game.questions[0]!), me);
    const after = await inState('revealed', 'telegram:7');
    expect(after.players).toMatchObject([{ person: 'telegram:7', right: 1 }]);
    expect(shown(await service.text('What does Article 4 say?', me))).toContain('Article 4');
  });

  it('are refused in a game with buttons', async () => {
    const { service, by, inState } = await start();
    await service.text('/quiz', by('1'));
    await inState('open');
    expect(shown(await service.text('/answer Armenia', by('2')))).toContain('answers are not typed');
  });
});

describe('polls', () => {
  it('ask, take one answer each, and are followed by a reveal', async () => {
    const { service, by, inState, running, asked, sent, edited } = await start(true);
    await service.text('/quiz start poll', by('1'));
    const game = await inState('open');
    const question = game.questions[0]!;
    expect(asked[0]).toMatchObject({ options: question.options, right: question.right, openFor: game.time });
    expect(asked[0]!.question).toContain(question.text);
    expect(game.shown).toEqual({ messageId: 'message-1', pollId: 'poll-1' });
    await service.vote('poll-1', question.right, by('2', PRIVATE));
    await service.vote('poll-1', (question.right + 1) % 2, by('2', PRIVATE));
    await service.vote('another', 0, by('3', PRIVATE));
    expect((await running()).answers).toMatchObject([{ person: 'telegram:2', right: true }]);
    const before = sent.length;
    await service.text('/quiz skip', by('1'));
    await vi.waitFor(() => expect(sent.length).toBeGreaterThan(before), { timeout: 5000 });
    expect(toPlainText(sent.at(-1)!)).toContain(rightOf(question));
    expect(edited).toEqual([]);
  });

  it('survive without the bot: votes that came meanwhile count, and nothing is asked twice', async () => {
    const database = await emptyDatabase('sqlite');
    const asked: Poll[] = [];
    const begin = async () => {
      const quizzes = await testQuizzes(database);
      const service = await testService({ memory: quizzes.memory, quiz: quizzes.part, now: Date.now });
      quizzes.stages.set('telegram', {
        send: () => Promise.resolve('99'),
        edit: () => Promise.resolve(),
        poll: (_, poll) => Promise.resolve({ messageId: 'message', pollId: `poll-${asked.push(poll)}` }),
      });
      return { ...quizzes, service };
    };
    const dying = await begin();
    await dying.begin({ chat: 'telegram:-1', space: 'telegram:-1' }, { mode: 'poll', questions: 2, time: 500 });
    await vi.waitFor(async () => expect(await dying.game()).toMatchObject({ state: 'open' }), { timeout: 8000 });
    await dying.die();
    // By now the poll has closed itself.
    await new Promise((resolve) => setTimeout(resolve, 600));
    const { service, ...heir } = await begin();
    await service.vote('poll-1', 1, service.incoming(PRIVATE, { id: '2' }));
    await vi.waitFor(async () => expect(await heir.game()).toMatchObject({ state: 'open', round: 1 }), {
      timeout: 8000,
    });
    expect(asked).toHaveLength(2);
    expect(Object.keys(await heir.points())).toEqual(['telegram:2']);
  });

  it('become buttons where the platform has none, and that is said', async () => {
    const { service, by, inState, sent } = await start();
    expect(shown(await service.text('/quiz start poll', by('1')))).toContain(
      'There are no quiz polls on this platform',
    );
    const game = await inState('open');
    expect(game.mode).toBe('buttons');
    expect(sent.at(-1)!.buttons).toHaveLength(game.questions[0]!.options.length);
  });
});
