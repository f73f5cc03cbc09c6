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
  /** Prepares a question for being compared with all facts. */
  compare(reading: Reading): Comparison;
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
  const owners = ownersOf(profiles.map(({ asked }) => asked));
  const sayers = ownersOf(profiles.map(({ said }) => said));
  const known = new Set(profiles.flatMap(({ about, mentioned }) => [...about, ...mentioned]));
  const rarity = (root: string): number => Math.log(1 + profiles.length / (1 + (owners.get(root)?.length ?? 0)));
  /** The question's units: each word with the keys it may be found under and its weight. */
  const unitsOf = ({ words, entities }: Reading): { keys: string[]; weight: number }[] => {
    const terms = new Map<number, string>();
    for (const { id, from, to } of entities.mentions) for (let at = from; at < to; at++) terms.set(at, id);
    return words.map(({ word, corrections }, index) => {
      const readings = corrections.length > 0 ? corrections.map((correction) => correction.word) : [word];
      const term = terms.get(index);
      const keys = [...(term ? [`@${term}`] : []), ...readings.map(rootOf)];
      if (GLUE.has(word)) return { keys, weight: 0.05 };
      if (QUESTION_WORDS.has(word)) return { keys, weight: 0.3 };
      return { keys, weight: Math.min(...keys.map(rarity)) + 0.2 };
    });
  };

  return {
    compare(reading) {
      const units = unitsOf(reading);
      const all = units.reduce((sum, { weight }) => sum + weight, 0) || 1;
      const asks = reading.corrected.filter((word) => QUESTION_WORDS.has(word));
      const { named, concepts } = reading.entities;
      const terms = [...concepts].filter((id) => !named.has(id)).map((id) => `@${id}`);
      const askedShares = new Float32Array(profiles.length);
      const saidShares = new Float32Array(profiles.length);
      // The last unit, counted from 1, that a fact's phrasings or answers were found to explain.
      const explained = new Uint16Array(profiles.length);
      const explain = (
        of: Owners,
        shares: Float32Array,
        keys: readonly string[],
        share: number,
        unit: number,
      ): void => {
        for (const key of keys) {
          const list = of.get(key);
          if (!list) continue;
          for (let at = 0; at < list.length; at++) {
            const owner = list[at]!;
            if (explained[owner] === unit) continue;
            explained[owner] = unit;
            shares[owner]! += share;
          }
        }
      };
      units.forEach(({ keys, weight }, index) => {
        explain(owners, askedShares, keys, weight / all, index + 1);
        explain(sayers, saidShares, keys, weight / all, index + 1);
      });
      return {
        askedShares,
        strangers: [...named].filter((id) => !known.has(id)),
        agreement(index) {
          const profile = profiles[index]!;
          const missing: string[] = [];
          let mentioned = 0;
          for (const id of named) {
            if (profile.about.has(id)) continue;
            if (profile.mentioned.has(id)) mentioned++;
            else missing.push(id);
          }
          const strangeTerms = terms.filter((term) => !profile.asked.has(term) && !profile.said.has(term)).length;
          const same = Math.max(0, ...asks.map((word) => (profile.questionWords.get(word) ?? 0) / profile.phrasings));
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

/** For each word root or term the facts that have it. */
type Owners = ReadonlyMap<string, readonly number[]>;

function ownersOf(facts: readonly ReadonlySet<string>[]): Owners {
  const owners = new Map<string, number[]>();
  facts.forEach((roots, index) => {
    for (const root of roots) {
      const list = owners.get(root);
      if (list) list.push(index);
      else owners.set(root, [index]);
    }
  });
  return owners;
}

/** The beginning that inflected forms of a word share: 70 % of it, at least four letters. */
function rootOf(word: string): string {
  return word.slice(0, Math.max(4, Math.ceil(word.length * 0.7)));
}
