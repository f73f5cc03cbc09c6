import {
  sql,
  SqliteAdapter,
  type Kysely,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  type Transaction,
} from 'kysely';
import { withoutPerson, type Answer, type Game } from '../quiz/game.ts';
import type { GameStore, Place, StoredGame } from '../quiz/game-store.ts';
import { step, type Step } from '../quiz/step.ts';
import { createCommit } from './commit.ts';
import { createGather } from './gather.ts';
import { CONNECTION_NAME } from './open.ts';
import { prepared } from './prepared.ts';
import type { Store, StorePart, Tables } from './tables.ts';

/** Tries to apply a change while other processes change the same game. */
const MAX_RACES = 50;

/** Games that are remembered at most. */
const MAX_KNOWN = 5000;

type GameRow = Selectable<Tables['game']>;
type Connection = Kysely<Tables> | Transaction<Tables>;

/** A game with what its row says of it. */
interface KnownGame {
  readonly row: Pick<GameRow, 'id' | 'chat' | 'space' | 'version'>;
  readonly game: Game;
}

/** A change that is wanted of a game … */
interface Change {
  readonly owner: string;
  readonly apply: (game: Game) => Step;
  readonly now: number;
}

/** … what it is to store … */
interface Done {
  readonly made: Step;
  /** The owner from now on; undefined: as before. */
  readonly owner: string | undefined;
  /** Whether it changes more of the game than its answers. */
  readonly rewrites: boolean;
  readonly now: number;
}

/** … and what came of it. */
type Changed = (Step & Place) | undefined;

/** A process of the bot, as the store knows it. */
export interface StoreProcess {
  /** With which the store was opened, and which its games have as their owner. */
  readonly name: string;
  /** ms since 1970. */
  readonly startedAt: number;
}

/**
 * Games in a store.
 * @param process this one, if all that share the store give their names: who is dead is then known at once, not only by its silence
 */
export function createGames(store: Store, process?: StoreProcess): GameStore {
  const commit = createCommit(store);
  const queries = hotQueries(store);
  const read = async (row: GameRow | undefined): Promise<StoredGame | undefined> =>
    row && { game: await gameOf(store, row), chat: row.chat, space: row.space };

  /** Running games as this process left them, the one changed last at the end, so that most changes need not read anything. */
  const known = new Map<string, KnownGame>();

  const load = async (id: string): Promise<KnownGame | undefined> => {
    const row = await store.selectFrom('game').selectAll().where('id', '=', id).executeTakeFirst();
    return row && { row, game: await gameOf(store, row) };
  };

  const remember = ({ row: { id, chat, space, version }, game }: KnownGame): void => {
    known.delete(id);
    if (game.state !== 'ended') known.set(id, { row: { id, chat, space, version }, game });
    if (known.size > MAX_KNOWN) known.delete(known.keys().next().value!);
  };

  const changeTogether = async (id: string, changes: readonly Change[]): Promise<readonly Changed[]> => {
    for (let races = 0; races < MAX_RACES; races++) {
      const remembered = known.get(id);
      const before = remembered ?? (await load(id));
      if (!before) return changes.map(() => undefined);
      const { row } = before;
      let { game } = before;
      const done = changes.map(({ owner, apply, now }): Done => {
        const made = apply(game);
        const isMoved = made.game.state !== game.state;
        const isAnswer = made.answer !== undefined && !isMoved;
        const isChanged = made.game !== game;
        ({ game } = made);
        return { made, owner: isMoved ? owner : undefined, rewrites: isChanged && !isAnswer, now };
      });
      const results = done.map(({ made }) => ({ ...made, chat: row.chat, space: row.space }));
      if (game !== before.game) {
        if (await commit((transaction) => storeSteps(transaction, queries, row, game, done))) {
          remember({ row: { ...row, version: row.version + 1 }, game });
          return results;
        }
      } else if (!remembered) return results;
      // What is remembered may be out of date: another process has changed the game.
      known.delete(id);
    }
    throw new Error(`game ${id} was changed by others ${MAX_RACES} times in a row`);
  };

  /** Many people press at the same time in one game: all that came while it was being stored is stored together. */
  const gathered = createGather<Change, Changed>(
    (id, take) => changeTogether(id, take()),
    async (id, change) => (await changeTogether(id, [change]))[0],
  );

  return {
    async create({ game, chat, space }, owner) {
      const made = await commit((transaction) =>
        transaction
          .insertInto('game')
          .values({ id: game.id, chat, space, owner, version: 0, ...columnsOf(game) })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst(),
      );
      return made.numInsertedOrUpdatedRows === 1n;
    },

    change: (id, owner, apply, now) => gathered(id, { owner, apply, now }),

    find: async (id) => read(await store.selectFrom('game').selectAll().where('id', '=', id).executeTakeFirst()),

    running: async (chat) => read((await store.executeQuery(queries.running({ chat }))).rows[0]),

    ofPoll: async (pollId) =>
      read(await store.selectFrom('game').selectAll().where('poll', '=', pollId).executeTakeFirst()),

    async cycles(chat) {
      const rows = await store
        .selectFrom('question_bag')
        .select(['question', 'cycle'])
        .where('chat', '=', chat)
        .execute();
      return new Map(rows.map(({ question, cycle }) => [question, cycle]));
    },

    async beat(owner, now) {
      await store
        .insertInto('game_host')
        .values({ host: owner, seen_at: now, stopped: 0 })
        .onConflict((conflict) => conflict.column('host').doUpdateSet({ seen_at: now }))
        .execute();
    },

    async leave(owner, now) {
      await store.updateTable('game_host').set({ seen_at: now, stopped: 1 }).where('host', '=', owner).execute();
    },

    owned: (owner) =>
      store
        .selectFrom('game')
        .select(['id', 'deadline'])
        .where('status', '=', 'running')
        .where('owner', '=', owner)
        .execute(),

    async orphans(before) {
      const rows = await store
        .selectFrom('game')
        .leftJoin('game_host', 'game_host.host', 'game.owner')
        .select(['id', 'chat', 'space', 'owner', 'deadline', 'seen_at'])
        .where('status', '=', 'running')
        .where((row) =>
          row.or([
            row('seen_at', 'is', null),
            row('seen_at', '<', before),
            row('stopped', '=', 1),
            ...(process ? [isDead(store, process)] : []),
          ]),
        )
        .execute();
      return rows.map(({ id, chat, space, owner, deadline, seen_at: seenAt }) => ({
        id,
        chat,
        space,
        owner,
        seenAt: seenAt ?? deadline,
      }));
    },

    async claim(id, from, owner) {
      const { numUpdatedRows } = await commit((transaction) =>
        transaction
          .updateTable('game')
          .set((row) => ({ owner, version: row('version', '+', 1) }))
          .where('id', '=', id)
          .where('owner', '=', from)
          .where('status', '=', 'running')
          .executeTakeFirst(),
      );
      return numUpdatedRows === 1n;
    },

    async cleanUp(before) {
      await store.deleteFrom('game').where('status', '=', 'ended').where('deadline', '<', before).execute();
      await store
        .deleteFrom('game_host')
        .where('seen_at', '<', before)
        .where('host', 'not in', (query) => query.selectFrom('game').select('owner'))
        .execute();
    },
  };
}

/**
 * Whether the process that owns a game has died, as far as the database itself tells. An SQLite file has one process at a time: who has
 * given no sign since this one started is dead. PostgreSQL notices at once when the connections of a process are gone, unless something
 * between hides even the names of our own.
 */
function isDead(store: Store, { name, startedAt }: StoreProcess): RawBuilder<SqlBool> {
  const isConnected = (owner: RawBuilder<string>): RawBuilder<SqlBool> =>
    sql<SqlBool>`exists (
      select from pg_stat_activity where application_name = ${`${CONNECTION_NAME} `}::text || ${owner}
    )`;
  return store.getExecutor().adapter instanceof SqliteAdapter
    ? sql<SqlBool>`seen_at < ${startedAt}`
    : sql<SqlBool>`(${isConnected(sql<string>`${name}::text`)} and not ${isConnected(sql<string>`game.owner`)})`;
}

type HotQueries = ReturnType<typeof hotQueries>;

/** What is asked for every press, and for every text that may be an answer. */
function hotQueries(store: Store) {
  return {
    raiseVersion: prepared<{ id: string; version: number; next: number }, unknown>(
      ['id', 'version', 'next'],
      ({ id, version, next }) =>
        store.updateTable('game').set({ version: next }).where('id', '=', id).where('version', '=', version),
    ),
    running: prepared<{ chat: string }, GameRow>(['chat'], ({ chat }) =>
      store.selectFrom('game').selectAll().where('chat', '=', chat).where('status', '=', 'running'),
    ),
    addAnswer: prepared<Tables['game_answer'], unknown>(
      ['game', 'round', 'person', 'name', 'right', 'option', 'elapsed', 'at'],
      (row) => store.insertInto('game_answer').values(row),
    ),
  };
}

/** Stores steps that are based on a row. @returns false if the row has changed since; nothing is stored then */
async function storeSteps(
  transaction: Transaction<Tables>,
  queries: HotQueries,
  { id, chat, space, version }: KnownGame['row'],
  game: Game,
  done: readonly Done[],
): Promise<boolean> {
  const owner = done.findLast((one) => one.owner !== undefined)?.owner;
  // Answers alone change nothing else; they are rows of their own.
  const update = done.some(({ rewrites }) => rewrites)
    ? transaction
        .updateTable('game')
        .set({ version: version + 1, ...columnsOf(game), ...(owner !== undefined && { owner }) })
        .where('id', '=', id)
        .where('version', '=', version)
    : queries.raiseVersion({ id, version, next: version + 1 });
  const { numAffectedRows } = await transaction.executeQuery(update);
  if (numAffectedRows === 0n) return false;
  for (const { made } of done) {
    if (!made.answer) continue;
    const { right, option = null, ...given } = made.answer;
    const answer = { game: id, round: made.game.round, ...given, right: Number(right), option };
    await transaction.executeQuery(queries.addAnswer(answer));
  }
  const scores = done.flatMap(({ made, now }) =>
    made.scores.map(({ right, ...score }) => ({ ...score, right: Number(right), game: id, chat, space, at: now })),
  );
  if (scores.length > 0) await transaction.insertInto('score_event').values(scores).execute();
  for (const { made } of done) {
    if (!made.asked) continue;
    const { id: question, cycle } = made.asked;
    await transaction
      .insertInto('question_bag')
      .values({ chat, space, question, cycle })
      .onConflict((conflict) => conflict.columns(['chat', 'question']).doUpdateSet({ cycle }))
      .execute();
  }
  return true;
}

/** The columns that follow from a game. */
function columnsOf(game: Game): Pick<GameRow, 'status' | 'deadline' | 'state' | 'poll'> {
  return {
    status: game.state === 'ended' ? 'ended' : 'running',
    deadline: game.deadline,
    state: JSON.stringify({ ...game, answers: undefined }),
    poll: game.state === 'open' ? (game.shown?.pollId ?? null) : null,
  };
}

/** The game of a row with the answers of its round, in the order they came. */
async function gameOf(connection: Connection, { id, state }: GameRow): Promise<Game> {
  const game = JSON.parse(state) as Omit<Game, 'answers'>;
  const rows = await connection
    .selectFrom('game_answer')
    .select(['person', 'name', 'right', 'option', 'elapsed', 'at'])
    .where('game', '=', id)
    .where('round', '=', game.round)
    .orderBy('at')
    .orderBy('elapsed')
    .execute();
  const answers = rows.map(({ right, option, ...answer }): Answer => ({
    ...answer,
    right: right === 1,
    ...(option !== null && { option }),
  }));
  return { ...game, answers };
}

/** What games hold about persons and chats. */
export const gamePart: StorePart = {
  async dataOf(transaction, person) {
    const scores = await transaction
      .selectFrom('score_event')
      .select(['at', 'chat', 'game', 'round', 'question', 'name', 'points', 'right'])
      .where('person', '=', person)
      .orderBy('at')
      .execute();
    const answers = await transaction
      .selectFrom('game_answer')
      .select(['at', 'game', 'round', 'name', 'option', 'right', 'elapsed'])
      .where('person', '=', person)
      .orderBy('at')
      .execute();
    const games = await transaction.selectFrom('game').selectAll().where(names(person)).execute();
    const started = games
      .filter(({ state }) => (JSON.parse(state) as Game).starter === person)
      .map(({ id, chat }) => ({ game: id, chat }));
    return {
      ...(scores.length > 0 && { quizScores: scores.map((row) => ({ ...row, right: row.right === 1 })) }),
      ...(answers.length > 0 && { quizAnswers: answers.map((row) => ({ ...row, right: row.right === 1 })) }),
      ...(started.length > 0 && { quizGamesStarted: started }),
    };
  },

  async forgetPerson(transaction, person) {
    await transaction.deleteFrom('score_event').where('person', '=', person).execute();
    await transaction.deleteFrom('game_answer').where('person', '=', person).execute();
    const named = await transaction
      .updateTable('game')
      // The change locks the rows until the transaction ends.
      .set((row) => ({ version: row('version', '+', 1) }))
      .where(names(person))
      .returningAll()
      .execute();
    for (const row of named) await rewrite(transaction, withoutPerson(await gameOf(transaction, row), person));
  },

  async moveChat(transaction, from, to) {
    if (from.chat === to.chat) return;
    const runningIn = (chat: string) =>
      transaction.selectFrom('game').selectAll().where('chat', '=', chat).where('status', '=', 'running');
    const old = await runningIn(from.chat).executeTakeFirst();
    if (old) {
      const game = await gameOf(transaction, old);
      const taken = await runningIn(to.chat).executeTakeFirst();
      // Overdue at once, so that its host asks again where people are now.
      await rewrite(transaction, step(game, taken ? { kind: 'abandon', ending: 'gone' } : { kind: 'moved' }, 0).game);
    }
    await transaction.updateTable('game').set(to).where('chat', '=', from.chat).execute();
    await transaction.updateTable('score_event').set(to).where('chat', '=', from.chat).execute();
    await transaction
      .deleteFrom('question_bag')
      .where('chat', '=', from.chat)
      .where('question', 'in', (query) =>
        query.selectFrom('question_bag').select('question').where('chat', '=', to.chat),
      )
      .execute();
    await transaction.updateTable('question_bag').set(to).where('chat', '=', from.chat).execute();
  },

  async spaces(transaction) {
    const rows = await transaction
      .selectFrom('question_bag')
      .select('space')
      .union(transaction.selectFrom('game').select('space'))
      .union(transaction.selectFrom('score_event').select('space'))
      .execute();
    return rows.map(({ space }) => space);
  },

  async dropSpace(transaction, space) {
    await transaction.deleteFrom('question_bag').where('space', '=', space).execute();
    await transaction.deleteFrom('game').where('space', '=', space).execute();
    await transaction.deleteFrom('score_event').where('space', '=', space).execute();
  },
};

/** Whether the state of a game names a person; `like` would need an escape that the databases do not share. */
function names(person: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`replace(state, ${JSON.stringify(person)}, '') <> state`;
}

async function rewrite(transaction: Transaction<Tables>, game: Game): Promise<void> {
  await transaction
    .updateTable('game')
    .set((row) => ({ ...columnsOf(game), version: row('version', '+', 1) }))
    .where('id', '=', game.id)
    .execute();
}
