import { symlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPack, readPack } from '../../src/knowledge/load.ts';
import { formatProblem, PackError } from '../../src/knowledge/problems.ts';
import { SMALL_PACK, writePack } from '../support/temporary-pack.ts';

/** The problems of the small pack with some files replaced, one line each. */
async function problemsWith(changes: Record<string, string>): Promise<string[]> {
  const { problems } = await readPack(await writePack({ ...SMALL_PACK, ...changes }));
  return problems.map(formatProblem);
}

function facts(edit: (text: string) => string): Record<string, string> {
  return { 'facts/moon.yaml': edit(SMALL_PACK['facts/moon.yaml']!) };
}

describe('loading a pack', () => {
  it('gives typed facts of a pack in one language', async () => {
    const { pack, warnings } = await loadPack(await writePack(SMALL_PACK));
    expect(warnings).toEqual([]);
    expect(pack.languages).toEqual(['en']);
    expect(pack.facts.map(({ id }) => id)).toEqual(['moon-landing', 'moon-distance']);
    expect(pack.facts[0]!.wordings['en']!.answer).toBe('On 20 July 1969.');
    expect(pack.facts[1]!.related).toEqual(['moon-landing']);
  });

  it('loads the default pack without errors', async () => {
    const { pack } = await loadPack('knowledge');
    expect(pack.languages).toEqual(['de', 'en', 'ru']);
    expect(pack.facts.length).toBeGreaterThan(100);
  });

  it('reports all problems at once', async () => {
    const directory = await writePack({
      ...SMALL_PACK,
      ...facts((text) => text.replace('[almanac]', '[nowhere]').replace('related: [moon-landing]', 'related: [gone]')),
    });
    const error = await loadPack(directory).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PackError);
    expect((error as PackError).problems).toHaveLength(2);
    expect((error as Error).message).toContain('unknown source "nowhere"');
    expect((error as Error).message).toContain('dead related link "gone"');
  });

  it.each([
    [
      'a wrong type',
      facts((text) => text.replace('asOf: "2020"', 'asOf: 2020')),
      'facts/moon.yaml:7:5: error: facts.0.asOf: needs a string, has a number: put the value in double quotes',
    ],
    [
      'an unknown key',
      facts((text) => text.replace('asOf:', 'asof:')),
      'facts/moon.yaml:5:5: error: facts.0: unknown key "asof": check the spelling or remove it',
    ],
    ['broken YAML', facts((text) => text.replace('answer: On', 'answer: "On')), 'facts/moon.yaml'],
    [
      'too few phrasings',
      facts((text) => text.replace('        - moon landing date\n', '')),
      'facts.0.en.phrasings: at least 6 phrasings',
    ],
    ['a missing file', { 'sources.yaml': '' }, 'sources.yaml:1:1: error: the file:'],
    [
      'an id used twice',
      facts((text) => text.replace('id: moon-distance', 'id: moon-landing')),
      'the fact id "moon-landing" is used twice',
    ],
    [
      'a phrasing on two facts',
      facts((text) => text.replace('distance to the moon', 'Moon landing DATE')),
      'facts/moon.yaml:18:5: error: fact "moon-distance" (en): the phrasing "Moon landing DATE" stands also in fact "moon-landing"',
    ],
    [
      'a language that is missing',
      {
        'pack.yaml': SMALL_PACK['pack.yaml']!.replace('{ en: The Moon }', '{ en: The Moon, de: Mond }').replace(
          '[en]',
          '[en, de]',
        ),
      },
      'facts.0.de: is missing',
    ],
    [
      'a default language that is none of its languages',
      { 'pack.yaml': SMALL_PACK['pack.yaml']!.replace('defaultLanguage: en', 'defaultLanguage: de') },
      'pack.yaml:4:1: error: defaultLanguage: must be one of en',
    ],
    [
      'an answer that is too long',
      facts((text) => text.replace('On 20 July 1969.', 'On '.repeat(400))),
      'the answer has 1199 characters, 1000 are allowed',
    ],
    [
      'a topic order with an unknown topic',
      { 'pack.yaml': `${SMALL_PACK['pack.yaml']!}topics: [sun]\n` },
      'pack.yaml:6:10: error: topics: no file of facts/ has the topic "sun"',
    ],
  ])('names file, line and remedy for %s', async (_, changes, message) => {
    expect((await problemsWith(changes)).join('\n')).toContain(message);
  });

  it('finds straight quotes and copied answers across languages', async () => {
    const german = SMALL_PACK['facts/moon.yaml']!.replaceAll('\n    en:', '\n    de:')
      .replace('  en: Moon', '  de: Mond')
      .replace('moon landing date', 'die "Landung"');
    const both = SMALL_PACK['facts/moon.yaml']!.replace('  en: Moon', '  en: Moon\n  de: Mond')
      .split(/(?= {2}- id)/)
      .map((part, index) =>
        index === 0 ? part : part + german.split(/(?= {2}- id)/)[index]!.replace(/^[\s\S]*?(?= {4}de:)/, ''),
      )
      .join('');
    const lines = await problemsWith({
      'facts/moon.yaml': both,
      'pack.yaml': SMALL_PACK['pack.yaml']!.replace('{ en: The Moon }', '{ en: The Moon, de: Mond }').replace(
        '[en]',
        '[en, de]',
      ),
    });
    expect(lines.join('\n')).toContain('straight quotes');
    expect(lines.join('\n')).toContain('“About 384,400 kilometres on average.” is the same as in en: translate it');
  });

  it('does not follow a link out of the pack', async () => {
    const directory = await writePack(SMALL_PACK);
    await rm(join(directory, 'sources.yaml'));
    await symlink('/etc/hostname', join(directory, 'sources.yaml'));
    const { problems } = await readPack(directory);
    expect(problems[0]!.message).toContain('leads out of the pack');
  });
});
