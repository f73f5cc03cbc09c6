import { expect, it } from 'vitest';
import { smallPack } from '../support/process.ts';
import { emptyDatabase } from '../support/stores.ts';
import { playThroughCrashes } from './play.ts';

/** The short version of `npm run test:crash`. A busy machine makes everything late, so that how late is measured there only. */
it('loses no answer and no game, however often the bot is killed', async () => {
  const { KNOWLEDGE_DIR: knowledgeDir } = await smallPack();
  const seed = Math.floor(Math.random() * 2 ** 31);
  const target = await emptyDatabase('sqlite');
  const plan = {
    target,
    knowledgeDir,
    processes: 1,
    platforms: ['telegram'],
    kills: 10,
    groups: 3,
    players: 50,
  } as const;
  const report = await playThroughCrashes({ ...plan, life: 1500, seed });
  // The seed is shown when it fails.
  expect({ seed, faults: report.faults }).toEqual({ seed, faults: [] });
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report.games).toBeGreaterThanOrEqual(plan.groups);
}, 180_000);
