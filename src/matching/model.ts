import type { Fact, Pack } from '../knowledge/pack.ts';
import { createGazetteer } from './entities.ts';
import { readFeatures } from './features.ts';
import { learnLanguages, type LanguageModel } from './language.ts';
import { createTokeniser } from './normalise.ts';
import { learnProfiles, readFacts, type Profile } from './profile.ts';
import { learnRanker, type RankerModel } from './ranker.ts';
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
export function learn(pack: Pack, heldOut?: HeldOut): Model {
  return createLearner(pack)(heldOut);
}

/** A text of the pack that is learnt as a way to ask for its class. */
interface Phrasing {
  readonly label: number;
  readonly text: string;
  isHeldOut(heldOut: HeldOut): boolean;
}

/** Reads a pack once, to learn it as often as wanted with different parts left out. */
export function createLearner(pack: Pack): (heldOut?: HeldOut) => Model {
  const tokenise = createTokeniser();
  const gazetteer = createGazetteer(pack);
  const phrasings = phrasingsOf(pack);
  const inputs = phrasings.map(({ text }) => readPhrasing(tokenise(text), gazetteer));
  const features = readFeatures(inputs);
  const facts = readFacts(pack, gazetteer, tokenise);
  const languages = learnLanguages(pack, tokenise);
  const answers = pack.facts.flatMap(({ wordings }) => Object.values(wordings).map(({ answer }) => answer));

  return (heldOut = {}) => {
    const kept = phrasings.flatMap((phrasing, index) => (phrasing.isHeldOut(heldOut) ? [] : [index]));
    const vocabulary = new Map<string, number>();
    for (const text of [...kept.map((index) => phrasings[index]!.text), ...answers]) {
      for (const word of tokenise(text)) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
    }
    for (const word of gazetteer.vocabulary) if (!vocabulary.has(word)) vocabulary.set(word, 1);

    return {
      ranker: learnRanker(
        features,
        kept.map((index) => features.texts[index]!),
        Uint32Array.from(kept, (index) => phrasings[index]!.label),
        pack.facts.length + pack.asides.length + 1,
      ),
      phrasings: kept.map((index) => ({ text: phrasings[index]!.text, named: [...inputs[index]!.named] })),
      vocabulary,
      profiles: learnProfiles(facts, (fact, language, index) => heldOut.phrasing?.(fact, language, index) ?? false),
      languages,
    };
  };
}

function phrasingsOf({ facts, asides, decoys }: Pack): Phrasing[] {
  const ofFacts = facts.flatMap((fact, label) =>
    Object.entries(fact.wordings).flatMap(([language, { question, phrasings }]) =>
      [question, ...phrasings].map((text, index) => ({
        label,
        text,
        isHeldOut: (heldOut: HeldOut) => heldOut.phrasing?.(fact, language, index) ?? false,
      })),
    ),
  );
  const ofAsides = asides.flatMap(({ wordings }, index) =>
    Object.values(wordings).flatMap(({ phrasings }) =>
      phrasings.map((text) => ({ label: facts.length + index, text, isHeldOut: () => false })),
    ),
  );
  const ofDecoys = Object.entries(decoys).flatMap(([language, texts]) =>
    texts.map((text, index) => ({
      label: facts.length + asides.length,
      text,
      isHeldOut: (heldOut: HeldOut) => heldOut.decoy?.(language, index) ?? false,
    })),
  );
  return [...ofFacts, ...ofAsides, ...ofDecoys];
}
