import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty `DATA_DIR` that is removed after the test; what was learnt from packs is shared with the other tests. */
export async function temporaryData(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'ovks-data-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const cache = join(process.cwd(), 'data', 'cache');
  await mkdir(cache, { recursive: true });
  await symlink(cache, join(directory, 'cache'));
  return directory;
}
