import { expect, it } from 'vitest';
import { step, type GameEvent } from '../../src/quiz/step.ts';
import { createGames } from '../../src/store/games.ts';
import type { Store } from '../../src/store/tables.ts';
import { someGame } from '../support/quiz/games.ts';
import { openTestStore } from '../support/stores.ts';
import { judge } from './judge.ts';

const PERSONS = ['telegram:1', 'telegram:2'];

/** A game that was played to its end: the first person is right each time, the other one wrong. */
async function played() {
  const store = await openTestStore('sqlite');
  const games = createGames(store);
  let game = someGame({ questions: 4 }, 0);
  await games.create({ game, chat: 'telegram:-1', space: 'telegram:-1' }, 'host');
  const tell = async (event: GameEvent, at: number) =>
    (game = (await games.change(game.id, 'host', (current) => step(current, event, at), at))!.game);
  const acknowledged = new Map<string, number>();
  for (let round = 0; round < 4; round++) {
    await tell({ kind: 'time' }, game.deadline);
    await tell({ kind: 'shown', round, messageId: '1' }, game.openedAt);
    for (const [index, person] of PERSONS.entries()) {
      const option = index === 0 ? 1 : 2;
      const given = { kind: 'option', option } as const;
      await tell({ kind: 'answer', round, person, name: person, given }, game.openedAt + 1000 * (round + 1));
      acknowledged.set(`game ${round} ${person}`, option);
    }
    await tell({ kind: 'time' }, game.deadline);
  }
  await tell({ kind: 'time' }, game.deadline);
  await tell({ kind: 'closed' }, game.deadline);
  return { store, acknowledged };
}

it('finds nothing wrong with a game that was played by the rules', async () => {
  const { store, acknowledged } = await played();
  expect(await judge(store, acknowledged)).toEqual({ games: 1, endings: { finished: 1 }, scores: 8, faults: [] });
});

it.each<[name: string, spoil: (store: Store) => Promise<unknown>, fault: RegExp]>([
  ['an answer that is gone', (store) => store.deleteFrom('game_answer').where('round', '=', 1).execute(), /not stored/],
  ['points that are gone', (store) => store.deleteFrom('score_event').where('round', '=', 1).execute(), /counted 0/],
  ['other points', (store) => store.updateTable('score_event').set({ points: 1 }).execute(), /1 points instead of/],
  ['another option', (store) => store.updateTable('game_answer').set({ option: 0 }).execute(), /0 stored/],
  ['a game without end', (store) => store.updateTable('game').set({ status: 'running' }).execute(), /not ended/],
])('notices %s', async (_, spoil, fault) => {
  const { store, acknowledged } = await played();
  await spoil(store);
  expect((await judge(store, acknowledged)).faults.join('\n')).toMatch(fault);
});
