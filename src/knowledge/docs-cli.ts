// npm run knowledge:docs [folder]: writes the pack as Markdown pages for proof-reading to docs-knowledge/, which is not committed.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packPages } from './docs.ts';
import { loadPack } from './load.ts';

const FOLDER = 'docs-knowledge';
const { pack } = await loadPack(process.argv[2] ?? process.env['KNOWLEDGE_DIR'] ?? 'knowledge');
const pages = packPages(pack);
await rm(FOLDER, { recursive: true, force: true });
for (const [path, text] of pages) {
  const file = join(FOLDER, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
console.log(`${pages.size} pages in ${FOLDER}/`);
