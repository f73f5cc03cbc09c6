import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { PackError } from '../../src/knowledge/problems.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { preparePack, type PreparedPack } from '../../src/ops/prepare.ts';
import { SMALL_PACK, writePack } from '../support/temporary-pack.ts';

const ask = ({ pack, model }: PreparedPack) => createMatcher(pack, model).ask('date of the moon landing')[0]!.verdict;

async function dataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'ovks-data-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

it('the second start takes pack and model from the cache and answers the same', async () => {
  const pack = await writePack(SMALL_PACK);
  const data = await dataDirectory();
  const first = await preparePack(pack, data);
  const [file, ...others] = await readdir(join(data, 'cache'));
  expect(others).toEqual([]);
  const written = await readFile(join(data, 'cache', file!));
  const second = await preparePack(pack, data);
  expect(second).toEqual(first);
  expect(ask(second)).toEqual(ask(first));
  expect(await readFile(join(data, 'cache', file!))).toEqual(written);
});

it('a changed pack is read anew, a broken one is refused in spite of the cache', async () => {
  const pack = await writePack(SMALL_PACK);
  const data = await dataDirectory();
  await preparePack(pack, data);
  const facts = join(pack, 'facts', 'moon.yaml');
  await writeFile(facts, (await readFile(facts, 'utf8')).replace('On 20 July 1969.', 'In July 1969.'));
  const { pack: changed } = await preparePack(pack, data);
  expect(changed.facts[0]!.wordings['en']!.answer).toBe('In July 1969.');
  await appendFile(facts, '  - id: broken\n');
  await expect(preparePack(pack, data)).rejects.toThrow(PackError);
});

it('a damaged cache file is replaced', async () => {
  const pack = await writePack(SMALL_PACK);
  const data = await dataDirectory();
  const first = await preparePack(pack, data);
  const [file] = await readdir(join(data, 'cache'));
  const path = join(data, 'cache', file!);
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, whole.length - 10));
  expect(await preparePack(pack, data)).toEqual(first);
  expect(await readFile(path)).toEqual(whole);
});

it('a data folder that cannot be written costs time only', async () => {
  const pack = await writePack(SMALL_PACK);
  const data = join(await dataDirectory(), 'file');
  await writeFile(data, '');
  expect((await preparePack(pack, data)).pack.facts).toHaveLength(2);
});
