import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

/** What each part of src may import beside itself; the arrows of the design. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  knowledge: [],
  matching: ['knowledge'],
  locales: [],
  bot: ['matching', 'quiz', 'learn', 'knowledge'],
  quiz: ['matching', 'knowledge'],
  learn: ['knowledge'],
  // It implements a port of bot; the command that draws the README's pictures asks the bot for them.
  pictures: ['bot', 'knowledge', 'locales'],
  // It implements ports of all that need something stored.
  store: ['adapters', 'bot', 'quiz', 'learn', 'matching', 'knowledge'],
  // It implements ports of bot.
  ops: ['bot', 'matching', 'knowledge'],
  adapters: ['bot', 'matching', 'knowledge', 'locales', 'ops', 'config.ts'],
  curation: ['bot', 'store', 'matching', 'knowledge', 'ops', 'config.ts'],
  'config.ts': [],
  'backup-cli.ts': ['store', 'config.ts'],
  'check.ts': ['bot', 'store', 'matching', 'locales', 'ops', 'config.ts'],
  'main.ts': [
    'adapters',
    'bot',
    'quiz',
    'learn',
    'pictures',
    'store',
    'matching',
    'knowledge',
    'locales',
    'ops',
    'config.ts',
    'check.ts',
  ],
};

it('imports point one way, and the matching core touches no platform', async () => {
  const files = (await readdir('src', { recursive: true })).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(30);
  const broken: string[] = [];
  for (const file of files) {
    const part = file.split('/')[0]!;
    for (const [, target] of (await readFile(join('src', file), 'utf8')).matchAll(/from '([^']+)'/g)) {
      if (target!.startsWith('.')) {
        const other = relative('.', join(dirname(file), target!)).split('/')[0]!;
        if (other !== part && !ALLOWED[part]?.includes(other)) broken.push(`${file} → ${target}`);
      } else if (part === 'matching' && target!.startsWith('node:')) broken.push(`${file} → ${target}`);
    }
  }
  expect(broken).toEqual([]);
});

it('no data becomes code: nothing is evaluated, and what is imported or started is named in the source', async () => {
  const files = (await readdir('src', { recursive: true })).filter((name) => name.endsWith('.ts'));
  const evaluating =
    /\beval\s*\(|\bnew Function\b|node:(?:vm|child_process)|\bimport\((?!')|\brequire\((?!')|new Worker\((?!new URL\(')/;
  const found: string[] = [];
  for (const file of files) if (evaluating.test(await readFile(join('src', file), 'utf8'))) found.push(file);
  expect(found).toEqual([]);
});
