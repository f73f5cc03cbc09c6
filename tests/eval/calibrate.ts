// npm run calibrate: fits src/matching/calibration.json on the tuning questions and the pack's own texts (never on the frozen
// questions) and shows what every answer threshold would give. Without --write nothing is changed.
import { writeFile } from 'node:fs/promises';
import { loadPack } from '../../src/knowledge/load.ts';
import { createAnalyser, type Analysis, type Ranked } from '../../src/matching/analysis.ts';
import { CALIBRATION, confidences, type Calibration } from '../../src/matching/evidence.ts';
import { learn } from '../../src/matching/model.ts';
import { fit, type Sample } from './logit.ts';
import { readSplit } from './sets.ts';

const FOLDS = 4;
const THRESHOLDS = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7];
/** The pack's own texts are many and much alike; they count less than real questions. */
const OWN_TEXT_WEIGHT = 0.15;
const DECOY_WEIGHT = 0.4;

const { pack } = await loadPack('knowledge');
const tuning = await tuningSamples();
const own = [...heldOutSamples(), ...leftOutFactSamples()];

const crossValidated = Array.from({ length: FOLDS }, (_, fold) => {
  const fitted = fit([...tuning.filter((__, index) => index % FOLDS !== fold), ...own], CALIBRATION);
  return tuning.filter((__, index) => index % FOLDS === fold).map((entry) => scored(entry, fitted));
}).flat();
report(`tuning questions, ${FOLDS}-fold cross-validated`, crossValidated);

const fitted = rounded(fit([...tuning, ...own], CALIBRATION));
report(
  'tuning questions the weights were fitted on',
  tuning.map((entry) => scored(entry, fitted)),
);
report(
  'the pack’s own texts, held out of the index',
  own.map((entry) => scored(entry, fitted)),
);
console.log(JSON.stringify(fitted, null, 2));
if (process.argv.includes('--write'))
  await writeFile('src/matching/calibration.json', `${JSON.stringify(fitted, null, 2)}\n`);

async function tuningSamples(): Promise<Sample[]> {
  const analyser = createAnalyser(pack, learn(pack));
  return (await readSplit('tuning', pack.languages)).map(({ q, expect }) => {
    const fits = ({ fact }: Ranked): boolean => fact.covers.some((covered) => expect?.includes(covered));
    return sample(analyser.analyse(q), fits, expect !== undefined, 1);
  });
}

/** Phrasings and decoys that the index has not seen. */
function heldOutSamples(): Sample[] {
  const isHeldOut = (index: number): boolean => index % 7 === 3;
  const isHeldOutDecoy = (index: number): boolean => index % 3 === 0;
  const model = learn(pack, {
    phrasing: (_, __, index) => isHeldOut(index),
    decoy: (_, index) => isHeldOutDecoy(index),
  });
  const analyser = createAnalyser(pack, model);
  const phrasings = pack.facts
    .filter((_, index) => index % 2 === 0)
    .flatMap((fact) =>
      Object.values(fact.wordings)
        .flatMap(({ question, phrasings: others }) => [question, ...others].filter((_, index) => isHeldOut(index)))
        .map((text) => sample(analyser.analyse(text), (ranked) => ranked.fact === fact, true, OWN_TEXT_WEIGHT)),
    );
  const decoys = Object.values(pack.decoys)
    .flatMap((texts) => texts.filter((_, index) => isHeldOutDecoy(index)))
    .map((text) => sample(analyser.analyse(text), () => false, false, DECOY_WEIGHT));
  return [...phrasings, ...decoys];
}

/** Questions for facts that the pack does not have: near-scope traps that nobody had to think up. */
function leftOutFactSamples(): Sample[] {
  const isLeftOut = (_: unknown, index: number): boolean => index % 5 === 2;
  const smaller = { ...pack, facts: pack.facts.filter((fact, index) => !isLeftOut(fact, index)) };
  const analyser = createAnalyser(smaller, learn(smaller));
  return pack.facts
    .filter(isLeftOut)
    .flatMap(({ wordings }) =>
      Object.values(wordings).map(({ phrasings }) =>
        sample(analyser.analyse(phrasings[1]!), () => false, false, OWN_TEXT_WEIGHT),
      ),
    );
}

function sample(
  { ranked, none }: Analysis,
  isRight: (ranked: Ranked) => boolean,
  inScope: boolean,
  weight: number,
): Sample {
  return {
    facts: ranked.map(({ evidence }) => evidence),
    none,
    right: ranked.flatMap((entry, index) => (isRight(entry) ? [index] : [])),
    inScope,
    weight,
  };
}

interface Scored {
  readonly inScope: boolean;
  /** Confidence in the best candidate. */
  readonly confidence: number;
  readonly isRight: boolean;
  /** Whether a right candidate is among the best four. */
  readonly nearlyRight: boolean;
}

function scored({ facts, none, right, inScope }: Sample, calibration: Calibration): Scored {
  const order = confidences(facts, none, calibration)
    .map((confidence, index) => ({ confidence, index }))
    .toSorted((a, b) => b.confidence - a.confidence);
  return {
    inScope,
    confidence: order[0]?.confidence ?? 0,
    isRight: right.includes(order[0]?.index ?? -1),
    nearlyRight: order.slice(0, 4).some(({ index }) => right.includes(index)),
  };
}

function report(title: string, all: readonly Scored[]): void {
  const inside = all.filter(({ inScope }) => inScope);
  const outside = all.filter(({ inScope }) => !inScope);
  const percent = (part: readonly Scored[], whole: readonly Scored[]) =>
    `${((100 * part.length) / (whole.length || 1)).toFixed(1)} %`;
  console.log(
    `\n${title}: right fact first ${percent(
      inside.filter(({ isRight }) => isRight),
      inside,
    )}, among four ${percent(
      inside.filter(({ nearlyRight }) => nearlyRight),
      inside,
    )}`,
  );
  console.table(
    Object.fromEntries(
      THRESHOLDS.map((threshold) => {
        const answered = (samples: readonly Scored[]) => samples.filter(({ confidence }) => confidence >= threshold);
        return [
          threshold,
          {
            right: percent(
              answered(inside).filter(({ isRight }) => isRight),
              inside,
            ),
            wrong: percent(
              answered(inside).filter(({ isRight }) => !isRight),
              inside,
            ),
            'out of scope answered': percent(answered(outside), outside),
          },
        ];
      }),
    ),
  );
}

function rounded(calibration: Calibration): Calibration {
  const round = <T extends object>(weights: T): T =>
    Object.fromEntries(
      Object.entries(weights).map(([name, value]) => [name, Math.round((value as number) * 1000) / 1000]),
    ) as T;
  return { fact: round(calibration.fact), none: round(calibration.none) };
}
