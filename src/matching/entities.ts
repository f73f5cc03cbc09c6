import { NAMED_KINDS, type Pack, type Term } from '../knowledge/pack.ts';
import { normalise, wordsOf } from './normalise.ts';
import { digitsFor } from './number-words.ts';

/**
 * The named things in a text.
 * Ids are glossary term ids, `year-1992`, `article-4`, or `country-FR` for a country the glossary does not have.
 */
export interface Entities {
  /** Things that decide what a question is about: countries, people, places, organisations, exercises, years, article numbers. */
  readonly named: ReadonlySet<string>;
  /** All glossary terms in the text, named things and ordinary words, the subject of the pack, and `other-country` beside a country without a record. */
  readonly concepts: ReadonlySet<string>;
  /** Where they stand; `to` is exclusive. */
  readonly mentions: readonly Mention[];
}

/** One named thing or term and the words that name it. */
export interface Mention {
  readonly id: string;
  readonly named: boolean;
  readonly from: number;
  readonly to: number;
}

/** Finds the pack's terms and numbers in a text. */
export interface Gazetteer {
  /** @param words normalised words */
  find(words: readonly string[]): Entities;
  /** Kind of a term: two entities of one kind can take each other's place in a follow-up. */
  kindOf(entity: string): string;
  /** Term of the pack's subject, if it has one. */
  readonly subject: string | undefined;
  /** The single words the names consist of; the speller must know them. */
  readonly vocabulary: ReadonlySet<string>;
}

interface Entry {
  readonly id: string;
  readonly named: boolean;
}

interface Phrase {
  readonly words: readonly string[];
  readonly entries: Entry[];
}

/** Countries the glossary does not have: "country-" and their ISO 3166-1 code. */
const COUNTRY_PREFIX = 'country-';
/** The term that all countries share that the pack keeps no record of: what was learnt of one of them holds for the others. */
export const OTHER_COUNTRY = 'other-country';
/** Words that say that the number beside them is the number of an article. */
export const ARTICLE =
  /^(art|article|articles|artikel|artikels|artikeln|paragraph|paragraf|ст|статья|статьи|статье|статью|статьей|стать|пункт)$/;
/** Shortest beginning of a country's name that stands for it, in letters. */
const MIN_COUNTRY_STEM = 5;

/**
 * Makes the gazetteer of a pack from its glossary and, for all countries the glossary lacks, from the country names that the
 * runtime knows (Unicode CLDR) in the pack's languages.
 */
export function createGazetteer(pack: Pack): Gazetteer {
  /** By first word; longest first. */
  const phrases = new Map<string, Phrase[]>();
  const stems = new Map<string, Entry>();
  const kinds = new Map<string, string>();
  const vocabulary = new Set<string>();
  const recorded = new Set(pack.records.states.map(({ id }) => id));
  const isOtherCountry = (id: string): boolean =>
    id.startsWith(COUNTRY_PREFIX) || (kinds.get(id) === 'country' && !recorded.has(id));

  const addPhrase = (form: string, entry: Entry): void => {
    const words = wordsOf(normalise(form));
    if (words.length === 0) return;
    let candidates = phrases.get(words[0]!);
    if (!candidates) phrases.set(words[0]!, (candidates = []));
    const same = candidates.find((phrase) => phrase.words.join(' ') === words.join(' '));
    if (!same) {
      candidates.push({ words, entries: [entry] });
      candidates.sort((one, other) => other.words.length - one.words.length);
    } else if (!same.entries.some((other) => other.id === entry.id)) same.entries.push(entry);
    for (const word of words) vocabulary.add(word);
  };
  for (const term of pack.terms) {
    const entry = { id: term.id, named: isNamed(term) && term.id !== pack.subject };
    kinds.set(term.id, term.kind);
    for (const forms of Object.values(term.forms)) {
      for (const form of [forms.canonical, ...forms.also]) addPhrase(form, entry);
      for (const stem of forms.stems) stems.set(normalise(stem), entry);
    }
  }
  for (const [code, names] of countryNames(pack.languages)) {
    const entry = { id: `${COUNTRY_PREFIX}${code}`, named: true };
    for (const name of names) {
      const key = normalise(name);
      // The glossary knows this country better.
      if (phraseAtWord(wordsOf(key), 0, phrases) || stemOf(key, stems)) continue;
      addPhrase(name, entry);
      // Only Russian names change their last letter; the others just get endings.
      const stem = key.replace(/[аеийоуыья]+$/, '');
      if (stem.length >= MIN_COUNTRY_STEM && !key.includes(' ')) stems.set(stem, entry);
    }
  }

  return {
    vocabulary,
    subject: pack.subject,
    kindOf: (entity) => kinds.get(entity) ?? entity.replace(/-[^-]*$/, ''),
    find(words) {
      const mentions: Mention[] = [];
      for (let from = 0; from < words.length;) {
        const match = phraseAtWord(words, from, phrases);
        const stem = match ? undefined : stemOf(words[from]!, stems);
        const to = from + (match?.words.length ?? 1);
        for (const { id, named } of match?.entries ?? (stem ? [stem] : [])) mentions.push({ id, named, from, to });
        from = to;
      }
      words.forEach((raw, index) => {
        const word = digitsFor(raw);
        if (!/^\d+$/.test(word)) return;
        const number = (id: string) => mentions.push({ id, named: true, from: index, to: index + 1 });
        const neighbours = [words[index - 1], words[index + 1], words[index - 2]];
        if (word.length < 4 && neighbours.some((neighbour) => neighbour && ARTICLE.test(neighbour)))
          number(`article-${Number(word)}`);
        else if (/^(19|20)\d\d$/.test(word)) number(`year-${word}`);
      });
      return {
        named: new Set(mentions.filter(({ named }) => named).map(({ id }) => id)),
        concepts: new Set(mentions.flatMap(({ id }) => (isOtherCountry(id) ? [id, OTHER_COUNTRY] : [id]))),
        mentions,
      };
    },
  };
}

function isNamed(term: Term): boolean {
  return (NAMED_KINDS as readonly string[]).includes(term.kind);
}

/** The longest phrase that stands at a word. */
function phraseAtWord(
  words: readonly string[],
  from: number,
  phrases: ReadonlyMap<string, readonly Phrase[]>,
): Phrase | undefined {
  return phrases
    .get(words[from] ?? '')
    ?.find((phrase) => phrase.words.every((word, offset) => words[from + offset] === word));
}

function stemOf(word: string, stems: ReadonlyMap<string, Entry>): Entry | undefined {
  for (let length = word.length; length >= 3; length--) {
    const entry = stems.get(word.slice(0, length));
    if (entry) return entry;
  }
  return undefined;
}

/** Every two-letter region that CLDR has a name for, with its names. */
function countryNames(languages: readonly string[]): Map<string, string[]> {
  const displays = languages.map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const countries = new Map<string, string[]>();
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      if (['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO'].includes(code)) continue;
      const names = displays.map((display) => display.of(code)).filter((name) => name !== undefined);
      if (names.length > 0) countries.set(code, names);
    }
  }
  return countries;
}
