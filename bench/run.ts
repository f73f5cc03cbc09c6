// npm run bench -- <name> [options]
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What `bench/<name>/bench.ts` exports. */
interface Bench {
  readonly summary: string;
  /** @throws {Error} for unknown or wrong options */
  run(options: string[]): Promise<void>;
}

const [name, ...options] = process.argv.slice(2);
const entries = await readdir(import.meta.dirname, { withFileTypes: true });
const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const load = async (which: string): Promise<Bench> =>
  (await import(join(import.meta.dirname, which, 'bench.ts'))) as Bench;

if (name === undefined) {
  console.log('npm run bench -- <name> [options]');
  for (const each of names) console.log(`  ${each}: ${(await load(each)).summary}`);
} else if (!names.includes(name)) {
  console.error(`There is no benchmark "${name}"; there are: ${names.join(', ')}`);
  process.exitCode = 64;
} else {
  try {
    await (await load(name)).run(options);
  } catch (error) {
    console.error(`The benchmark "${name}" ended early: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
