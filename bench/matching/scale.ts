// Starts the core on a pack as the bot does: node scale.ts <pack> <data directory> <file with questions>; sends one ScaleRun.
import { readFile } from 'node:fs/promises';
import { createMatcher } from '../../src/matching/matcher.ts';
import { warmUp } from '../../src/matching/warm-up.ts';
import { preparePack } from '../../src/ops/prepare.ts';
import { finish } from './child.ts';
import type { Target } from './generate.ts';
import { quantile } from '../quantile.ts';

/** The core on one pack. */
export interface ScaleRun {
  /** ms from the files (or the cache) to the first question, warm-up included. */
  readonly start: number;
  /** Of a question, ms; the first ones are included. */
  readonly p50: number;
  readonly p99: number;
  /** How often a fact that answers the question came first. */
  readonly found: number;
  /** Largest resident memory of the process, bytes. */
  readonly peak: number;
}

const [directory, dataDirectory, questionFile] = process.argv.slice(2) as [string, string, string];
const questions = JSON.parse(await readFile(questionFile, 'utf8')) as Target[];

const started = performance.now();
const { pack, model } = await preparePack(directory, dataDirectory);
const matcher = createMatcher(pack, model);
warmUp(matcher, pack);
const start = performance.now() - started;

const times: number[] = [];
let found = 0;
for (const { q, facts } of questions) {
  const asked = performance.now();
  const { verdict } = matcher.ask(q)[0]!;
  times.push(performance.now() - asked);
  const first =
    verdict.decision === 'answer'
      ? verdict.fact
      : verdict.decision === 'suggest'
        ? verdict.suggestions[0]?.fact
        : undefined;
  if (first && facts.includes(first.id)) found++;
}
if (times.length !== questions.length) throw new Error(`${times.length} replies to ${questions.length} questions`);
finish({
  start,
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
  found,
  peak: process.resourceUsage().maxRSS * 1024,
} satisfies ScaleRun);
