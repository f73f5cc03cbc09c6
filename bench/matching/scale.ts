// Measures the core on a generated pack: node --expose-gc scale.ts <phrasings>; sends one ScaleRun.
import { createMatcher } from '../../src/matching/matcher.ts';
import { quantile } from './child.ts';
import { generatePack } from './generate.ts';

/** The core on one generated pack. */
export interface ScaleRun {
  /** ms to learn the pack. */
  readonly learn: number;
  /** Of a question, ms. */
  readonly p50: number;
  readonly p99: number;
  /** Percent of questions whose own fact came first. */
  readonly found: number;
  /** Largest resident memory of the process, bytes. */
  readonly peak: number;
}

const QUESTIONS = 1_000;

const pack = generatePack(Number(process.argv[2]));
const start = performance.now();
const matcher = createMatcher(pack);
const learn = performance.now() - start;
const step = pack.facts.length / QUESTIONS;
const times: number[] = [];
let found = 0;
for (let index = 0; index < QUESTIONS; index++) {
  const fact = pack.facts[Math.floor(index * step)]!;
  const language = pack.languages[index % pack.languages.length]!;
  const phrasing = fact.wordings[language]!.phrasings[index % 9]!;
  // One letter is left out of a long word, so that the speller works as for real questions.
  const question = phrasing.replace(/(\p{L}{3})\p{L}(\p{L}{3,})/u, '$1$2');
  const asked = performance.now();
  const { verdict } = matcher.ask(question)[0]!;
  times.push(performance.now() - asked);
  const first =
    verdict.decision === 'answer'
      ? verdict.fact
      : verdict.decision === 'suggest'
        ? verdict.suggestions[0]?.fact
        : undefined;
  if (first === fact) found++;
}
// Some engines keep timers running.
process.send!(
  {
    learn,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    found: (100 * found) / QUESTIONS,
    peak: process.resourceUsage().maxRSS * 1024,
  } satisfies ScaleRun,
  () => process.exit(),
);
