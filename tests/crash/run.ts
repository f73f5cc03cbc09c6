// npm run test:crash [-- --kills N --postgres N --seed N]
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres-server.ts';
import { SMALL_PACK } from '../support/temporary-pack.ts';
import { PLATFORMS } from './bots.ts';
import { playThroughCrashes, type CrashPlan } from './play.ts';

/** Promised: a game goes on within so many ms of a start, and with another process within so many ms of its own one's death. */
const PROMISED = { start: 2000, takeover: 5000 } as const;

const { values } = parseArgs({
  options: {
    /** Kills of one process on SQLite. */
    kills: { type: 'string', default: '100' },
    /** Kills of two processes on PostgreSQL. */
    postgres: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const [kills, onPostgres, seed] = [values.kills, values.postgres, values.seed].map(Number) as [number, number, number];
console.log(`seed ${seed}`);
const folder = await mkdtemp(join(tmpdir(), 'ovks-crash-'));
try {
  const knowledgeDir = join(folder, 'pack');
  for (const [name, content] of Object.entries(SMALL_PACK)) {
    await mkdir(dirname(join(knowledgeDir, name)), { recursive: true });
    await writeFile(join(knowledgeDir, name), content);
  }
  const plan = { knowledgeDir, groups: 6, players: 50, seed, life: 4000 };
  if (kills > 0) {
    const target = { kind: 'sqlite', file: join(folder, 'data', 'bot.sqlite') } as const;
    await run('SQLite, one process', { ...plan, target, processes: 1, platforms: PLATFORMS, kills });
  }
  if (onPostgres > 0) {
    const postgres = await startPostgres();
    try {
      const target = { kind: 'postgres', url: postgres.url } as const;
      await run('PostgreSQL, two processes', {
        ...plan,
        target,
        processes: 2,
        platforms: ['telegram'],
        kills: onPostgres,
      });
    } finally {
      await postgres.stop();
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function run(name: string, plan: CrashPlan): Promise<void> {
  const report = await playThroughCrashes(plan);
  const { games, endings, given, acknowledged, scores, resumedAfter, takenOverAfter } = report;
  const faults = [
    ...report.faults,
    ...resumedAfter.filter((ms) => ms > PROMISED.start).map((ms) => `a game went on ${ms} ms after a start`),
    ...takenOverAfter.filter((ms) => ms > PROMISED.takeover).map((ms) => `a game was taken over after ${ms} ms`),
  ];
  console.log(`${name}: ${plan.kills} kills, ${games} games, of which ${JSON.stringify(endings)}`);
  console.log(`  ${given} answers given, ${acknowledged} acknowledged, ${scores} counted`);
  console.log(`  goes on after a start: at most ${longest(resumedAfter)} ms, ${resumedAfter.length} times`);
  console.log(
    `  taken up from a process that was gone: at most ${longest(takenOverAfter)} ms, ${takenOverAfter.length} times`,
  );
  for (const fault of faults) console.error(`  FAULT ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}

function longest(times: readonly number[]): number {
  return Math.max(0, ...times);
}
