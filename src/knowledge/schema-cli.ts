// npm run knowledge:schema: writes schemas/*.schema.json, which give curators completion and checks in their editor.
import { mkdir, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { readPack } from './load.ts';
import { fileSchemas, packFileSchema } from './schema.ts';

const FOLDER = 'schemas';
const { pack } = await readPack(process.env['KNOWLEDGE_DIR'] ?? 'knowledge');
const schemas: Record<string, z.ZodType> = {
  pack: packFileSchema,
  ...fileSchemas(pack?.languages ?? ['de', 'en', 'ru']),
};

await mkdir(FOLDER, { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  const file = `${FOLDER}/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.schema.json`;
  await writeFile(file, `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`);
  console.log(file);
}
