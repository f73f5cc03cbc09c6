import { describe, expect, it } from 'vitest';
import { createScoreboard } from '../../src/store/scoreboard.ts';
import { openTestStore, STORE_KINDS } from '../support/stores.ts';

const NOW = Date.UTC(2026, 10, 25, 12);

describe.for(STORE_KINDS)('tables of points on %s', (kind) => {
  const open = async () => {
    const store = await openTestStore(kind);
    let round = 0;
    const score = (
      person: string,
      points: number,
      more: { at?: number; space?: string; name?: string; question?: string } = {},
    ) => {
      const { at = NOW, space = 'telegram:-1', name = person, question = 'q' } = more;
      const right = Number(points > 0);
      return store
        .insertInto('score_event')
        .values({ game: 'g', round: round++, person, name, chat: space, space, question, points, right, at })
        .execute();
    };
    return { score, board: createScoreboard(store) };
  };

  it('sum what was gained in a group since a time, with shared places', async () => {
    const { score, board } = await open();
    await score('telegram:1', 100, { name: 'Ann', at: NOW - 10 });
    await score('telegram:1', 50, { name: 'Anna' });
    await score('telegram:2', 150);
    await score('telegram:3', 40);
    await score('telegram:3', 0);
    await score('telegram:4', 0);
    await score('telegram:5', 999, { space: 'telegram:-2' });
    await score('telegram:6', 999, { at: NOW - 100 });
    const { best, own, all } = await board.totals({ space: 'telegram:-1' }, NOW - 50, 10, 'telegram:3');
    expect(best).toEqual([
      { person: 'telegram:1', name: 'Anna', points: 150, right: 2, rank: 1 },
      { person: 'telegram:2', name: 'telegram:2', points: 150, right: 1, rank: 1 },
      { person: 'telegram:3', name: 'telegram:3', points: 40, right: 1, rank: 3 },
    ]);
    expect(own).toEqual(best[2]);
    expect(all).toBe(3);
  });

  it('know the place of who is not among the best, and of nobody without points', async () => {
    const { score, board } = await open();
    for (let person = 1; person <= 15; person++) await score(`telegram:${person}`, 1000 - person);
    const late = await board.totals({ space: 'telegram:-1' }, 0, 10, 'telegram:14');
    expect(late.best).toHaveLength(10);
    expect(late.own).toMatchObject({ rank: 14, points: 986 });
    expect(late.all).toBe(15);
    const none = await board.totals({ space: 'telegram:-1' }, 0, 10, 'telegram:99');
    expect(none).toMatchObject({ own: undefined, all: 15 });
    expect(await board.totals({ space: 'telegram:-9' }, 0, 10, 'telegram:1')).toEqual({
      best: [],
      own: undefined,
      all: 0,
    });
  });

  it('keep platforms apart everywhere', async () => {
    const { score, board } = await open();
    await score('telegram:1', 100);
    await score('telegram:1', 10, { space: 'telegram:-2' });
    await score('discord:1', 70, { space: 'discord:space:1' });
    const { best } = await board.totals({ platform: 'telegram' }, 0, 10, 'telegram:1');
    expect(best.map(({ person, points }) => [person, points])).toEqual([['telegram:1', 110]]);
  });

  it('remember what somebody got wrong', async () => {
    const { score, board } = await open();
    await score('telegram:1', 0, { question: 'a', at: NOW - 5 });
    await score('telegram:1', 0, { question: 'a' });
    await score('telegram:1', 10, { question: 'b' });
    await score('telegram:2', 0, { question: 'c' });
    expect(await board.mistakes('telegram:1')).toEqual([{ question: 'a', at: NOW }]);
  });
});
