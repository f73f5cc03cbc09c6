// npm run bench -- <name> [options]
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const [name, ...options] = process.argv.slice(2);
const entries = await readdir(import.meta.dirname, { withFileTypes: true });
const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
if (name === undefined || !names.includes(name)) {
  console.error(`Usage: npm run bench -- <name> [options]\nBenchmarks: ${names.join(', ')}`);
  process.exitCode = 64;
} else {
  const bench = (await import(join(import.meta.dirname, name, 'bench.ts'))) as {
    run(options: string[]): Promise<void>;
  };
  await bench.run(options);
}
