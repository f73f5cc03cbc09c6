import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPack } from '../../src/knowledge/load.ts';
import { temporaryFolder } from '../support/process.ts';
import { SMALL_PACK, writePack } from '../support/temporary-pack.ts';

const messages = async (directory: string) =>
  (await readPack(directory)).problems.map(({ file, message }) => `${file}: ${message}`);

describe('a pack cannot reach outside of its folder', () => {
  it('by a link to a file', async () => {
    const [directory, outside] = [await writePack(SMALL_PACK), await temporaryFolder()];
    await writeFile(join(outside, 'secret.yaml'), 'password: hunter2\n');
    await symlink(join(outside, 'secret.yaml'), join(directory, 'glossary.yaml'));
    const found = await messages(directory);
    expect(found).toEqual(['glossary.yaml: cannot be read: the link leads out of the pack']);
    expect(found.join()).not.toContain('hunter2');
  });

  it('by a link with .. in it', async () => {
    const [directory, outside] = [await writePack(SMALL_PACK), await temporaryFolder()];
    await writeFile(join(outside, 'secret.yaml'), 'password: hunter2\n');
    await symlink(`../../${basename(outside)}/secret.yaml`, join(directory, 'facts', 'more.yaml'));
    await symlink('..', join(directory, 'quiz'));
    expect((await messages(directory)).filter((line) => !line.startsWith('quiz/'))).toEqual([
      expect.stringContaining('facts/more.yaml: cannot be read'),
    ]);
  });

  it('by a link to a folder', async () => {
    const [directory, outside] = [await writePack(SMALL_PACK), await temporaryFolder()];
    await rename(join(directory, 'facts'), join(outside, 'facts'));
    await symlink(join(outside, 'facts'), join(directory, 'facts'));
    expect(await messages(directory)).toEqual(['facts/moon.yaml: cannot be read: the link leads out of the pack']);
  });

  it('but may have links of its own, and be one', async () => {
    const [directory, elsewhere] = [await writePack(SMALL_PACK), await temporaryFolder()];
    await mkdir(join(directory, 'shared'));
    await rename(join(directory, 'facts', 'moon.yaml'), join(directory, 'shared', 'moon.yaml'));
    await symlink('../shared/moon.yaml', join(directory, 'facts', 'moon.yaml'));
    await symlink(directory, join(elsewhere, 'pack'));
    expect(await messages(join(elsewhere, 'pack'))).toEqual([]);
  });
});
