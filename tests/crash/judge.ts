import type { Game } from '../../src/quiz/game.ts';
import { pointsFor } from '../../src/quiz/scoring.ts';
import type { Store } from '../../src/store/tables.ts';

/** What people were told about their answers: "game round person" → what counts. */
export type Acknowledged = ReadonlyMap<string, Told>;

/** What somebody was told about their answer: the option that counts, or that what they typed counts, which is right or not. */
export type Told = number | boolean;

/** What happened to games, as it is in the store, and what is wrong with it. */
export interface Judgement {
  readonly games: number;
  /** Games by how they ended. */
  readonly endings: Readonly<Record<string, number>>;
  readonly scores: number;
  /** One line a fault; empty if nobody lost or gained anything wrongly and every game ended. */
  readonly faults: readonly string[];
}

export const keyOf = (game: string, round: number, person: string): string => `${game} ${round} ${person}`;

/**
 * Compares what people were told with what is stored, and works out all points anew from the answers.
 * Answers to a question that was open when its game was stopped or broken off bring no points, by the rules.
 */
export async function judge(store: Store, acknowledged: Acknowledged): Promise<Judgement> {
  const faults: string[] = [];
  const answers = await store.selectFrom('game_answer').selectAll().orderBy('round').execute();
  const scores = await store.selectFrom('score_event').selectAll().execute();
  const rows = await store.selectFrom('game').select(['id', 'status', 'state']).execute();
  const games = new Map(rows.map(({ id, state }) => [id, JSON.parse(state) as Omit<Game, 'answers'>]));
  const answerOf = new Map(answers.map((answer) => [keyOf(answer.game, answer.round, answer.person), answer]));
  const scoresOf = Map.groupBy(scores, ({ game, round, person }) => keyOf(game, round, person));

  for (const { id, status } of rows) if (status !== 'ended') faults.push(`game ${id} has not ended`);
  for (const [key, told] of acknowledged) {
    const answer = answerOf.get(key);
    if (!answer) {
      faults.push(`${key}: acknowledged, but not stored`);
      continue;
    }
    const stored = typeof told === 'boolean' ? answer.right === 1 : answer.option;
    if (stored !== told) faults.push(`${key}: ${told} acknowledged, ${stored} stored`);
  }
  for (const { game: id, round, person } of answers) {
    const key = keyOf(id, round, person);
    const count = scoresOf.get(key)?.length ?? 0;
    const game = games.get(id)!;
    const isBrokenOff = game.ending !== 'finished' && game.round === round && game.skipped;
    if (count !== (isBrokenOff ? 0 : 1)) faults.push(`${key}: counted ${count} times`);
  }
  for (const { game: id, round, person, points, right } of scores) {
    const key = keyOf(id, round, person);
    const answer = answerOf.get(key);
    if (!answer) {
      faults.push(`${key}: points without an answer`);
      continue;
    }
    const { time, questions } = games.get(id)!;
    const isRight = (one: number): boolean => answerOf.get(keyOf(id, one, person))?.right === 1;
    let streak = 0;
    while (isRight(round - streak)) streak++;
    const { elapsed } = answer;
    const { difficulty } = questions[round]!;
    const due = isRight(round) ? pointsFor({ difficulty, elapsed, time, streak }) : 0;
    if (right !== answer.right || points !== due) faults.push(`${key}: ${points} points instead of ${due}`);
  }
  for (const [id, { players }] of games)
    for (const { person, points } of players) {
      const stored = scores.filter((score) => score.game === id && score.person === person);
      const sum = stored.reduce((total, score) => total + score.points, 0);
      if (sum !== points) faults.push(`game ${id}: ${person} is shown ${points} points, ${sum} are stored`);
    }
  const endings = Object.groupBy(games.values(), ({ ending }) => ending ?? 'none');
  return {
    games: games.size,
    endings: Object.fromEntries(Object.entries(endings).map(([ending, all]) => [ending, all.length])),
    scores: scores.length,
    faults,
  };
}
