import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadAside, loadHere, type LoadedKnowledge } from '../../src/ops/load.ts';
import { createReload, watchFolder } from '../../src/ops/reload.ts';
import { temporaryFolder } from '../support/process.ts';
import { SMALL_PACK, writePack } from '../support/temporary-pack.ts';

const fail = (error: Error): void => expect.unreachable(String(error));

async function reloadOf(directory: string) {
  const dataDir = await temporaryFolder();
  let inUse: LoadedKnowledge = await loadHere(directory, dataDir);
  onTestFinished(() => inUse.stop());
  const logged: string[] = [];
  const problems: unknown[] = [];
  let refusals = 0;
  const reload = createReload({
    load: () => loadAside(directory, dataDir, fail),
    take: async (loaded) => {
      const before = inUse;
      inUse = loaded;
      await before.stop();
    },
    version: () => inUse.version,
    refused: () => refusals++,
    log: {
      info: (_, message) => void logged.push(message),
      error(details, message) {
        logged.push(message);
        problems.push((details as { problems?: unknown }).problems);
      },
    },
  });
  return { reload, logged, problems, inUse: () => inUse, refusals: () => refusals };
}

const moon = (directory: string) => join(directory, 'facts', 'moon.yaml');

async function change(directory: string, from: string, to: string): Promise<void> {
  await writeFile(moon(directory), (await readFile(moon(directory), 'utf8')).replace(from, to));
}

it('takes a changed pack, and leaves one that has not changed alone', async () => {
  const directory = await writePack(SMALL_PACK);
  const { reload, logged, inUse } = await reloadOf(directory);
  reload.request();
  await reload.settled();
  await change(directory, 'On 20 July 1969.', 'In July 1969.');
  reload.request();
  await reload.settled();
  expect(logged).toEqual(['the pack has not changed', 'the pack was loaded again']);
  expect(inUse().pack.facts[0]!.wordings['en']!.answer).toBe('In July 1969.');
});

it('refuses a broken pack with its problems, keeps the old one, and takes it once it is mended', async () => {
  const directory = await writePack(SMALL_PACK);
  const { reload, logged, problems, inUse, refusals } = await reloadOf(directory);
  const before = inUse();
  const whole = await readFile(moon(directory), 'utf8');
  await appendFile(moon(directory), '  - id: broken\n');
  reload.request();
  await reload.settled();
  expect(logged).toEqual(['the pack was refused; the one in use stays']);
  expect(problems[0]).toMatch(/facts\/moon\.yaml:\d+:\d+: error: /);
  expect(refusals()).toBe(1);
  expect(inUse()).toBe(before);
  await writeFile(moon(directory), whole.replace('1969', '1970'));
  reload.request();
  await reload.settled();
  expect(inUse()).not.toBe(before);
});

it('a request during a reload is not lost', async () => {
  const directory = await writePack(SMALL_PACK);
  const { reload, inUse } = await reloadOf(directory);
  reload.request();
  await change(directory, 'On 20 July 1969.', 'In July 1969.');
  reload.request();
  reload.request();
  await reload.settled();
  expect(inUse().pack.facts[0]!.wordings['en']!.answer).toBe('In July 1969.');
});

it('sees changes anywhere below the folder, and tells once when they are over', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'facts'));
  let told = 0;
  const stop = watchFolder(folder, () => told++, { error: () => undefined });
  onTestFinished(stop);
  for (let index = 0; index < 5; index++) await writeFile(join(folder, 'facts', `${index}.yaml`), 'x');
  await expect.poll(() => told, { timeout: 10_000 }).toBe(1);
  stop();
  await writeFile(join(folder, 'facts', 'late.yaml'), 'x');
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(told).toBe(1);
});
