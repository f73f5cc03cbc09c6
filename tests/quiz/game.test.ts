import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONTROLS,
  ForbiddenTransitionError,
  MAX_TRIES,
  move,
  newGame,
  PACE,
  STATES,
  TRANSITIONS,
  withoutPerson,
  type Game,
  type State,
} from '../../src/quiz/game.ts';
import { step, type GameEvent, type Step } from '../../src/quiz/step.ts';
import { someGame } from '../support/quiz/games.ts';

const PEOPLE = ['telegram:1', 'telegram:2', 'telegram:3', 'telegram:4'];
const START = Date.UTC(2026, 10, 25, 12);

/** Plays events one after the other; ms pass before each. */
function play(game: Game, events: readonly { event: GameEvent; after: number }[], from = START): Step[] {
  let now = from;
  let current = game;
  return events.map(({ event, after }) => {
    now += after;
    const done = step(current, event, now);
    current = done.game;
    return done;
  });
}

const person = fc.constantFrom(...PEOPLE);
const anyRound = fc.integer({ min: -1, max: 6 });
const anyEvent: fc.Arbitrary<GameEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<GameEvent>({ kind: 'time' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('shown' as const),
      round: anyRound,
      messageId: fc.constantFrom('a', 'b'),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      round: anyRound,
      person,
      name: fc.string(),
      given: fc.oneof(
        fc.record({ kind: fc.constant('option' as const), option: fc.integer({ min: -1, max: 4 }) }),
        fc.record({ kind: fc.constant('typed' as const), right: fc.boolean() }),
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('control' as const),
      control: fc.constantFrom(...CONTROLS),
      person,
      manager: fc.boolean(),
    }),
  },
  fc.constant<GameEvent>({ kind: 'closed' }),
  fc.constant<GameEvent>({ kind: 'moved' }),
  fc.integer({ min: START - 100_000, max: START + 100_000 }).map((since): GameEvent => ({ kind: 'outage', since })),
  fc.record({ kind: fc.constant('abandon' as const), ending: fc.constantFrom('broken' as const, 'gone' as const) }),
);
const anyEvents = fc.array(fc.record({ event: anyEvent, after: fc.integer({ min: 0, max: 40_000 }) }), {
  maxLength: 60,
});
const anyGame = fc
  .record({ questions: fc.integer({ min: 1, max: 6 }), solo: fc.boolean() })
  .map(({ questions, solo }) => someGame({ questions, solo, starter: PEOPLE[0]! }, START));

/** A game in each state, reached by events. */
function gamesInEveryState(): Map<Game['state'], Game> {
  const found = new Map<Game['state'], Game>();
  const stop: GameEvent = { kind: 'control', control: 'stop', person: PEOPLE[0]!, manager: false };
  const events: { event: GameEvent; after: number }[] = [
    { event: { kind: 'time' }, after: PACE.start },
    { event: { kind: 'shown', round: 0, messageId: 'a' }, after: 100 },
    { event: { ...stop, control: 'pause' }, after: 100 },
    { event: { ...stop, control: 'resume' }, after: 100 },
    { event: { kind: 'time' }, after: 20_000 },
    { event: stop, after: 100 },
    { event: { kind: 'closed' }, after: 100 },
  ];
  const game = someGame({ starter: PEOPLE[0]! }, START);
  found.set(game.state, game);
  for (const { game: after } of play(game, events)) found.set(after.state, after);
  return found;
}

describe('whatever happens in whatever order', () => {
  it('a game only moves along the allowed transitions', () => {
    fc.assert(
      fc.property(anyGame, anyEvents, (game, events) => {
        const states = [game.state, ...play(game, events).map(({ game: after }) => after.state)];
        const moves = states.slice(1).map((to, index) => [states[index]!, to] as const);
        const forbidden = moves.filter(([from, to]) => from !== to && !TRANSITIONS[from].includes(to));
        expect(forbidden).toEqual([]);
      }),
    );
  });

  it('points never go down, nobody answers a round twice and scores add up to the points', () => {
    fc.assert(
      fc.property(anyGame, anyEvents, (game, events) => {
        const points = new Map<string, number>();
        const scored = new Set<string>();
        for (const { game: after, scores } of play(game, events)) {
          expect(new Set(after.answers.map((answer) => answer.person)).size).toBe(after.answers.length);
          for (const score of scores) {
            expect(score.points).toBeGreaterThanOrEqual(0);
            expect(scored).not.toContain(`${score.round} ${score.person}`);
            scored.add(`${score.round} ${score.person}`);
            points.set(score.person, (points.get(score.person) ?? 0) + score.points);
          }
          for (const player of after.players) expect(player.points).toBe(points.get(player.person));
        }
      }),
    );
  });

  it('the same events again count nothing twice', () => {
    fc.assert(
      fc.property(anyGame, anyEvents, (game, events) => {
        let now = START;
        let current = game;
        for (const { event, after } of events) {
          now += after;
          const once = step(current, event, now);
          const twice = step(once.game, event, now);
          expect(twice.answer).toBeUndefined();
          expect(twice.scores).toEqual([]);
          expect(twice.game.players).toEqual(once.game.players);
          current = once.game;
        }
      }),
    );
  });

  it('the first answer counts', () => {
    fc.assert(
      fc.property(anyGame, anyEvents, (game, events) => {
        const games = [game, ...play(game, events).map(({ game: after }) => after)];
        const lost = games
          .slice(1)
          .flatMap((after, index) =>
            after.round === games[index]!.round
              ? games[index]!.answers.filter((answer) => !after.answers.includes(answer))
              : [],
          );
        expect(lost).toEqual([]);
      }),
    );
  });

  it('the game ends by itself, however it stands', () => {
    fc.assert(
      fc.property(anyGame, anyEvents, (game, events) => {
        const steps = play(game, events);
        let current = steps.at(-1)?.game ?? game;
        // Each round is asked at most MAX_TRIES times and revealed; at the end the standings are sent as often.
        const most = (game.questions.length + 1) * (MAX_TRIES + 2) + 2;
        for (let turns = 0; current.state !== 'ended'; turns++) {
          expect(turns).toBeLessThan(most);
          current = step(current, { kind: 'time' }, current.deadline).game;
        }
      }),
    );
  });

  it('stopping works from every state', () => {
    fc.assert(
      fc.property(anyGame, anyEvents, (game, events) => {
        const current = play(game, events).at(-1)?.game ?? game;
        const stop: GameEvent = { kind: 'control', control: 'stop', person: 'telegram:9', manager: true };
        const stopped = step(current, stop, current.deadline).game;
        expect(['closing', 'ended']).toContain(stopped.state);
        expect(step(stopped, { kind: 'closed' }, current.deadline).game.state).toBe('ended');
      }),
    );
  });

  it('a forgotten person is nowhere in the game, and the game goes on', () => {
    fc.assert(
      fc.property(anyGame, anyEvents, anyEvents, (game, events, more) => {
        const current = withoutPerson(play(game, events).at(-1)?.game ?? game, PEOPLE[0]!);
        expect(JSON.stringify(current)).not.toContain(PEOPLE[0]);
        expect(() => play(current, more)).not.toThrow();
      }),
    );
  });
});

describe('from each state', () => {
  const games = gamesInEveryState();

  it('is reached by a whole game', () => {
    expect([...games.keys()].toSorted()).toEqual([...STATES].toSorted());
  });

  it.each([...games])('%s moves on as declared and nowhere else', (state, game) => {
    const isForbidden = (to: State): boolean => {
      try {
        return move(game, to, {}).state !== to;
      } catch (error) {
        return error instanceof ForbiddenTransitionError;
      }
    };
    expect(STATES.filter((to) => !isForbidden(to)).toSorted()).toEqual(TRANSITIONS[state].toSorted());
  });

  it.each([...games])('%s stops', (_, game) => {
    const stop: GameEvent = { kind: 'control', control: 'stop', person: PEOPLE[0]!, manager: false };
    expect(['closing', 'ended']).toContain(step(game, stop, game.deadline).game.state);
  });
});

describe('time', () => {
  const games = gamesInEveryState();
  const open = games.get('open')!;

  it('is full for everyone: it begins when the platform has taken the question', () => {
    const asking = step(someGame({}, START), { kind: 'time' }, START + PACE.start).game;
    const sentLate = step(asking, { kind: 'shown', round: 0, messageId: 'a' }, START + PACE.start + 9000).game;
    expect(sentLate.deadline).toBe(START + PACE.start + 9000 + sentLate.time);
  });

  it('stands still in a pause', () => {
    const at = open.openedAt + 4000;
    const by = { person: PEOPLE[0]!, manager: false } as const;
    const paused = step(open, { kind: 'control', control: 'pause', ...by }, at).game;
    const later = step(paused, { kind: 'control', control: 'resume', ...by }, at + 60_000).game;
    expect(later.deadline - (at + 60_000)).toBe(open.deadline - at);
    expect(later.openedAt).toBe(open.openedAt + 60_000);
  });

  it('is given back after an outage, at least as much as the pace says', () => {
    const died = open.openedAt + 4000;
    const back = step(open, { kind: 'outage', since: died }, died + 30_000).game;
    expect(back.deadline).toBe(open.deadline + 30_000);
    const diedLate = open.deadline - 100;
    const backLate = step(open, { kind: 'outage', since: diedLate }, diedLate + 30_000).game;
    expect(backLate.deadline).toBe(diedLate + 30_000 + PACE.afterOutage);
  });

  it('does not count an outage as thinking', () => {
    const died = open.openedAt + 1000;
    const back = step(open, { kind: 'outage', since: died }, died + 30_000).game;
    const given = { kind: 'option', option: 0 } as const;
    const { answer } = step(back, { kind: 'answer', round: 0, person: PEOPLE[1]!, name: 'B', given }, died + 31_000);
    expect(answer!.elapsed).toBe(2000);
  });
});

it('ends after three questions that nobody answered', () => {
  let game = newGame(someGame({ questions: 10 }, START), START);
  while (game.state !== 'ended') {
    if (game.state === 'asking')
      game = step(game, { kind: 'shown', round: game.round, messageId: 'a' }, game.openedAt).game;
    game = step(game, { kind: 'time' }, game.deadline).game;
    if (game.state === 'closing') game = step(game, { kind: 'closed' }, game.deadline).game;
  }
  expect(game).toMatchObject({ ending: 'unanswered', round: 2 });
});

it('gives nobody points for a question that was skipped or stopped', () => {
  const [asking, open] = play(someGame({ starter: PEOPLE[0]! }, START), [
    { event: { kind: 'time' }, after: PACE.start },
    { event: { kind: 'shown', round: 0, messageId: 'a' }, after: 0 },
  ]);
  expect(asking!.effects).toEqual([{ kind: 'ask', round: 0 }]);
  const { right } = open!.game.questions[0]!;
  for (const control of ['skip', 'stop'] as const) {
    const steps = play(
      open!.game,
      [
        {
          event: { kind: 'answer', round: 0, person: PEOPLE[1]!, name: 'B', given: { kind: 'option', option: right } },
          after: 1000,
        },
        { event: { kind: 'control', control, person: PEOPLE[0]!, manager: false }, after: 0 },
      ],
      START + PACE.start,
    );
    expect(steps[1]!.effects[0]).toEqual({ kind: 'reveal', round: 0 });
    expect(steps[1]!.game.players).toEqual([]);
    expect(steps[1]!.scores).toEqual([]);
  }
});

it('reveals at once to somebody who plays alone', () => {
  const game = someGame({ solo: true, starter: PEOPLE[0]! }, START);
  const given = { kind: 'option', option: game.questions[0]!.right } as const;
  const last = play(game, [
    { event: { kind: 'time' }, after: PACE.start },
    { event: { kind: 'shown', round: 0, messageId: 'a' }, after: 0 },
    { event: { kind: 'answer', round: 0, person: PEOPLE[0]!, name: 'A', given }, after: 0 },
  ]).at(-1)!;
  expect(last.game.state).toBe('revealed');
  expect(last.scores).toMatchObject([{ person: PEOPLE[0], points: 100, right: true }]);
});

describe('messages in a group', () => {
  /** When something is sent or edited in a game that skips every so many questions, ms; the answer to /quiz start included. */
  const shownAt = (skipped: (round: number) => boolean): number[] => {
    let game = someGame({ questions: 30, time: 10_000, starter: PEOPLE[0]! }, START);
    const times = [START];
    const take = (event: GameEvent, now: number): void => {
      const done = step(game, event, now);
      game = done.game;
      times.push(...done.effects.map(() => now));
    };
    while (game.state !== 'ended') {
      const { state, round, deadline } = game;
      if (state === 'asking') take({ kind: 'shown', round, messageId: 'a' }, game.openedAt);
      else if (state === 'open') {
        const given = { kind: 'option', option: 1 } as const;
        take({ kind: 'answer', round, person: PEOPLE[1]!, name: 'B', given }, game.openedAt);
        if (skipped(round))
          take({ kind: 'control', control: 'skip', person: PEOPLE[0]!, manager: false }, game.openedAt);
        else take({ kind: 'time' }, game.deadline);
      } else if (state === 'closing') take({ kind: 'closed' }, deadline);
      else take({ kind: 'time' }, deadline);
    }
    return times;
  };

  it.each([
    ['the quickest game', () => false],
    ['a game whose every question is skipped at once', () => true],
  ])('are never more than 20 messages or edits in a minute: %s', (_, skipped) => {
    const times = shownAt(skipped);
    expect(times.length).toBe(62);
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
    expect(most).toBeLessThanOrEqual(20);
  });
});
