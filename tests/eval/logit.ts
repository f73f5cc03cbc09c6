import { confidences, type Calibration, type Evidence, type NoneEvidence } from '../../src/matching/evidence.ts';

/** One question with the evidence for each candidate and what it should have led to. */
export interface Sample {
  readonly facts: readonly Evidence[];
  readonly none: NoneEvidence;
  /** Indices of the candidates that are right. */
  readonly right: readonly number[];
  readonly inScope: boolean;
  /** How much the sample counts in the fit. */
  readonly weight: number;
}

const STEPS = 400;
const LEARNING_RATE = 0.05;
const RIDGE = 0.02;
/** Adam's two rates of forgetting. */
const MOMENTUM = 0.9;
const SCALE = 0.999;

type FactWeight = keyof Calibration['fact'];
type NoneWeight = keyof Calibration['none'];

/**
 * Fits the weights of the evidence by penalised maximum likelihood: the probability of a right candidate, or of none of them for a
 * question out of scope or one whose fact is not among the candidates (which teaches caution).
 * Follow-ups are not in the samples, so the weight `related` stays.
 * Source of the optimiser: Kingma and Ba, "Adam: a method for stochastic optimization" (2015).
 * @param start where the fit begins
 */
export function fit(samples: readonly Sample[], start: Calibration): Calibration {
  const factNames = Object.keys(start.fact) as FactWeight[];
  const noneNames = Object.keys(start.none) as NoneWeight[];
  const weights = [...factNames.map((name) => start.fact[name]), ...noneNames.map((name) => start.none[name])];
  const fixed = factNames.indexOf('related');
  const first = weights.map(() => 0);
  const second = weights.map(() => 0);
  const calibration = (): Calibration => ({
    fact: Object.fromEntries(factNames.map((name, at) => [name, weights[at]!])) as Calibration['fact'],
    none: Object.fromEntries(
      noneNames.map((name, at) => [name, weights[factNames.length + at]!]),
    ) as Calibration['none'],
  });

  for (let step = 1; step <= STEPS; step++) {
    const gradient = weights.map((weight) => RIDGE * weight);
    const current = calibration();
    for (const { facts, none, right, inScope, weight } of samples) {
      const probabilities = confidences(facts, none, current);
      const ofNone = Math.max(0, 1 - probabilities.reduce((sum, value) => sum + value, 0));
      const reachable = inScope && right.length > 0;
      const mass = reachable ? right.reduce((sum, at) => sum + probabilities[at]!, 0) || 1e-9 : ofNone || 1e-9;
      facts.forEach((evidence, at) => {
        const wanted = reachable && right.includes(at) ? probabilities[at]! / mass : 0;
        const error = (probabilities[at]! - wanted) * weight;
        factNames.forEach((name, index) => (gradient[index]! += error * evidence[name]));
      });
      const error = (ofNone - (reachable ? 0 : 1)) * weight;
      noneNames.forEach(
        (name, index) => (gradient[factNames.length + index]! += error * (name === 'bias' ? 1 : none[name])),
      );
    }
    gradient.forEach((slope, index) => {
      if (index === fixed) return;
      first[index] = MOMENTUM * first[index]! + (1 - MOMENTUM) * slope;
      second[index] = SCALE * second[index]! + (1 - SCALE) * slope ** 2;
      const mean = first[index]! / (1 - MOMENTUM ** step);
      const spread = Math.sqrt(second[index]! / (1 - SCALE ** step));
      weights[index]! -= (LEARNING_RATE * mean) / (spread + 1e-8);
    });
  }
  return calibration();
}
