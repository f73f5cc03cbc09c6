import type { Aside, Fact, Pack } from '../knowledge/pack.ts';
import { createGazetteer, type Gazetteer } from './entities.ts';
import { confidences, type Evidence, type NoneEvidence } from './evidence.ts';
import { GLUE, QUESTION_WORDS } from './function-words.ts';
import type { Model } from './model.ts';
import { createProfiles } from './profile.ts';
import { createRanker } from './ranker.ts';
import { readQuestion, type Reading } from './reader.ts';
import { createSpeller } from './speller.ts';

/** A fact with what speaks for it. */
export interface Ranked {
  readonly fact: Fact;
  readonly evidence: Evidence;
  /** The phrasing that is nearest. */
  readonly phrasing: string;
  /** Named things of the question that the fact does not know. */
  readonly missing: readonly string[];
  /** Calibrated probability that this fact is meant. */
  readonly confidence: number;
}

/** Everything the decision is made from. */
export interface Analysis {
  readonly reading: Reading;
  /** Best first, at most {@link MAX_CANDIDATES}. */
  readonly ranked: readonly Ranked[];
  readonly none: NoneEvidence;
  /** The near topic or small talk that fits best, with its score, 0..2, and the likeness of its nearest phrasing, 0..1; absent where decoys fit better. */
  readonly aside?: { readonly aside: Aside; readonly total: number; readonly nearest: number };
  /** The near topic that the question names; of several the one that fits best. */
  readonly namedTopic?: Aside;
}

/** Looks at a question from every side without deciding anything. */
export interface Analyser {
  /** @param related follow-ups: nearness of facts to the fact before, 0..1 */
  analyse(question: string, related?: ReadonlyMap<string, number>): Analysis;
  /** Whether the questions, phrasings or answers of a fact have a word, inflected or not. */
  knows(fact: Fact, word: string): boolean;
  readonly gazetteer: Gazetteer;
}

/** How many facts are looked at closely. */
const MAX_CANDIDATES = 20;
/** What the likeness counts of a near topic that the question does not name, and of small talk when it names something, be it the subject. */
const UNFITTING_ASIDE = 0.6;
/** Years and article numbers alone do not show that the subject is meant. */
const NUMBER = /^(year|article)-\d+$/;

/** Looks at questions by what was learnt from a pack. */
export function createAnalyser(pack: Pack, model: Model, gazetteer = createGazetteer(pack)): Analyser {
  const { phrasings, vocabulary } = model;
  const speller = createSpeller(vocabulary);
  const ranker = createRanker(model.ranker);
  const profiles = createProfiles(model.profiles);
  const firstAside = pack.facts.length;
  const decoy = firstAside + pack.asides.length;
  /** How far each fact deserves to be looked at closely. */
  const promising = new Float32Array(firstAside);

  const labels = new Map(pack.facts.map((fact, label) => [fact, label]));

  return {
    gazetteer,
    knows: (fact, word) => profiles.knows(labels.get(fact)!, word),
    analyse(question, related) {
      const reading = readQuestion(question, speller, gazetteer);
      const scores = ranker.score(reading);
      const { concepts, named } = reading.entities;
      const total = (label: number): number => scores.centroid[label]! + scores.nearest[label]!;

      let asideTotal = -1;
      let best: Analysis['aside'];
      let topicTotal = -1;
      let namedTopic: Aside | undefined;
      let asideNearest = 0;
      let asideCentroid = 0;
      for (let label = firstAside; label <= decoy; label++) {
        const aside = pack.asides[label - firstAside];
        const fits =
          aside === undefined ||
          (aside.kind === 'small-talk'
            ? named.size === 0 && !(pack.subject && concepts.has(pack.subject))
            : !aside.term || concepts.has(aside.term));
        const factor = fits ? 1 : UNFITTING_ASIDE;
        asideNearest = Math.max(asideNearest, scores.nearest[label]! * factor);
        if (aside) asideCentroid = Math.max(asideCentroid, scores.centroid[label]! * factor);
        if (aside?.term && concepts.has(aside.term) && total(label) > topicTotal) {
          topicTotal = total(label);
          namedTopic = aside;
        }
        const score = (aside ? total(label) : 2 * scores.nearest[label]!) * factor;
        if (score <= asideTotal) continue;
        asideTotal = score;
        best = aside && { aside, total: score, nearest: scores.nearest[label]! * factor };
      }

      const comparison = profiles.compare(reading);
      for (let label = 0; label < firstAside; label++) promising[label] = total(label) + comparison.askedShares[label]!;
      if (related) pack.facts.forEach(({ id }, label) => (promising[label]! += related.get(id) ?? 0));
      const candidates = topIndices(promising, MAX_CANDIDATES).map((label) => {
        const agreement = comparison.agreement(label);
        const { missing } = agreement;
        const near = phrasings[scores.nearestPhrasing(label) ?? -1];
        // Written out: copying with "..." costs more than all the rest of the evidence.
        const evidence: Evidence = {
          centroid: scores.centroid[label]!,
          nearest: scores.nearest[label]!,
          asked: agreement.asked,
          explained: agreement.explained,
          sameQuestionWord: agreement.sameQuestionWord,
          missing: missing.length,
          mentioned: agreement.mentioned,
          strangeTerms: agreement.strangeTerms,
          phantom: near ? near.named.filter((id) => !concepts.has(id)).length : 0,
          related: related?.get(pack.facts[label]!.id) ?? 0,
        };
        return { fact: pack.facts[label]!, evidence, phrasing: near?.text ?? '', missing };
      });
      const none: NoneEvidence = {
        asideNearest,
        asideCentroid,
        unknown: unknownShare(reading, vocabulary),
        unanchored: [...concepts].some((id) => !NUMBER.test(id)) ? 0 : 1,
        brevity: 1 / Math.max(1, reading.words.length),
        stranger: Math.min(1, comparison.strangers.length),
      };
      const sure = confidences(
        candidates.map(({ evidence }) => evidence),
        none,
      );
      const ranked = candidates.map(({ fact, evidence, phrasing, missing }, index): Ranked => ({
        fact,
        evidence,
        phrasing,
        missing,
        confidence: sure[index]!,
      }));
      ranked.sort((a, b) => b.confidence - a.confidence);
      return { reading, ranked, none, ...(best && { aside: best }), ...(namedTopic && { namedTopic }) };
    },
  };
}

function unknownShare({ words, entities }: Reading, vocabulary: ReadonlyMap<string, number>): number {
  const named = new Set(entities.mentions.map(({ from }) => from));
  const content = words.filter(({ word }, index) => !GLUE.has(word) && !QUESTION_WORDS.has(word) && !named.has(index));
  if (content.length === 0) return 0;
  return (
    content.filter(({ word, corrections }) => corrections.length === 0 && !vocabulary.has(word)).length /
    (content.length + 1)
  );
}

/** Where the `count` largest values are, largest first; of equals the first. */
function topIndices(values: Float32Array, count: number): number[] {
  const top: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (top.length === count && value <= values[top[count - 1]!]!) continue;
    if (top.length === count) top.pop();
    let at = top.push(index) - 1;
    for (; at > 0 && values[top[at - 1]!]! < value; at--) top[at] = top[at - 1]!;
    top[at] = index;
  }
  return top;
}
