import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Tables of the daily questions. */
export const daily: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('daily')
      .addColumn('chat', 'text', (column) => column.primaryKey())
      .addColumn('space', 'text', (column) => column.notNull())
      .addColumn('due', 'bigint', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('daily_due').on('daily').column('due').execute();
    await db.schema
      .createTable('daily_answer')
      .addColumn('chat', 'text', (column) => column.notNull())
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('option', 'integer', (column) => column.notNull())
      .addColumn('right', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('daily_answer_key', ['chat', 'run', 'person'])
      .execute();
    await db.schema
      .createTable('daily_streak')
      .addColumn('chat', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('days', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('daily_streak_key', ['chat', 'person'])
      .execute();
    for (const table of ['daily_answer', 'daily_streak'])
      await db.schema.createIndex(`${table}_person`).on(table).column('person').execute();
  },
};
