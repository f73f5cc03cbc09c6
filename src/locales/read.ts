import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';

/** Reads the Fluent catalogues of this folder: content by language. */
export async function readCatalogues(): Promise<Record<string, string>> {
  const names = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.ftl')).toSorted();
  const entries = names.map(
    async (name) => [parse(name).name, await readFile(join(import.meta.dirname, name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
