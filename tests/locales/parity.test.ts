import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { beforeAll, describe, expect, it } from 'vitest';

interface Entry {
  readonly id: string;
  readonly value: unknown;
}

const catalogues = new Map<string, Map<string, Entry>>();
const sources = new Map<string, string>();
beforeAll(async () => {
  for (const language of ['de', 'en', 'ru']) {
    const content = await readFile(join('src', 'locales', `${language}.ftl`), 'utf8');
    sources.set(language, content);
    const { body } = new FluentResource(content);
    catalogues.set(language, new Map((body as Entry[]).map((entry) => [entry.id, entry])));
  }
});

/** Names of the variables anywhere in a pattern. */
function variables(value: unknown, found = new Set<string>()): string[] {
  if (Array.isArray(value)) for (const item of value) variables(item, found);
  else if (value !== null && typeof value === 'object') {
    const node = value as { type?: string; name?: string };
    if (node.type === 'var') found.add(node.name!);
    for (const item of Object.values(value)) variables(item, found);
  }
  return [...found].toSorted();
}

/** The plural branches of every choice in a pattern. */
function branches(value: unknown, found: string[][] = []): string[][] {
  if (Array.isArray(value)) for (const item of value) branches(item, found);
  else if (value !== null && typeof value === 'object') {
    const node = value as { type?: string; variants?: { key: { value?: string; name?: string } }[] };
    if (node.type === 'select') found.push(node.variants!.map(({ key }) => String(key.value ?? key.name)));
    for (const item of Object.values(value)) branches(item, found);
  }
  return found;
}

describe('the catalogues', () => {
  it('have the same keys in every language, each once', () => {
    const keys = [...catalogues.get('en')!.keys()];
    expect(keys.length).toBeGreaterThan(40);
    for (const [language, entries] of catalogues) {
      expect({ language, keys: [...entries.keys()].toSorted() }).toEqual({ language, keys: keys.toSorted() });
      const written = sources
        .get(language)!
        .match(/^[a-z][\w-]* *=/gm)!
        .map((line) => line.replace(/ *=$/, ''));
      // A key that is there twice would silently win over the first.
      expect(written.toSorted()).toEqual([...new Set(written)].toSorted());
    }
  });

  it('use the same variables in every language', () => {
    for (const [id, entry] of catalogues.get('en')!) {
      for (const [language, entries] of catalogues)
        expect({ language, id, variables: variables(entries.get(id)!.value) }).toEqual({
          language,
          id,
          variables: variables(entry.value),
        });
    }
  });

  it('tell one from many wherever English does', () => {
    let choices = 0;
    for (const [id, entry] of catalogues.get('en')!) {
      const counts = branches(entry.value).filter((keys) => keys.includes('one') || keys.includes('1')).length;
      choices += counts;
      for (const [language, entries] of catalogues) {
        const own = branches(entries.get(id)!.value).filter((keys) => keys.includes('one') || keys.includes('1'));
        expect({ language, id, chooses: own.length >= counts }).toEqual({ language, id, chooses: true });
      }
    }
    expect(choices).toBeGreaterThan(0);
  });

  it('have typographic quotes in German and Russian', () => {
    for (const language of ['de', 'ru']) {
      const straight = sources
        .get(language)!
        .split('\n')
        .filter((line) => !line.startsWith('#') && line.replace(/\{ *"[^"]*" *\}/g, '').includes('"'));
      expect({ language, straight }).toEqual({ language, straight: [] });
    }
  });

  it('have every key that the code asks for, and no other', async () => {
    const files = (await readdir('src', { recursive: true })).filter((name) => name.endsWith('.ts'));
    const code = (await Promise.all(files.map((name) => readFile(join('src', name), 'utf8')))).join('\n');
    const asked = [...code.matchAll(/\bt\(\s*(?:\w+ \? )?'([a-z][\w-]*)'/g)].map(([, key]) => key!);
    const keys = new Set(catalogues.get('en')!.keys());
    expect(asked.filter((key) => !keys.has(key))).toEqual([]);
    // Some keys are put together from a prefix and a name: `command-${name}`.
    const prefixes = [...code.matchAll(/`([a-z]+(?:-[a-z]+)*-)\$\{/g)].map(([, prefix]) => prefix!);
    const unused = [...keys].filter(
      (key) => !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});
