import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What people practise. */
export const cards: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('card')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('due', 'bigint', (column) => column.notNull())
      .addColumn('answered_at', 'bigint')
      .addColumn('reps', 'integer', (column) => column.notNull())
      .addColumn('lapses', 'integer', (column) => column.notNull())
      .addColumn('stability', 'double precision', (column) => column.notNull())
      .addColumn('difficulty', 'double precision', (column) => column.notNull())
      .addColumn('interval_days', 'integer', (column) => column.notNull())
      .addColumn('step', 'integer', (column) => column.notNull())
      .addColumn('state', 'integer', (column) => column.notNull().check(sql`state in (0, 1, 2, 3)`))
      .addPrimaryKeyConstraint('card_key', ['person', 'question'])
      .execute();
  },
};
