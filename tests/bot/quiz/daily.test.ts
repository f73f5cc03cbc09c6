import { describe, expect, it } from 'vitest';
import { toPlainText, type Message } from '../../../src/bot/message.ts';
import { createDaily } from '../../../src/bot/quiz/daily.ts';
import { createLeaderboard } from '../../../src/bot/quiz/leaderboard.ts';
import { createQuiz } from '../../../src/bot/quiz/quiz.ts';
import { ChatGoneError, RefusedError, type Stage } from '../../../src/bot/stage.ts';
import { createTexts } from '../../../src/bot/texts.ts';
import { readCatalogues } from '../../../src/locales/read.ts';
import { createDailies, dailyPart } from '../../../src/store/daily.ts';
import { createGames, gamePart } from '../../../src/store/games.ts';
import { createMemory } from '../../../src/store/memory.ts';
import { openStore } from '../../../src/store/open.ts';
import { createScoreboard } from '../../../src/store/scoreboard.ts';
import { defaultPack } from '../../support/pack.ts';
import { QUICK_PICTURES } from '../../support/pictures.ts';
import { actionOf, NOON, shown, testService } from '../../support/service.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const GROUP = { id: '-100', public: true } as const;

/** The service with daily questions on a stage that only takes notes. */
async function chatting() {
  const { pack } = await defaultPack();
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  const memory = createMemory(store, [gamePart, dailyPart]);
  const texts = createTexts(await readCatalogues());
  const dailies = createDailies(store);
  const games = createGames(store);
  const sent: { id: string; message: Message }[] = [];
  const edits: { id: string; message: Message }[] = [];
  const failures: Error[] = [];
  const logged: string[] = [];
  const fail = (): void => {
    const failure = failures.shift();
    if (failure) throw failure;
  };
  const stage: Stage = {
    async send(_, message) {
      fail();
      sent.push({ id: String(500 + sent.length), message });
      return sent.at(-1)!.id;
    },
    async edit(_, id, message) {
      fail();
      edits.push({ id, message });
    },
  };
  const note = (_: object, message: string): void => void logged.push(message);
  const daily = createDaily({
    pack: () => pack,
    texts,
    memory,
    dailies,
    stageOf: (platform) => (platform === 'telegram' ? stage : undefined),
    log: { warn: note, error: note },
    random: () => 0.4,
  });
  const quiz = createQuiz({
    pack,
    texts,
    memory,
    games,
    host: { begin: () => Promise.resolve(false), tell: () => Promise.resolve(undefined) },
    hasPolls: () => false,
    daily,
    random: Math.random,
    newId: () => 'game',
  });
  const leaderboard = createLeaderboard({ texts, scoreboard: createScoreboard(store), dailies });
  const service = await testService({
    quiz: () => quiz,
    quizExtras: [daily, leaderboard],
    memory,
    pictures: QUICK_PICTURES,
  });
  const admin = () => service.incoming(GROUP, { languageHint: 'en' }, { mayManage: () => Promise.resolve(true) });
  const by = (id: string, name: string) => service.incoming(GROUP, { id, name, languageHint: 'en' });
  let time = NOON;
  return {
    service,
    memory,
    dailies,
    daily,
    sent,
    edits,
    failures,
    logged,
    admin,
    by,
    say: async (text: string, incoming = admin()) => shown(await service.text(text, incoming)),
    /** Lets time pass and does what is due then. */
    async at(later: number) {
      service.pass(NOON + later - time);
      time = NOON + later;
      await daily.tick(time);
    },
    /** Answers the newest question. */
    async answer(id: string, name: string, right: boolean) {
      const { open } = (await dailies.of('telegram:-100'))!;
      const { options, right: place } = open!.question;
      const label = options[right ? place : (place + 1) % options.length]!;
      const outgoing = { messages: [sent.at(-1)!.message], language: 'en' };
      return service.press(actionOf(outgoing, label), by(id, name));
    },
  };
}

describe('setting the daily question', () => {
  it('is for those who manage a group, and says when it comes', async () => {
    const { say, by, dailies } = await chatting();
    expect(await say('/quiz daily', by('7', 'Eve'))).toContain('There is no daily question here.');
    expect(await say('/quiz daily 18:00', by('7', 'Eve'))).toBe('Only administrators can change that here.');
    expect(await dailies.of('telegram:-100')).toBeUndefined();
    expect(await say('/quiz daily 18:00 Berlin mo-fr')).toContain(
      'Daily question: Monday, Tuesday, Wednesday, Thursday and Friday, next on 24 November 2026 at 18:00 (Europe/Berlin).',
    );
    expect(await say('/quiz daily', by('7', 'Eve'))).toContain('24 November 2026');
    // The zone stays when only the time changes.
    expect(await say('/quiz daily time:09:15')).toContain(
      'every day, next on 25 November 2026 at 09:15 (Europe/Berlin)',
    );
    expect(await say('/quiz daily off')).toBe('There will be no more daily questions here.');
    expect(await say('/quiz daily aus')).toContain('There is no daily question here.');
  });

  it('says what it does not understand', async () => {
    const { say } = await chatting();
    expect(await say('/quiz daily noon')).toContain('“noon”');
    expect(await say('/quiz daily 18:00 Mars/Olympus')).toContain('time zone “Mars/Olympus”');
    expect(await say('/quiz daily 18:00 UTC sometimes')).toContain('days “sometimes”');
  });

  it('respects that quizzes are switched off', async () => {
    const { say, memory, at, sent } = await chatting();
    await say('/quiz daily 18:00 UTC');
    await memory.setChatSettings('telegram:-100', { quizzes: false });
    expect(await say('/quiz daily 18:00')).toContain('switched off');
    await at(6 * HOUR);
    expect(sent).toEqual([]);
  });
});

describe('a daily question', () => {
  it('comes at its time, takes one answer each, and is resolved the next day', async () => {
    const chat = await chatting();
    const { say, at, sent, edits, answer } = chat;
    await say('/quiz daily 18:00 UTC');
    await at(6 * HOUR - 1);
    expect(sent).toHaveLength(0);
    await at(6 * HOUR);
    await at(6 * HOUR + 20_000);
    expect(sent).toHaveLength(1);
    const first = toPlainText(sent[0]!.message);
    expect(first).toMatch(/^Daily question · .+ · ★/);
    expect(await answer('1', 'Ann', true)).toMatchObject({ messages: [] });
    const { notice } = await answer('1', 'Ann', false);
    expect(notice).toContain('Your first answer counts');
    await answer('2', '*Bob* <b>', false);

    await at(DAY + 6 * HOUR);
    expect(sent).toHaveLength(2);
    const second = toPlainText(sent[1]!.message);
    expect(second).toContain('The last daily question:');
    expect(second).toContain('Right answers: 1 of 2. Ann');
    expect(second).not.toContain('in a row');
    expect(edits.map(({ id }) => id)).toEqual(['500']);
    expect(toPlainText(edits[0]!.message)).toMatch(/✅[^]*Source/);
    expect(edits[0]!.message.buttons.map(({ label }) => label)).toContain('Report this question');

    await answer('1', 'Ann', true);
    await at(2 * DAY + 6 * HOUR);
    expect(toPlainText(sent[2]!.message)).toContain('🔥 Right in a row: Ann 2');
    expect(await say('/leaderboard')).toMatch(/🥇 Ann – \d00 points, 2 right/);
  });

  it('never shows which option is right before the next one', async () => {
    const { say, at, sent, dailies } = await chatting();
    await say('/quiz daily 18:00 UTC');
    await at(6 * HOUR);
    const { question } = (await dailies.of('telegram:-100'))!.open!;
    const { buttons } = sent[0]!.message;
    expect(buttons.map(({ label }) => label)).toEqual(question.options);
    expect(toPlainText(sent[0]!.message)).not.toContain(question.explanation);
    expect(
      buttons.map(({ action }) =>
        Object.keys(action)
          .toSorted((a, b) => a.localeCompare(b))
          .join(),
      ),
    ).toEqual(buttons.map(() => 'kind,option,run'));
  });

  it('takes nothing for a question that is over', async () => {
    const { service, say, at, sent, by } = await chatting();
    await say('/quiz daily 18:00 UTC');
    await at(6 * HOUR);
    await at(DAY + 6 * HOUR);
    const { action } = sent[0]!.message.buttons[0]!;
    expect(await service.press(action, by('1', 'Ann'))).toMatchObject({ notice: 'Too late: this question is over.' });
  });

  it('tells the result the next day even if no question is due then, and only once', async () => {
    const { say, at, sent, edits, answer, service, by, dailies } = await chatting();
    // The first one comes on a Tuesday.
    await say('/quiz daily 18:00 UTC tue,fri');
    await at(6 * HOUR);
    await answer('1', 'Ann', true);
    await at(DAY + 6 * HOUR - 1);
    expect(sent).toHaveLength(1);
    await at(DAY + 6 * HOUR);
    await at(DAY + 6 * HOUR + 20_000);
    expect(sent).toHaveLength(2);
    expect(toPlainText(sent[1]!.message)).toMatch(/^The last daily question:[^]*✅[^]*Right answers: 1 of 1. Ann/);
    expect(edits.map(({ id }) => id)).toEqual(['500']);
    const { action } = sent[0]!.message.buttons[0]!;
    expect(await service.press(action, by('2', 'Bob'))).toMatchObject({ notice: 'Too late: this question is over.' });
    expect(await say('/leaderboard')).toMatch(/🥇 Ann – \d00 points, 1 right/);

    await at(3 * DAY + 6 * HOUR);
    expect(toPlainText(sent[2]!.message)).toMatch(/^Daily question/);
    await answer('1', 'Ann', true);
    await at(4 * DAY + 6 * HOUR);
    expect(toPlainText(sent[3]!.message)).toContain('Right in a row: Ann 2');
    // Nobody answers the next one, which is no news.
    await at(7 * DAY + 6 * HOUR);
    await at(8 * DAY + 6 * HOUR);
    expect(sent).toHaveLength(5);
    expect(edits).toHaveLength(3);
    expect(await dailies.streaks('telegram:-100')).toEqual([]);
  });

  it('tells a result that could not be sent together with the next question', async () => {
    const { say, at, sent, answer, failures } = await chatting();
    await say('/quiz daily 18:00 UTC tue,fri');
    await at(6 * HOUR);
    await answer('1', 'Ann', true);
    failures.push(new Error('network'));
    await at(DAY + 6 * HOUR);
    expect(sent).toHaveLength(1);
    await at(3 * DAY + 6 * HOUR);
    expect(toPlainText(sent[1]!.message)).toMatch(/^The last daily question:[^]*Daily question · /);
    expect(await say('/leaderboard')).toMatch(/🥇 Ann – \d00 points, 1 right/);
  });

  it('repeats none before all were asked', async () => {
    const { say, at, sent, answer } = await chatting();
    await say('/quiz daily 18:00 UTC');
    const asked = new Set<string>();
    for (let day = 0; day < 40; day++) {
      await at(day * DAY + 6 * HOUR);
      asked.add(toPlainText({ ...sent.at(-1)!.message, paragraphs: sent.at(-1)!.message.paragraphs.slice(-1) }, true));
      await answer('1', 'Ann', true);
    }
    expect(asked.size).toBe(40);
  });

  it('skips what it missed', async () => {
    const { say, at, sent } = await chatting();
    await say('/quiz daily 18:00 UTC');
    await at(5 * DAY);
    expect(sent).toEqual([]);
    await at(5 * DAY + 6 * HOUR);
    expect(sent).toHaveLength(1);
  });

  it('stops after seven days without an answer, and says so', async () => {
    const { say, at, sent, edits, dailies } = await chatting();
    await say('/quiz daily 18:00 UTC');
    for (let day = 0; day < 10; day++) await at(day * DAY + 6 * HOUR);
    expect(sent).toHaveLength(8);
    expect(toPlainText(sent[7]!.message)).toContain('Nobody has answered a daily question for seven days');
    expect(edits).toHaveLength(7);
    expect(await dailies.of('telegram:-100')).toBeUndefined();
  });

  it('is sent again when the platform failed, and goes on when a message is gone', async () => {
    const { say, at, sent, failures, logged } = await chatting();
    await say('/quiz daily 18:00 UTC');
    failures.push(new Error('network'));
    await at(6 * HOUR);
    expect(sent).toHaveLength(0);
    expect(logged).toEqual(['a daily question could not be asked']);
    await at(6 * HOUR + 60_000);
    expect(sent).toHaveLength(1);
    failures.push(new RefusedError('message to edit not found'));
    await at(DAY + 6 * HOUR);
    expect(sent).toHaveLength(2);
  });

  it('ends where the bot was removed', async () => {
    const { say, at, failures, dailies, logged } = await chatting();
    await say('/quiz daily 18:00 UTC');
    failures.push(new ChatGoneError('kicked'));
    await at(6 * HOUR);
    expect(await dailies.of('telegram:-100')).toBeUndefined();
    expect(logged).toEqual([]);
  });

  it('shows the solution when it is switched off', async () => {
    const { say, at, edits } = await chatting();
    await say('/quiz daily 18:00 UTC');
    await at(6 * HOUR);
    await say('/quiz daily off');
    expect(edits).toHaveLength(1);
  });
});

describe('/leaderboard', () => {
  it('reads period and scope in any language, and says what it does not understand', async () => {
    const { say, at, answer, by } = await chatting();
    expect(await say('/leaderboard')).toContain('Nobody has any points yet.');
    await say('/quiz daily 18:00 UTC');
    await at(6 * HOUR);
    await answer('1', 'Ann', true);
    await at(DAY + 6 * HOUR);
    for (const [typed, title] of [
      ['/leaderboard', 'All-time points in this group'],
      ['/leaderboard 7 days', 'Points of the last 7 days in this group'],
      ['/leaderboard 30 дней везде', 'Points of the last 30 days in all chats'],
      ['/rangliste heute überall', 'Today’s points in all chats'],
      ['/leaderboard period:today scope:group', 'Today’s points in this group'],
    ] as const) {
      const text = await say(typed);
      expect(text).toContain(title);
      expect(text).toContain('🥇 Ann');
    }
    expect(await say('/leaderboard', by('7', 'Eve'))).toContain('You have no points here yet.');
    expect(await say('/leaderboard yesterday')).toContain('I don’t understand “yesterday”');
    await at(3 * DAY);
    expect(await say('/leaderboard today')).toContain('Nobody has any points yet.');
  });

  it('is a picture, too, when at least two have points', async () => {
    const { say, at, answer, admin, service } = await chatting();
    await say('/quiz daily 18:00 UTC');
    const board = async (): Promise<Message> => (await service.text('/leaderboard 7 days', admin())).messages[0]!;
    await at(6 * HOUR);
    await answer('1', 'Ann', true);
    await at(DAY + 6 * HOUR);
    expect((await board()).attachment).toBeUndefined();
    for (const [id, name] of [
      ['1', 'Ann'],
      ['2', 'محمد'],
    ] as const)
      await answer(id, name, true);
    await at(2 * DAY + 6 * HOUR);
    const { attachment } = await board();
    expect(attachment).toMatchObject({ name: 'board.png', mediaType: 'image/png', content: Buffer.from('a board') });
    expect(attachment!.description).toMatch(
      /^Points of the last 7 days in this group\nAs of 26 November 2026\n1\. Ann – \d+ points\n2\. \u2068محمد\u2069 – \d+ points$/,
    );
  });
});
