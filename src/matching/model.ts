import type { Fact, Pack } from '../knowledge/pack.ts';
import { createGazetteer } from './entities.ts';
import { learnLanguages, type LanguageModel } from './language.ts';
import { createTokeniser } from './normalise.ts';
import { learnProfiles, type Profile } from './profile.ts';
import { learnRanker, type Phrasing, type RankerModel } from './ranker.ts';
import { readPhrasing } from './reader.ts';

/**
 * Everything learnt from a pack. Plain data without functions, so that it can be stored and read back by `node:v8`.
 * Classes of the ranker: the facts in the pack's order, then its asides, then one for all decoys.
 */
export interface Model {
  readonly ranker: RankerModel;
  /** Texts of the phrasings in the ranker's order, each with the named things in it. */
  readonly phrasings: readonly { readonly text: string; readonly named: readonly string[] }[];
  /** Every word of the pack with how often it occurs. */
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly profiles: readonly Profile[];
  readonly languages: LanguageModel;
}

/** What is left out of the training, for measuring on it. */
export interface HeldOut {
  phrasing?(fact: Fact, language: string, index: number): boolean;
  decoy?(language: string, index: number): boolean;
}

/** Learns a pack: its phrasings, near topics, small talk and decoys. Takes a second or two on a few hundred facts. */
export function learn(pack: Pack, heldOut: HeldOut = {}): Model {
  const tokenise = createTokeniser();
  const gazetteer = createGazetteer(pack);
  const phrasings: Phrasing[] = [];
  const vocabulary = new Map<string, number>();
  const count = (text: string): void => {
    for (const word of tokenise(text)) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  };
  const add = (label: number, text: string): void => {
    phrasings.push({ label, text, input: readPhrasing(tokenise(text), gazetteer) });
    count(text);
  };
  const omitted = (fact: Fact, language: string, index: number) => heldOut.phrasing?.(fact, language, index) ?? false;
  pack.facts.forEach((fact, label) => {
    for (const [language, { question, phrasings: others, answer }] of Object.entries(fact.wordings)) {
      [question, ...others].forEach((text, index) => omitted(fact, language, index) || add(label, text));
      count(answer);
    }
  });
  const firstAside = pack.facts.length;
  pack.asides.forEach((aside, index) => {
    for (const wording of Object.values(aside.wordings))
      for (const text of wording.phrasings) add(firstAside + index, text);
  });
  const decoy = firstAside + pack.asides.length;
  for (const [language, texts] of Object.entries(pack.decoys)) {
    texts.forEach((text, index) => heldOut.decoy?.(language, index) || add(decoy, text));
  }
  for (const word of gazetteer.vocabulary) if (!vocabulary.has(word)) vocabulary.set(word, 1);

  return {
    ranker: learnRanker(phrasings, decoy + 1),
    phrasings: phrasings.map(({ text, input }) => ({ text, named: [...input.named] })),
    vocabulary,
    profiles: learnProfiles(pack, gazetteer, tokenise, omitted),
    languages: learnLanguages(pack, tokenise),
  };
}
