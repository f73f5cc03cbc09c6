import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Tables of the quizzes. */
export const games: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('game')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('chat', 'text', (column) => column.notNull())
      .addColumn('space', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull().check(sql`status in ('running', 'ended')`))
      .addColumn('deadline', 'bigint', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('poll', 'text')
      .execute();
    await db.schema
      .createIndex('game_running')
      .on('game')
      .column('chat')
      .unique()
      .where(sql`status`, '=', sql.lit('running'))
      .execute();
    await db.schema.createIndex('game_deadline').on('game').columns(['status', 'deadline']).execute();
    await db.schema.createIndex('game_space').on('game').column('space').execute();
    await db.schema.createIndex('game_poll').on('game').column('poll').execute();
    await db.schema
      .createTable('game_answer')
      .addColumn('game', 'text', (column) => column.notNull().references('game.id').onDelete('cascade'))
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('right', 'integer', (column) => column.notNull())
      .addColumn('option', 'integer')
      .addColumn('elapsed', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('game_answer_key', ['game', 'round', 'person'])
      .execute();
    await db.schema.createIndex('game_answer_person').on('game_answer').column('person').execute();
    await db.schema
      .createTable('score_event')
      .addColumn('game', 'text', (column) => column.notNull())
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('chat', 'text', (column) => column.notNull())
      .addColumn('space', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('points', 'integer', (column) => column.notNull())
      .addColumn('right', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('score_event_key', ['game', 'round', 'person'])
      .execute();
    await db.schema.createIndex('score_event_chat').on('score_event').columns(['chat', 'at']).execute();
    await db.schema.createIndex('score_event_space').on('score_event').columns(['space', 'at']).execute();
    await db.schema.createIndex('score_event_person').on('score_event').columns(['person', 'at']).execute();
    await db.schema
      .createTable('question_bag')
      .addColumn('chat', 'text', (column) => column.notNull())
      .addColumn('space', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('cycle', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('question_bag_key', ['chat', 'question'])
      .execute();
    await db.schema
      .createTable('game_host')
      .addColumn('host', 'text', (column) => column.primaryKey())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .addColumn('stopped', 'integer', (column) => column.notNull())
      .execute();
  },
};
