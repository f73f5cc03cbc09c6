import type { Kysely, Transaction } from 'kysely';
import { dueAt, shownIn, withResultShown, type Daily, type DailyAnswer, type DailyStreak } from '../quiz/daily.ts';
import type { DailyStore } from '../quiz/daily-store.ts';
import type { Store, StorePart, Tables } from './tables.ts';

type Connection = Kysely<Tables> | Transaction<Tables>;

/** A run that there never was. */
const NO_RUN = -1;

/** Daily questions in a store. */
export function createDailies(store: Store): DailyStore {
  const change = (chat: string, apply: (daily: Daily) => Daily): Promise<void> =>
    store.transaction().execute(async (transaction) => {
      const daily = await lock(transaction, chat);
      if (daily) await write(transaction, chat, apply(daily));
    });

  return {
    async of(chat) {
      const row = await store.selectFrom('daily').select('state').where('chat', '=', chat).executeTakeFirst();
      return row && dailyOf(row);
    },

    async set({ chat, space }, make) {
      return store.transaction().execute(async (transaction) => {
        const before = await lock(transaction, chat);
        const daily = make(before);
        await transaction
          .insertInto('daily')
          .values({ chat, space, version: 0, ...columnsOf(daily) })
          .onConflict((conflict) => conflict.column('chat').doUpdateSet({ space, ...columnsOf(daily) }))
          .execute();
        return daily;
      });
    },

    async remove(chat) {
      return store.transaction().execute(async (transaction) => {
        const row = await transaction
          .deleteFrom('daily')
          .where('chat', '=', chat)
          .returning('state')
          .executeTakeFirst();
        await dropOf(transaction, [chat]);
        return row && dailyOf(row);
      });
    },

    due: (now) =>
      store
        .selectFrom('daily')
        .select(['chat', 'space'])
        .where('due', '<=', now)
        .orderBy('due')
        .orderBy('chat')
        .execute(),

    async advance({ chat, space }, now, apply) {
      return store.transaction().execute(async (transaction) => {
        const daily = await lock(transaction, chat);
        if (!daily) return undefined;
        const answers = daily.open ? await answersTo(transaction, chat, daily.open.run) : [];
        const state = {
          daily,
          answers,
          streaks: await streaksIn(transaction, chat),
          cycles: await cyclesOf(transaction, chat),
        };
        const step = apply(state);
        if (step.kind === 'wait') return step;
        if (step.kind === 'stop') {
          await transaction.deleteFrom('daily').where('chat', '=', chat).execute();
          await dropOf(transaction, [chat]);
          return step;
        }
        await write(transaction, chat, step.daily);
        if (step.kind !== 'ask' && step.kind !== 'resolve') return step;
        const { open, last } = step.daily;
        await transaction
          .deleteFrom('daily_answer')
          .where('chat', '=', chat)
          .where('run', 'not in', [open?.run ?? NO_RUN, last?.run ?? NO_RUN])
          .execute();
        await transaction.deleteFrom('daily_streak').where('chat', '=', chat).execute();
        if (step.streaks.length > 0)
          await transaction
            .insertInto('daily_streak')
            .values(step.streaks.map((streak) => ({ chat, ...streak })))
            .execute();
        if (last && step.scores.length > 0)
          await transaction
            .insertInto('score_event')
            .values(
              step.scores.map(({ right, ...score }) => ({
                ...score,
                right: Number(right),
                game: `daily ${chat} ${last.run}`,
                round: 0,
                question: last.question.id,
                chat,
                space,
                at: now,
              })),
            )
            .execute();
        if (!open) return step;
        const { id: question, cycle } = open.question;
        await transaction
          .insertInto('question_bag')
          .values({ chat, space, question, cycle })
          .onConflict((conflict) => conflict.columns(['chat', 'question']).doUpdateSet({ cycle }))
          .execute();
        return step;
      });
    },

    shown: (chat, run, messageId) => change(chat, (daily) => shownIn(daily, run, messageId)),
    resultShown: (chat, run) => change(chat, (daily) => withResultShown(daily, run)),

    async answer(chat, run, { person, name, option, at }) {
      return store.transaction().execute(async (transaction) => {
        // Locked, so that no answer comes between counting and asking anew.
        const open = (await lock(transaction, chat))?.open;
        if (open?.run !== run || !(option in open.question.options)) return { kind: 'too-late' };
        const right = Number(option === open.question.right);
        const taken = await transaction
          .insertInto('daily_answer')
          .values({ chat, run, person, name, option, right, at })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (taken.numInsertedOrUpdatedRows === 1n) return { kind: 'counts', option };
        const first = await transaction
          .selectFrom('daily_answer')
          .select('option')
          .where('chat', '=', chat)
          .where('run', '=', run)
          .where('person', '=', person)
          .executeTakeFirstOrThrow();
        return { kind: 'already-answered', option: first.option };
      });
    },

    answers: (chat, run) => answersTo(store, chat, run),
    streaks: (chat) => streaksIn(store, chat),
  };
}

/** What daily questions hold about persons and chats. */
export const dailyPart: StorePart = {
  async dataOf(transaction, person) {
    const answers = await transaction
      .selectFrom('daily_answer')
      .select(['at', 'chat', 'name', 'option', 'right'])
      .where('person', '=', person)
      .orderBy('at')
      .execute();
    const streaks = await transaction
      .selectFrom('daily_streak')
      .select(['chat', 'name', 'days'])
      .where('person', '=', person)
      .orderBy('chat')
      .execute();
    return {
      ...(answers.length > 0 && { dailyAnswers: answers.map((row) => ({ ...row, right: row.right === 1 })) }),
      ...(streaks.length > 0 && { dailyStreaks: streaks }),
    };
  },

  async forgetPerson(transaction, person) {
    await transaction.deleteFrom('daily_answer').where('person', '=', person).execute();
    await transaction.deleteFrom('daily_streak').where('person', '=', person).execute();
  },

  async moveChat(transaction, from, to) {
    if (from.chat === to.chat) return;
    const taken = await transaction.selectFrom('daily').select('chat').where('chat', '=', to.chat).executeTakeFirst();
    if (taken) {
      // What the chat already has under its new key is newer.
      await transaction.deleteFrom('daily').where('chat', '=', from.chat).execute();
      await dropOf(transaction, [from.chat]);
      return;
    }
    await transaction.updateTable('daily').set(to).where('chat', '=', from.chat).execute();
    for (const table of ['daily_answer', 'daily_streak'] as const)
      await transaction.updateTable(table).set({ chat: to.chat }).where('chat', '=', from.chat).execute();
  },

  async spaces(transaction) {
    const rows = await transaction.selectFrom('daily').select('space').distinct().execute();
    return rows.map(({ space }) => space);
  },

  async dropSpace(transaction, space) {
    const dropped = await transaction.deleteFrom('daily').where('space', '=', space).returning('chat').execute();
    await dropOf(
      transaction,
      dropped.map(({ chat }) => chat),
    );
  },
};

async function dropOf(transaction: Transaction<Tables>, chats: readonly string[]): Promise<void> {
  if (chats.length === 0) return;
  for (const table of ['daily_answer', 'daily_streak'] as const)
    await transaction.deleteFrom(table).where('chat', 'in', chats).execute();
}

/** Reads a daily question in a way that nobody else changes it until the transaction ends. */
async function lock(transaction: Transaction<Tables>, chat: string): Promise<Daily | undefined> {
  const row = await transaction
    .updateTable('daily')
    .set((columns) => ({ version: columns('version', '+', 1) }))
    .where('chat', '=', chat)
    .returning('state')
    .executeTakeFirst();
  return row && dailyOf(row);
}

async function write(transaction: Transaction<Tables>, chat: string, daily: Daily): Promise<void> {
  await transaction.updateTable('daily').set(columnsOf(daily)).where('chat', '=', chat).execute();
}

function dailyOf({ state }: { state: string }): Daily {
  return JSON.parse(state) as Daily;
}

function columnsOf(daily: Daily): { due: number; state: string } {
  return { due: dueAt(daily), state: JSON.stringify(daily) };
}

async function answersTo(connection: Connection, chat: string, run: number): Promise<DailyAnswer[]> {
  const rows = await connection
    .selectFrom('daily_answer')
    .select(['person', 'name', 'right', 'option', 'at'])
    .where('chat', '=', chat)
    .where('run', '=', run)
    .orderBy('at')
    .orderBy('person')
    .execute();
  return rows.map((row) => ({ ...row, right: row.right === 1 }));
}

async function streaksIn(connection: Connection, chat: string): Promise<DailyStreak[]> {
  return connection
    .selectFrom('daily_streak')
    .select(['person', 'name', 'days'])
    .where('chat', '=', chat)
    .orderBy('days', 'desc')
    .orderBy('name')
    .execute();
}

async function cyclesOf(connection: Connection, chat: string): Promise<Map<string, number>> {
  const rows = await connection
    .selectFrom('question_bag')
    .select(['question', 'cycle'])
    .where('chat', '=', chat)
    .execute();
  return new Map(rows.map(({ question, cycle }) => [question, cycle]));
}
