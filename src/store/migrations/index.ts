import type { Migration } from 'kysely/migration';
import { memory } from './2026-11-24-memory.ts';
import { cards } from './2026-11-25-cards.ts';
import { daily } from './2026-11-25-daily.ts';
import { games } from './2026-11-25-games.ts';
import { settingsChanges } from './2026-11-25-settings-changes.ts';

/** All migrations by name, forward only. They run in the order of their names and are never changed once released. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '2026-11-24-memory': memory,
  '2026-11-25-cards': cards,
  '2026-11-25-daily': daily,
  '2026-11-25-games': games,
  '2026-11-25-settings-changes': settingsChanges,
};
