import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Pack } from '../knowledge/pack.ts';
import type { Model } from '../matching/model.ts';

/** A pack and what was learnt from it. */
export interface PreparedPack {
  readonly pack: Pack;
  readonly model: Model;
  /** Differs when the pack, or the code that reads it, does. */
  readonly version: string;
}

/** What the cache holds. */
type Learnt = Pick<PreparedPack, 'pack' | 'model'>;

const VERSION_LENGTH = 12;
/** Bytes of the SHA-256 sum that a cache file begins with. */
const SUM_BYTES = 32;
/** Cached packs kept beside the current one, for those who work with several. */
const KEPT = 3;
const SOURCE = join(import.meta.dirname, '..');

/**
 * Loads a pack and learns it, or takes both from the cache of an earlier start (`DATA_DIR/cache`). The cache goes by the content of
 * the pack and of the code that reads it, so a change of either is always seen; a damaged or unwritable cache costs time only.
 * @param directory the pack's folder
 * @param dataDir folder for everything the bot writes
 * @throws {PackError} naming all problems of the pack
 */
export async function preparePack(directory: string, dataDir: string): Promise<PreparedPack> {
  const key = await fingerprint([directory, join(SOURCE, 'knowledge'), join(SOURCE, 'matching')]).catch(
    () => undefined,
  );
  const cache = join(dataDir, 'cache');
  const file = key && join(cache, `${key}.bin`);
  const stored = file && (await readStored(file));
  const version = (key ?? 'unknown').slice(0, VERSION_LENGTH);
  if (stored) return { ...stored, version };

  // Only now: parsing YAML takes longer to load than the cache takes to read.
  const [{ loadPack }, { learn }] = await Promise.all([import('../knowledge/load.ts'), import('../matching/model.ts')]);
  const { pack } = await loadPack(directory);
  const learnt: Learnt = { pack, model: learn(pack) };
  if (file) await store(file, cache, learnt).catch(() => undefined);
  return { ...learnt, version };
}

async function readStored(file: string): Promise<Learnt | undefined> {
  const content = await readFile(file).catch(() => undefined);
  if (!content) return undefined;
  const body = content.subarray(SUM_BYTES);
  if (!sumOf(body).equals(content.subarray(0, SUM_BYTES))) return undefined;
  return deserialize(body) as Learnt;
}

/** Written beside and renamed, so that another process never reads half a file; older files are removed. */
async function store(file: string, cache: string, learnt: Learnt): Promise<void> {
  await mkdir(cache, { recursive: true });
  const body = serialize(learnt);
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, Buffer.concat([sumOf(body), body]));
  await rename(temporary, file);
  const others = (await readdir(cache)).map((name) => join(cache, name)).filter((other) => other !== file);
  const oldest = others.filter((other) => other.endsWith('.bin')).slice(0, Math.max(0, others.length - KEPT));
  await Promise.all(oldest.map((other) => rm(other, { force: true })));
}

/** Sum of the names and contents of all YAML and TypeScript files below the directories, and of the runtime's version. */
async function fingerprint(directories: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const directory of directories) {
    const names = (await readdir(directory, { recursive: true })).filter((name) => /\.(ya?ml|ts|json)$/.test(name));
    const contents = await Promise.all(
      names.toSorted().map(async (name) => [name, await readFile(join(directory, name))] as const),
    );
    for (const [name, content] of contents) hash.update(`\0${name}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 32);
}

function sumOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
