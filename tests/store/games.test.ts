import { describe, expect, it, onTestFinished } from 'vitest';
import type { Game } from '../../src/quiz/game.ts';
import type { Orphan } from '../../src/quiz/game-store.ts';
import { step, type GameEvent } from '../../src/quiz/step.ts';
import { createGames, gamePart } from '../../src/store/games.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openStore, type StoreTarget } from '../../src/store/open.ts';
import type { Store } from '../../src/store/tables.ts';
import { someGame } from '../support/quiz/games.ts';
import { emptyDatabase, openTestStore, STORE_KINDS } from '../support/stores.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const DAY = 24 * 60 * 60 * 1000;
const PLACE = { chat: 'telegram:-1', space: 'telegram:-1' };
const answer = (person: string, round = 0, option = 1): GameEvent => ({
  kind: 'answer',
  round,
  person,
  name: `name of ${person}`,
  given: { kind: 'option', option },
});

describe.for(STORE_KINDS)('games on %s', (kind) => {
  const open = async () => {
    const store = await openTestStore(kind);
    const games = createGames(store);
    const memory = createMemory(store, [gamePart]);
    /** Plays events in a game, each at its time. */
    const play = async (id: string, ...events: readonly (readonly [event: GameEvent, at: number])[]) => {
      for (const [event, at] of events) await games.change(id, 'host', (game) => step(game, event, at), at);
      return (await games.find(id))!.game;
    };
    /** A game whose first question can be answered. */
    const opened = async (changes: Partial<Parameters<typeof someGame>[0]> = {}, place = PLACE): Promise<Game> => {
      const game = someGame(changes, NOW);
      await games.create({ game, ...place }, 'host');
      return play(
        game.id,
        [{ kind: 'time' }, game.deadline],
        [{ kind: 'shown', round: 0, messageId: '7', pollId: 'p' }, game.deadline],
      );
    };
    return { store, games, memory, play, opened };
  };
  const scoresOf = (store: Store) =>
    store.selectFrom('score_event').select(['person', 'points', 'chat', 'space', 'question', 'at']).execute();

  it('gives a game back as it was kept', async () => {
    const { games } = await open();
    const game = someGame({ starter: 'o\'"%_\\', mode: 'typed' }, NOW);
    expect(await games.create({ game, ...PLACE }, 'host')).toBe(true);
    expect(await games.find('game')).toEqual({ game, ...PLACE });
    expect(await games.running(PLACE.chat)).toEqual({ game, ...PLACE });
    expect(await games.find('other')).toBeUndefined();
    expect(await games.running('telegram:-2')).toBeUndefined();
  });

  it('keeps one running game a chat, however many start at once', async () => {
    const { games } = await open();
    const started = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        games.create({ game: someGame({ id: `game-${index}` }, NOW), ...PLACE }, 'host'),
      ),
    );
    expect(started.filter(Boolean)).toHaveLength(1);
    const { game } = (await games.running(PLACE.chat))!;
    await games.change(game.id, 'host', (current) => step(current, { kind: 'abandon', ending: 'gone' }, NOW), NOW);
    expect(await games.create({ game: someGame({ id: 'next' }, NOW), ...PLACE }, 'host')).toBe(true);
  });

  it('judges what comes in by the game as it is, whoever changed it last', async () => {
    const { store, games, opened } = await open();
    const elsewhere = createGames(store);
    await opened();
    const outcome = async (from: typeof games, event: GameEvent) =>
      (await from.change('game', 'host', (game) => step(game, event, NOW + 7000), NOW + 7000))!.outcome.kind;
    expect(await outcome(games, answer('telegram:1'))).toBe('answered');
    expect(await outcome(elsewhere, answer('telegram:2'))).toBe('answered');
    expect(await outcome(games, answer('telegram:2'))).toBe('already-answered');
    expect(await outcome(elsewhere, answer('telegram:1'))).toBe('already-answered');
    expect(await outcome(elsewhere, { kind: 'control', control: 'stop', person: 'telegram:1', manager: true })).toBe(
      'controlled',
    );
    expect(await outcome(games, answer('telegram:3'))).toBe('too-late');
    await store.deleteFrom('game').execute();
    expect(await games.change('game', 'host', (game) => step(game, answer('telegram:4'), NOW), NOW)).toBeUndefined();
  });

  it('loses none of many changes at once, and one person answers once', async () => {
    const { games, opened, play } = await open();
    await opened();
    const people = Array.from({ length: 12 }, (_, index) => `telegram:${index}`);
    const outcomes = await Promise.all(
      [...people, ...people].map((person) =>
        games.change('game', 'host', (game) => step(game, answer(person), NOW + 7000), NOW),
      ),
    );
    expect(outcomes.filter((done) => done!.outcome.kind === 'answered')).toHaveLength(12);
    expect(outcomes.filter((done) => done!.outcome.kind === 'already-answered')).toHaveLength(12);
    const game = await play('game');
    expect(new Set(game.answers.map(({ person }) => person))).toEqual(new Set(people));
  });

  it('keeps answers, scores and the bag together with the game', async () => {
    const { store, games, opened, play } = await open();
    const game = await opened();
    expect(await games.cycles(PLACE.chat)).toEqual(new Map([['question-0', 1]]));
    await play('game', [answer('telegram:1'), game.openedAt], [answer('telegram:2', 0, 0), game.openedAt + 5]);
    const revealed = await play('game', [{ kind: 'time' }, game.deadline]);
    expect(revealed).toMatchObject({ state: 'revealed', players: [{ points: 100 }, { points: 0 }] });
    expect(revealed.answers.map(({ person, right }) => [person, right])).toEqual([
      ['telegram:1', true],
      ['telegram:2', false],
    ]);
    const event = { ...PLACE, question: 'question-0', at: game.deadline };
    expect(await scoresOf(store)).toEqual([
      { person: 'telegram:1', points: 100, ...event },
      { person: 'telegram:2', points: 0, ...event },
    ]);
  });

  it('stores nothing of a change that changes nothing', async () => {
    const { store, games, opened } = await open();
    const game = await opened();
    const before = await store.selectFrom('game').selectAll().execute();
    const done = await games.change('game', 'other', (current) => step(current, { kind: 'time' }, game.openedAt), NOW);
    expect(done).toMatchObject({ outcome: { kind: 'ignored' }, ...PLACE });
    expect(await store.selectFrom('game').selectAll().execute()).toEqual(before);
    expect(await games.change('unknown', 'host', () => ({}) as never, NOW)).toBeUndefined();
  });

  it('finds the game of an open poll', async () => {
    const { games, opened, play } = await open();
    const game = await opened({ mode: 'poll' });
    expect((await games.ofPoll('p'))!.game.id).toBe('game');
    await play('game', [{ kind: 'time' }, game.deadline]);
    expect(await games.ofPoll('p')).toBeUndefined();
  });

  it('a game whose process is gone is found and claimed by one process alone', async () => {
    const { games, opened } = await open();
    await opened();
    await games.beat('host', NOW);
    expect(await games.orphans(NOW)).toEqual([]);
    expect(await games.owned('host')).toHaveLength(1);
    const orphan: Orphan = { id: 'game', owner: 'host', seenAt: NOW, ...PLACE };
    expect(await games.orphans(NOW + 1)).toEqual([orphan]);
    const claims = await Promise.all(['a', 'b', 'c'].map((owner) => games.claim('game', 'host', owner)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    const winner = ['a', 'b', 'c'][claims.indexOf(true)]!;
    await games.beat(winner, NOW + 5);
    expect(await games.orphans(NOW + 5)).toEqual([]);
    await games.leave(winner, NOW + 6);
    expect(await games.orphans(NOW + 5)).toEqual([{ ...orphan, owner: winner, seenAt: NOW + 6 }]);
  });

  it('gives a person their data, and forgets them without touching the results of others', async () => {
    const { store, memory, opened, play, games } = await open();
    const game = await opened({ starter: 'telegram:1' });
    await play('game', [answer('telegram:1'), game.openedAt], [answer('telegram:2'), game.openedAt]);
    await play('game', [{ kind: 'time' }, game.deadline]);
    expect(await memory.dataOf('telegram:1')).toMatchObject({
      quizScores: [{ points: 100, right: true, question: 'question-0', name: 'name of telegram:1' }],
      quizAnswers: [{ game: 'game', round: 0, option: 1 }],
      quizGamesStarted: [{ game: 'game', chat: PLACE.chat }],
    });
    await memory.forgetPerson('telegram:1');
    expect(await memory.dataOf('telegram:1')).toEqual({});
    expect((await scoresOf(store)).map(({ person }) => person)).toEqual(['telegram:2']);
    expect((await games.find('game'))!.game).toMatchObject({
      starter: '',
      players: [{ person: 'telegram:2', points: 100 }],
    });
  });

  it('moves a game with its chat and asks again there', async () => {
    const { store, memory, games, opened, play } = await open();
    const game = await opened();
    await play('game', [answer('telegram:1'), game.openedAt]);
    const to = { chat: 'telegram:-100', space: 'telegram:-100' };
    await memory.moveChat(PLACE, to);
    expect(await games.running(PLACE.chat)).toBeUndefined();
    const moved = (await games.running(to.chat))!;
    expect(moved.game).toMatchObject({ state: 'asking', deadline: 0, answers: [{ person: 'telegram:1' }] });
    expect(await games.cycles(to.chat)).toEqual(new Map([['question-0', 1]]));
    await play('game', [{ kind: 'shown', round: 0, messageId: '8' }, NOW], [{ kind: 'time' }, NOW + DAY]);
    expect(await scoresOf(store)).toMatchObject([to]);
  });

  it('a chat that moves where a game is running already ends its own', async () => {
    const { memory, games, opened } = await open();
    const to = { chat: 'telegram:-100', space: 'telegram:-100' };
    await opened();
    await opened({ id: 'there' }, to);
    await memory.moveChat(PLACE, to);
    expect((await games.running(to.chat))!.game.id).toBe('there');
    expect((await games.find('game'))!.game).toMatchObject({ state: 'ended', ending: 'gone' });
  });

  it('drops all of a space that was left, and nothing of others', async () => {
    const { store, memory, games, opened, play } = await open();
    const game = await opened();
    await play('game', [answer('telegram:1'), game.openedAt], [{ kind: 'time' }, game.deadline]);
    await opened({ id: 'other' }, { chat: 'telegram:-2', space: 'telegram:-2' });
    await memory.leaveSpace(PLACE.space, NOW);
    expect(await memory.spaces()).toHaveLength(2);
    await memory.cleanUp(NOW);
    expect(await memory.spaces()).toEqual([{ space: 'telegram:-2', left: false }]);
    expect(await games.find('game')).toBeUndefined();
    expect(await games.find('other')).toBeDefined();
    expect(await scoresOf(store)).toEqual([]);
    expect(await games.cycles(PLACE.chat)).toEqual(new Map());
    expect(await games.cycles('telegram:-2')).not.toEqual(new Map());
  });

  it('cleans up games that ended long ago; their scores stay', async () => {
    const { store, games, opened, play } = await open();
    const game = await opened();
    await games.beat('host', NOW);
    await play('game', [answer('telegram:1'), game.openedAt], [{ kind: 'time' }, game.deadline]);
    await games.cleanUp(NOW + DAY);
    expect(await games.find('game')).toBeDefined();
    await play('game', [{ kind: 'abandon', ending: 'gone' }, NOW]);
    await games.cleanUp(game.deadline);
    expect(await games.find('game')).toBeDefined();
    await games.cleanUp(NOW + DAY);
    expect(await games.find('game')).toBeUndefined();
    expect(await store.selectFrom('game_answer').selectAll().execute()).toEqual([]);
    expect(await store.selectFrom('game_host').selectAll().execute()).toEqual([]);
    expect(await scoresOf(store)).toHaveLength(1);
  });
});

describe('a process that has died', () => {
  const begun = async (target: StoreTarget, name: string, startedAt: number) => {
    const store = await openStore(target, undefined, name);
    const games = createGames(store, { name, startedAt });
    await games.beat(name, startedAt);
    return { store, games };
  };

  it('is known to be dead when another one starts on its SQLite file', async () => {
    const target = await emptyDatabase('sqlite');
    const dying = await begun(target, 'dying', NOW);
    await dying.games.create({ game: someGame({}, NOW), ...PLACE }, 'dying');
    expect(await dying.games.orphans(NOW)).toEqual([]);
    await dying.store.destroy();
    const heir = await begun(target, 'heir', NOW + 1);
    onTestFinished(() => heir.store.destroy());
    expect(await heir.games.orphans(NOW)).toEqual([{ id: 'game', owner: 'dying', seenAt: NOW, ...PLACE }]);
    // It was not dead after all.
    await heir.games.beat('dying', NOW + 1);
    expect(await heir.games.orphans(NOW)).toEqual([]);
  });

  it('is known to be dead when PostgreSQL has lost its connections', async () => {
    const target = await emptyDatabase('postgres');
    const dying = await begun(target, 'dying', NOW);
    const other = await begun(target, 'other', NOW + 1);
    onTestFinished(() => other.store.destroy());
    await dying.games.create({ game: someGame({}, NOW), ...PLACE }, 'dying');
    expect(await other.games.orphans(NOW)).toEqual([]);
    await dying.store.destroy();
    await expect.poll(() => other.games.orphans(NOW)).toEqual([{ id: 'game', owner: 'dying', seenAt: NOW, ...PLACE }]);
    // Who cannot even see themselves does not judge others.
    const hidden = createGames(other.store, { name: 'hidden', startedAt: NOW + 1 });
    expect(await hidden.orphans(NOW)).toEqual([]);
    expect(await hidden.orphans(NOW + 1)).toHaveLength(1);
  });
});
