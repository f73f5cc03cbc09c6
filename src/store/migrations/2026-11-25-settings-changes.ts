import { PostgresAdapter, sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where changes are announced, as "table key". */
export const SETTINGS_CHANNEL = 'ovks_settings';

/** Columns of what other processes may have in their cache. */
const KEYS = { person: 'person', chat_settings: 'space' } as const;

/**
 * Lets PostgreSQL announce changes of languages and settings to the processes that share it: as part of the transaction, so that none
 * is announced too early or not at all. SQLite has one process only.
 */
export const settingsChanges: Migration = {
  async up(db: Kysely<unknown>) {
    if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
    await sql`
      create function announce_settings() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' then
          perform pg_notify(${sql.lit(SETTINGS_CHANNEL)}, tg_table_name || ' ' || (to_jsonb(old) ->> tg_argv[0]));
        end if;
        if tg_op <> 'DELETE' then
          perform pg_notify(${sql.lit(SETTINGS_CHANNEL)}, tg_table_name || ' ' || (to_jsonb(new) ->> tg_argv[0]));
        end if;
        return null;
      end $$`.execute(db);
    for (const [table, column] of Object.entries(KEYS)) {
      await sql`
        create trigger announce_settings after insert or update or delete on ${sql.table(table)}
        for each row execute function announce_settings(${sql.lit(column)})`.execute(db);
    }
  },
};
