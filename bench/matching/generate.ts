import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { Language } from '../../src/knowledge/pack.ts';
import { misspell } from './misspell.ts';
import { createRandom } from '../../tests/support/random.ts';

/** A question and the facts that answer it. */
export interface Target {
  readonly q: string;
  readonly facts: readonly string[];
}

/** A pack about made-up things. */
export interface GeneratedPack {
  /** Its files by name, as a curator would write them. */
  readonly files: Readonly<Record<string, string>>;
  /** How many questions and phrasings it has, in all languages. */
  readonly phrasings: number;
  /** Questions that are not in it word for word; every second one has a typo. */
  readonly questions: readonly Target[];
}

const templatesSchema = z.record(
  z.string(),
  z.strictObject({
    institutions: z.array(z.string()).min(1),
    endings: z.array(z.string()),
    opening: z.string(),
    kinds: z.array(z.strictObject({ ask: z.array(z.string()).min(7), heldOut: z.string() })),
  }),
);
type Templates = z.output<typeof templatesSchema>[string];

/** Facts about one country: enough to be mistaken for each other. */
const FACTS_PER_COUNTRY = 4;
const FACTS_PER_FILE = 100;
/**
 * Words that answers and some phrasings draw from, per language, and words of an answer. Chosen so that answers are as long and the
 * vocabulary is as large and grows as fast (about with the square root of the phrasings) as in the default pack.
 */
const POOL_SIZE = 20_000;
const ANSWER_WORDS = 22;
const MAX_QUESTIONS = 1_000;

/** Beginnings, middles and ends of syllables; what stands more often is drawn more often, and an empty entry is none at all. */
const ONSETS = '  b d f g k l m n p r s t v z br dr gl kr pl st tr'.split(' ');
const VOWELS = 'a a e e i i o o u u ai ei au ou'.split(' ');
const CODAS = '      n r l s t m nd rk st'.split(' ');
const CYRILLIC = new Map(
  Array.from('abdefgiklmnoprstuvz', (latin, index) => [latin, Array.from('абдефгиклмнопрстувз')[index]!]),
);

/**
 * Makes a pack with about `size` phrasings: facts of a few kinds (when founded, who heads it …) about institutions of made-up
 * countries, in three languages. The same size always gives the same pack.
 * @param size at least 100, at most 1,000,000
 */
export async function generatePack(size: number): Promise<GeneratedPack> {
  const languages = templatesSchema.parse(parse(await readFile(join(import.meta.dirname, 'templates.yaml'), 'utf8')));
  const random = createRandom(size);
  const count = (list: readonly unknown[]): number => Math.floor(random() * list.length);
  const pick = <T>(list: readonly T[]): T => list[count(list)]!;
  const word = (syllables: number): string =>
    Array.from({ length: syllables }, () => pick(ONSETS) + pick(VOWELS) + pick(CODAS)).join('');
  const written = (text: string, language: Language): string =>
    language === 'ru' ? Array.from(text, (letter) => CYRILLIC.get(letter) ?? letter).join('') : text;

  const pools = new Map(
    Object.entries(languages).map(([language, { endings }]) => [
      language,
      Array.from({ length: POOL_SIZE }, () => written(word(2 + Math.floor(random() * 2)), language) + pick(endings)),
    ]),
  );
  // The word of rank r is drawn about 1/r as often as the first: Zipf's law.
  const drawn = (language: Language): string => pools.get(language)![Math.floor(POOL_SIZE ** random())]!;

  const [{ kinds, institutions }] = Object.values(languages) as [Templates];
  const perFact = Object.values(languages).reduce((sum, { kinds: [kind] }) => sum + kind!.ask.length, 0);
  const facts: Record<string, unknown>[] = [];
  const heldOut: Record<Language, string>[] = [];
  const countries = new Set<string>();
  while (facts.length < Math.round(size / perFact)) {
    const country = Array.from({ length: 1 + count([1, 2]) }, () => word(2 + count([1, 2]))).join(' ');
    if (country.length < 5 || countries.has(country)) continue;
    countries.add(country);
    const subjects = new Map<string, readonly [number, number]>();
    while (subjects.size < FACTS_PER_COUNTRY) {
      const subject = [count(kinds), count(institutions)] as const;
      subjects.set(subject.join(), subject);
    }
    for (const [kind, institution] of subjects.values()) {
      const fill = (template: string, language: Language): string => {
        const [name, article = ''] = languages[language]!.institutions[institution]!.split(' ').toReversed();
        const values: Record<string, string> = { p: name!, a: article, e: written(country, language) };
        return template.replace(/\{(\w)\}/g, (_, slot: string) => values[slot] ?? drawn(language));
      };
      const wordings = Object.entries(languages).map(([language, { opening, kinds: all }]) => {
        const [question, ...phrasings] = all[kind]!.ask.map((template) => fill(template, language));
        const words = Array.from({ length: ANSWER_WORDS }, () => drawn(language));
        return [language, { question, phrasings, answer: `${fill(opening, language)}: ${words.join(' ')}.` }] as const;
      });
      facts.push({
        id: `fact-${facts.length}`,
        sources: ['almanac'],
        asOf: '2026',
        ...Object.fromEntries(wordings),
      });
      heldOut.push(
        Object.fromEntries(
          Object.entries(languages).map(([language, { kinds: all }]) => [language, fill(all[kind]!.heldOut, language)]),
        ),
      );
    }
  }

  const codes = Object.keys(languages);
  const asked = Math.min(MAX_QUESTIONS, facts.length * codes.length);
  const questions = Array.from({ length: asked }, (_, index): Target => {
    const fact = Math.floor((index * facts.length) / asked);
    const question = heldOut[fact]![codes[index % codes.length]!]!;
    return { q: index % 2 === 0 ? question : misspell(question), facts: [`fact-${fact}`] };
  });
  return { files: filesOf(codes, facts), phrasings: facts.length * perFact, questions };
}

function filesOf(languages: readonly Language[], facts: readonly object[]): Record<string, string> {
  const title = Object.fromEntries(languages.map((language) => [language, 'Atlas']));
  const files: Record<string, string> = {
    'pack.yaml': stringify({ id: 'generated', title, languages, defaultLanguage: languages[0], asOf: '2026' }),
    'sources.yaml': stringify([
      {
        id: 'almanac',
        title: 'Almanac',
        publisher: 'Observatory',
        url: 'https://example.org/almanac',
        date: null,
        language: 'en',
        reliability: 'official',
      },
    ]),
  };
  for (let from = 0; from < facts.length; from += FACTS_PER_FILE) {
    const topic = `part-${from / FACTS_PER_FILE}`;
    files[`facts/${topic}.yaml`] = stringify({ topic, title, facts: facts.slice(from, from + FACTS_PER_FILE) });
  }
  return files;
}
