import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Tables of what is remembered beyond a restart. */
export const memory: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('person')
      .addColumn('person', 'text', (column) => column.primaryKey())
      .addColumn('language', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('chat_settings')
      .addColumn('space', 'text', (column) => column.primaryKey())
      .addColumn('language', 'text')
      .addColumn('quizzes', 'integer', (column) => column.check(sql`quizzes in (0, 1)`))
      .execute();
    await db.schema
      .createTable('left_space')
      .addColumn('space', 'text', (column) => column.primaryKey())
      .addColumn('drop_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('feedback')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('subject', 'text')
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('feedback_at').on('feedback').column('at').execute();
    await db.schema
      .createTable('unanswered')
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('decision', 'text', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('last_asked', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('unanswered_key', ['question', 'language'])
      .execute();
    await db.schema.createIndex('unanswered_last_asked').on('unanswered').column('last_asked').execute();
    await db.schema
      .createTable('note')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  },
};
