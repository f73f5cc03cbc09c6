// npm run backup [-- FILE] copies the database while the bot runs; npm run restore -- FILE puts a copy in its place while it does not.
import { join } from 'node:path';
import { config as loadEnvironment } from 'dotenv';
import { ConfigError, EXIT_CONFIG, readConfig } from './config.ts';
import { backup, restore, stampOf } from './store/backup.ts';
import { StoreError } from './store/open.ts';

const EXIT_USAGE = 64;
const EXIT_UNAVAILABLE = 69;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof ConfigError || error instanceof StoreError)) throw error;
  console.error(error.message);
  return error instanceof StoreError ? EXIT_UNAVAILABLE : EXIT_CONFIG;
});

async function main([what, name, ...more]: readonly string[]): Promise<number> {
  if ((what !== 'backup' && what !== 'restore') || more.length > 0 || (what === 'restore' && name === undefined)) {
    console.error('Usage: npm run backup [-- FILE], npm run restore -- FILE');
    return EXIT_USAGE;
  }
  loadEnvironment({ quiet: true });
  const { dataDir, databaseUrl } = readConfig(process.env);
  const now = Date.now();
  if (databaseUrl !== undefined) {
    // PostgreSQL has its own tools; the shell fills in the address, so that no password is shown.
    const file = name ?? `bot-${stampOf(now)}.dump`;
    console.log('The data is in PostgreSQL. With its tools and DATABASE_URL in the environment:');
    console.log(
      what === 'backup'
        ? `  pg_dump --format=custom --file='${file}' "$DATABASE_URL"`
        : `  pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" '${file}'`,
    );
    return 0;
  }
  const database = join(dataDir, 'bot.sqlite');
  if (what === 'backup') {
    const to = name ?? join(dataDir, 'backups', `bot-${stampOf(now)}.sqlite`);
    await backup(database, to);
    console.log(`Copied to ${to}`);
    return 0;
  }
  const kept = await restore(name!, database, now);
  console.log(`Restored ${name} to ${database}${kept === undefined ? '' : `; what was there is now ${kept}`}`);
  return 0;
}
