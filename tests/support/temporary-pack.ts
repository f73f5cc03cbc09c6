import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const FACTS = `topic: moon
title:
  en: Moon
facts:
  - id: moon-landing
    sources: [almanac]
    asOf: "2020"
    en:
      question: When did people first land on the moon?
      phrasings:
        - first moon landing year
        - who walked on the moon first and when
        - date of the landing of Apollo 11
        - how long ago did humans reach the moon
        - in which year did Armstrong step on the moon
        - moon landing date
      answer: On 20 July 1969.
  - id: moon-distance
    sources: [almanac]
    asOf: "2020"
    related: [moon-landing]
    en:
      question: How far away is the moon?
      phrasings:
        - distance to the moon
        - how many kilometres is it to the moon
        - moon distance from earth
        - is the moon far from us
        - kilometres between earth and moon
        - how long is the way to the moon
      answer: About 384,400 kilometres on average.
`;

/** Files of a small, valid pack in English only. */
export const SMALL_PACK: Readonly<Record<string, string>> = {
  'pack.yaml': 'id: moon\ntitle: { en: The Moon }\nlanguages: [en]\ndefaultLanguage: en\nasOf: "2020"\n',
  'sources.yaml':
    '- { id: almanac, title: Almanac, publisher: Observatory, url: "https://example.org/a", date: null, language: en, reliability: official }\n',
  'facts/moon.yaml': FACTS,
};

/** Writes a pack into a temporary folder that is removed after the test. */
export async function writePack(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'ovks-pack-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), content);
  }
  return directory;
}
