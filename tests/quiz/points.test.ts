import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Difficulty } from '../../src/knowledge/pack.ts';
import type { Game } from '../../src/quiz/game.ts';
import { decide } from '../../src/quiz/rights.ts';
import { pointsFor } from '../../src/quiz/scoring.ts';
import { showsStandings, standingsOf } from '../../src/quiz/standings.ts';
import { someGame } from '../support/quiz/games.ts';

describe('points', () => {
  const points = (elapsed: number, difficulty: Difficulty = 1, streak = 1) =>
    pointsFor({ difficulty, elapsed, time: 20_000, streak });

  it('are half for being right and up to half for speed, by difficulty', () => {
    expect([points(0), points(10_000), points(20_000)]).toEqual([100, 75, 50]);
    expect([points(0, 2), points(10_000, 2), points(20_000, 3)]).toEqual([200, 150, 150]);
  });

  it('have a bonus from the third right answer in a row on', () => {
    expect([1, 2, 3, 4].map((streak) => points(20_000, 1, streak))).toEqual([50, 50, 70, 70]);
  });

  it('never rise with time and stay between half and all, however odd the clock', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(points(Math.min(a, b))).toBeGreaterThanOrEqual(points(Math.max(a, b)));
        expect(points(a)).toBeGreaterThanOrEqual(50);
        expect(points(a)).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('standings', () => {
  const player = (person: string, points: number) => ({ person, name: person, points, right: 1, streak: 0 });

  it('share ranks among equals and leave the next ones out', () => {
    const ranks = standingsOf([player('a', 50), player('b', 90), player('c', 90), player('d', 10)]);
    expect(ranks.map(({ rank, person }) => `${rank} ${person}`)).toEqual(['1 b', '1 c', '3 a', '4 d']);
  });

  it('come every five questions, but not before the end', () => {
    const shown = Array.from({ length: 10 }, (_, round) =>
      showsStandings({ ...someGame({ questions: 10 }, 0), round }),
    );
    expect(shown.map((is, round) => (is ? round + 1 : 0)).filter(Boolean)).toEqual([5]);
  });
});

describe('who decides', () => {
  const game: Game = { ...someGame({ starter: 'starter' }, 0), recent: [['a', 'b'], ['b', 'c'], ['d']] };
  const by = (person: string, manager = false) => ({ person, manager });

  it('is the starter and who manages the chat, but nobody else alone', () => {
    expect(decide(game, 'stop', by('starter'))).toBe('done');
    expect(decide(game, 'stop', by('anyone', true))).toBe('done');
    expect(decide(game, 'stop', by('anyone'))).toBe('not-allowed');
    expect(decide(game, 'stop', by('a'))).toEqual({ votes: 1, needed: 3 });
  });

  it('is more than half of those who answered lately, each with one voice for each thing', () => {
    const voted = (...persons: string[]): Game => ({
      ...game,
      votes: persons.map((person) => ({ control: 'stop', person })),
    });
    expect(decide(voted('a', 'a'), 'stop', by('a'))).toEqual({ votes: 1, needed: 3 });
    expect(decide(voted('a', 'b'), 'skip', by('c'))).toEqual({ votes: 1, needed: 3 });
    expect(decide(voted('a', 'gone'), 'stop', by('c'))).toEqual({ votes: 2, needed: 3 });
    expect(decide(voted('a', 'b'), 'stop', by('c'))).toBe('done');
  });

  it('counts an open question as one of the last three', () => {
    const answers = [{ person: 'e', name: 'e', right: true, elapsed: 0, at: 0 }];
    const open: Game = { ...game, state: 'open', answers };
    expect(decide(open, 'stop', by('a'))).toBe('not-allowed');
    expect(decide(open, 'stop', by('e'))).toEqual({ votes: 1, needed: 3 });
    expect(decide({ ...open, recent: [] }, 'stop', by('e'))).toBe('done');
  });

  it('a forgotten starter is nobody', () => {
    expect(decide({ ...game, starter: '' }, 'stop', by('x'))).toBe('not-allowed');
  });
});
