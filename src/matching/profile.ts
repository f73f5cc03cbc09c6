import type { Fact, Pack } from '../knowledge/pack.ts';
import { GLUE, QUESTION_WORDS } from './function-words.ts';
import type { Gazetteer } from './entities.ts';
import type { Reading } from './reader.ts';
import type { Tokeniser } from './normalise.ts';

/** How well the texts of one fact agree with a question. */
export interface Agreement {
  readonly asked: number;
  readonly explained: number;
  readonly sameQuestionWord: number;
  readonly missing: readonly string[];
  readonly mentioned: number;
  readonly strangeTerms: number;
}

/** What every fact knows about: its words and named things. */
export interface Profiles {
  /**
   * Prepares a question for being compared with all facts.
   * @returns what holds until the next question is compared
   */
  compare(reading: Reading): Comparison;
  /** Whether the texts of a fact have a word, inflected or not. */
  knows(index: number, word: string): boolean;
}

/** One question beside all facts; facts go by their index in the pack. */
export interface Comparison {
  /** For each fact the share of the question's weight that its phrasings explain, 0..1; quick, for finding candidates. */
  readonly askedShares: Float32Array;
  agreement(index: number): Agreement;
  /** Named things of the question that no fact knows. */
  readonly strangers: readonly string[];
}

/** What was learnt about one fact; plain data. */
export interface Profile {
  /** Named things in questions and phrasings, in any language. */
  readonly about: ReadonlySet<string>;
  /** Named things in answers. */
  readonly mentioned: ReadonlySet<string>;
  /** Word roots and terms in questions and phrasings. */
  readonly asked: ReadonlySet<string>;
  /** Word roots and terms in answers. */
  readonly said: ReadonlySet<string>;
  /** How many phrasings have a question word. */
  readonly questionWords: ReadonlyMap<string, number>;
  readonly phrasings: number;
}

/** What an answer's words count beside those of a phrasing. */
const SAID_WEIGHT = 0.6;

/** What one text contributes to the profile of its fact. */
interface Contribution {
  readonly named: ReadonlySet<string>;
  readonly roots: readonly string[];
  readonly questionWords: readonly string[];
}

/** A fact's texts, read once, so that profiles with and without some of them can be made quickly. */
export interface ReadFact {
  readonly fact: Fact;
  readonly phrasings: readonly (Contribution & { readonly language: string; readonly index: number })[];
  readonly answers: readonly Contribution[];
}

/** Reads the texts of all facts. */
export function readFacts(pack: Pack, gazetteer: Gazetteer, tokenise: Tokeniser): ReadFact[] {
  const read = (text: string): Contribution => {
    const words = tokenise(text);
    const { concepts, named } = gazetteer.find(words);
    return {
      named,
      roots: [...[...concepts].map((id) => `@${id}`), ...words.map(rootOf)],
      questionWords: [...new Set(words)].filter((word) => QUESTION_WORDS.has(word)),
    };
  };
  return pack.facts.map((fact) => ({
    fact,
    phrasings: Object.entries(fact.wordings).flatMap(([language, { question, phrasings }]) =>
      [question, ...phrasings].map((text, index) => ({ language, index, ...read(text) })),
    ),
    answers: Object.values(fact.wordings).map(({ answer }) => read(answer)),
  }));
}

/**
 * Makes the profiles of all facts from all their texts.
 * @param omit leaves wordings out, for measuring on them
 */
export function learnProfiles(
  facts: readonly ReadFact[],
  omit: (fact: Fact, language: string, index: number) => boolean,
): Profile[] {
  return facts.map(({ fact, phrasings, answers }): Profile => {
    const kept = phrasings.filter(({ language, index }) => !omit(fact, language, index));
    const questionWords = new Map<string, number>();
    for (const word of kept.flatMap((phrasing) => phrasing.questionWords)) {
      questionWords.set(word, (questionWords.get(word) ?? 0) + 1);
    }
    const years = [fact.asOf, fact.validFrom, fact.validTo].filter((date) => typeof date === 'string');
    return {
      about: new Set(kept.flatMap(({ named }) => [...named])),
      mentioned: new Set([
        ...answers.flatMap(({ named }) => [...named]),
        ...years.map((date) => `year-${date.slice(0, 4)}`),
      ]),
      asked: new Set(kept.flatMap(({ roots }) => roots)),
      said: new Set(answers.flatMap(({ roots }) => roots)),
      questionWords,
      phrasings: kept.length / answers.length,
    };
  });
}

/** Compares questions with the profiles of all facts. */
export function createProfiles(profiles: readonly Profile[]): Profiles {
  const owners = ownersOf(profiles);
  const { familiarity, known } = familiarityOf(profiles);
  const questionWords = questionWordShares(profiles);
  const nobody = new Uint8Array(profiles.length);
  const nowhere: Owners = { asked: new Uint32Array(), said: new Uint32Array() };
  const ownersOfKey = (key: string): Owners => owners.get(key) ?? nowhere;
  const rarity = ({ asked }: Owners): number => Math.log(1 + profiles.length / (1 + asked.length));
  /** The question's units: each word with the facts that have what it may be found under, and its weight. */
  const unitsOf = ({ words, entities }: Reading): { found: readonly Owners[]; weight: number }[] => {
    const terms = new Map<number, string>();
    for (const { id, from, to } of entities.mentions) for (let at = from; at < to; at++) terms.set(at, id);
    return words.map(({ word, corrections }, index) => {
      const readings = corrections.length > 0 ? corrections.map((correction) => correction.word) : [word];
      const term = terms.get(index);
      const found = readings.map((reading) => ownersOfKey(rootOf(reading)));
      if (term !== undefined) found.push(ownersOfKey(`@${term}`));
      if (GLUE.has(word)) return { found, weight: 0.05 };
      if (QUESTION_WORDS.has(word)) return { found, weight: 0.3 };
      return { found, weight: Math.min(...found.map(rarity)) + 0.2 };
    });
  };
  // Made once: for a question's few microseconds, making lists of numbers takes longer than filling them.
  const askedShares = new Float32Array(profiles.length);
  const saidShares = new Float32Array(profiles.length);
  /** The last unit, counted from 1, that a fact's phrasings or answers were found to explain. */
  const explained = new Uint16Array(profiles.length);
  const explain = (by: Uint32Array, shares: Float32Array, share: number, unit: number): void => {
    for (let at = 0; at < by.length; at++) {
      const owner = by[at]!;
      if (explained[owner] === unit) continue;
      explained[owner] = unit;
      shares[owner]! += share;
    }
  };

  return {
    knows(index, word) {
      const { asked, said } = ownersOfKey(rootOf(word));
      return asked.includes(index) || said.includes(index);
    },
    compare(reading) {
      const units = unitsOf(reading);
      const all = units.reduce((sum, { weight }) => sum + weight, 0) || 1;
      const { concepts } = reading.entities;
      const named = [...reading.entities.named];
      const familiarities = named.map((id) => familiarity.get(id) ?? nobody);
      const terms = [...concepts]
        .filter((id) => !reading.entities.named.has(id))
        .map((id) => familiarity.get(id) ?? nobody);
      const asks = reading.corrected.flatMap((word) => questionWords.get(word) ?? []);
      askedShares.fill(0);
      saidShares.fill(0);
      explained.fill(0);
      units.forEach(({ found, weight }, index) => {
        for (const { asked } of found) explain(asked, askedShares, weight / all, index + 1);
        for (const { said } of found) explain(said, saidShares, weight / all, index + 1);
      });
      return {
        askedShares,
        strangers: named.filter((id) => !known.has(id)),
        agreement(index) {
          const missing: string[] = [];
          let mentioned = 0;
          for (let at = 0; at < named.length; at++) {
            const familiar = familiarities[at]![index]!;
            if (familiar & ABOUT) continue;
            if (familiar & MENTIONED) mentioned++;
            else missing.push(named[at]!);
          }
          let strangeTerms = 0;
          for (const term of terms) if (!(term[index]! & IN_TEXT)) strangeTerms++;
          let same = 0;
          for (const shares of asks) same = Math.max(same, shares[index]!);
          return {
            asked: askedShares[index]!,
            explained: askedShares[index]! + SAID_WEIGHT * saidShares[index]!,
            sameQuestionWord: Math.min(1, same),
            missing,
            mentioned,
            strangeTerms,
          };
        },
      };
    },
  };
}

/** The facts that have a word root or term in their questions and phrasings, and those that have it in their answers. */
interface Owners {
  readonly asked: Uint32Array;
  readonly said: Uint32Array;
}

function ownersOf(profiles: readonly Profile[]): ReadonlyMap<string, Owners> {
  const owners = new Map<string, { readonly asked: number[]; readonly said: number[] }>();
  const note = (root: string, where: 'asked' | 'said', index: number): void => {
    let lists = owners.get(root);
    if (!lists) owners.set(root, (lists = { asked: [], said: [] }));
    lists[where].push(index);
  };
  profiles.forEach(({ asked, said }, index) => {
    for (const root of asked) note(root, 'asked', index);
    for (const root of said) note(root, 'said', index);
  });
  return new Map(
    [...owners].map(([root, { asked, said }]) => [
      root,
      { asked: Uint32Array.from(asked), said: Uint32Array.from(said) },
    ]),
  );
}

/** How a fact knows a named thing or term; bits, so that a question looks at many facts without looking anything up. */
const ABOUT = 1;
const MENTIONED = 2;
const IN_TEXT = 4;

/** How well each fact knows each thing and term, and the named things that any of them knows. */
function familiarityOf(profiles: readonly Profile[]): {
  readonly familiarity: ReadonlyMap<string, Uint8Array>;
  readonly known: ReadonlySet<string>;
} {
  const familiarity = new Map<string, Uint8Array>();
  const mark = (id: string, index: number, how: number): void => {
    let facts = familiarity.get(id);
    if (!facts) familiarity.set(id, (facts = new Uint8Array(profiles.length)));
    facts[index]! |= how;
  };
  profiles.forEach(({ about, mentioned, asked, said }, index) => {
    for (const id of about) mark(id, index, ABOUT);
    for (const id of mentioned) mark(id, index, MENTIONED);
    for (const root of [...asked, ...said]) if (root.startsWith('@')) mark(root.slice(1), index, IN_TEXT);
  });
  return { familiarity, known: new Set(profiles.flatMap(({ about, mentioned }) => [...about, ...mentioned])) };
}

/** For each question word the share of each fact's phrasings that have it. */
function questionWordShares(profiles: readonly Profile[]): ReadonlyMap<string, Float32Array> {
  const words = new Set(profiles.flatMap(({ questionWords }) => [...questionWords.keys()]));
  return new Map(
    [...words].map((word) => [
      word,
      Float32Array.from(profiles, ({ questionWords, phrasings }) => (questionWords.get(word) ?? 0) / phrasings),
    ]),
  );
}

/** The beginning that inflected forms of a word share: 70 % of it, at least four letters. */
function rootOf(word: string): string {
  return word.slice(0, Math.max(4, Math.ceil(word.length * 0.7)));
}
