import type { Selectable } from 'kysely';
import type { Card } from '../learn/card.ts';
import type { Cards } from '../learn/cards.ts';
import type { CardTable, Store, StorePart } from './tables.ts';

/** Practice cards in a store. */
export function createCards(store: Store): Cards {
  return {
    async of(person) {
      const rows = await store
        .selectFrom('card')
        .selectAll()
        .where('person', '=', person)
        .orderBy('due')
        .orderBy('question')
        .execute();
      return rows.map(cardOf);
    },

    async save(person, card, before) {
      const values = valuesOf(card);
      if (before === undefined) {
        const inserted = await store
          .insertInto('card')
          .values({ person, question: card.question, ...values })
          .onConflict((conflict) => conflict.columns(['person', 'question']).doNothing())
          .executeTakeFirst();
        return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1;
      }
      const updated = await store
        .updateTable('card')
        .set(values)
        .where('person', '=', person)
        .where('question', '=', card.question)
        .where('reps', '=', before)
        .executeTakeFirst();
      return Number(updated.numUpdatedRows) === 1;
    },
  };
}

/** What the cards hold about a person. */
export const cardsPart: StorePart = {
  async dataOf(transaction, person) {
    const rows = await transaction.selectFrom('card').selectAll().where('person', '=', person).orderBy('due').execute();
    if (rows.length === 0) return {};
    return {
      practice: rows.map(({ question, due, answered_at: answeredAt, reps, lapses }) => ({
        question,
        due: new Date(due).toISOString(),
        ...(answeredAt !== null && { answered: new Date(answeredAt).toISOString() }),
        answers: reps,
        forgotten: lapses,
      })),
    };
  },

  async forgetPerson(transaction, person) {
    await transaction.deleteFrom('card').where('person', '=', person).execute();
  },

  // Cards belong to persons, wherever they are.
  moveChat: () => Promise.resolve(),
  spaces: () => Promise.resolve([]),
  dropSpace: () => Promise.resolve(),
};

function cardOf(row: Selectable<CardTable>): Card {
  const { question, due, answered_at: answeredAt, reps, lapses, stability, difficulty, interval_days, step } = row;
  return {
    question,
    due,
    ...(answeredAt !== null && { answeredAt }),
    reps,
    lapses,
    memory: { stability, difficulty, interval: interval_days, step, state: row.state },
  };
}

function valuesOf({ due, answeredAt, reps, lapses, memory }: Card): Omit<CardTable, 'person' | 'question'> {
  const { stability, difficulty, interval, step, state } = memory;
  return {
    due,
    answered_at: answeredAt ?? null,
    reps,
    lapses,
    stability,
    difficulty,
    interval_days: interval,
    step,
    state,
  };
}
