import model from './calibration.json' with { type: 'json' };

/** What speaks for one fact being the one that is meant. Every value is about −1..1 or a small count. */
export interface Evidence {
  /** Cosine to the centre of its phrasings. */
  readonly centroid: number;
  /** Cosine to its nearest phrasing. */
  readonly nearest: number;
  /** Share of the question's weight that the fact's questions and phrasings explain. */
  readonly asked: number;
  /** The same with its answers. */
  readonly explained: number;
  /** Share of its phrasings that ask with the question's own question word; 0 if it has none. */
  readonly sameQuestionWord: number;
  /** Named things of the question that the fact does not know at all. */
  readonly missing: number;
  /** Named things of the question that the fact only mentions in its answer. */
  readonly mentioned: number;
  /** Glossary terms of the question, other than named things, that no text of the fact has. */
  readonly strangeTerms: number;
  /** Named things of the nearest phrasing that the question does not name. */
  readonly phantom: number;
  /** Follow-ups: nearness to the fact before, 0..1. */
  readonly related: number;
}

/** What speaks for none of the facts being meant. */
export interface NoneEvidence {
  /** Best cosine of a near topic, small talk or the decoys to their nearest phrasing. */
  readonly asideNearest: number;
  /** Best cosine of a near topic or small talk to the centre of its phrasings. */
  readonly asideCentroid: number;
  /** Share of the question's words that no text of the pack knows. */
  readonly unknown: number;
  /** 1 if the question names nothing of the subject and no term of the glossary. */
  readonly unanchored: number;
  /** 1 for a question of a single word, ½ for two … */
  readonly brevity: number;
  /** 1 if the question names a thing that no fact knows. */
  readonly stranger: number;
}

/** A conditional logit model: weights of the evidence for each fact and for none of them. */
export interface Calibration {
  readonly fact: Readonly<Record<keyof Evidence, number>>;
  readonly none: Readonly<Record<keyof NoneEvidence | 'bias', number>>;
}

/** Fitted by `npm run calibrate` on the tuning questions and the pack's own texts, never on the frozen questions. */
export const CALIBRATION: Calibration = model;

/**
 * Probability of each fact being meant, 0..1; what is missing to 1 is the probability that none is.
 * Two facts that fit equally well share their probability, so neither is answered with confidence.
 * Source: McFadden, "Conditional logit analysis of qualitative choice behavior" (1974).
 */
export function confidences(
  facts: readonly Evidence[],
  none: NoneEvidence,
  calibration: Calibration = CALIBRATION,
): number[] {
  const names = Object.keys(calibration.fact) as (keyof Evidence)[];
  const scores = facts.map((evidence) => weighted(evidence, names, calibration.fact));
  scores.push(weighted(none, Object.keys(none) as (keyof NoneEvidence)[], calibration.none) + calibration.none.bias);
  const largest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - largest));
  const sum = odds.reduce((total, value) => total + value, 0);
  return odds.slice(0, -1).map((value) => value / sum);
}

function weighted<Name extends string>(
  evidence: Readonly<Record<Name, number>>,
  names: readonly Name[],
  weights: Readonly<Record<Name, number>>,
): number {
  let sum = 0;
  for (const name of names) sum += evidence[name] * weights[name];
  return sum;
}
