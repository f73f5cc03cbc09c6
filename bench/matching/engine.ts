// Asks one engine in its own process: node --expose-gc engine.ts <name> <pack> <split> <every>; sends one EngineRun.
import { loadPack } from '../../src/knowledge/load.ts';
import { finish } from './child.ts';
import type { EngineName } from './engine-names.ts';
import { ENGINES, type Reply } from './engines.ts';
import { misspell } from './misspell.ts';
import { readQuestions } from './questions.ts';
import type { Split } from '../../tests/eval/sets.ts';

/** What one run of an engine gives. */
export interface EngineRun {
  /** In the order of the questions. */
  readonly replies: readonly (Reply & { readonly question: string })[];
  /** Of each question, ms, after some to warm up. */
  readonly times: readonly number[];
  /** ms from the loaded pack to the first question. */
  readonly index: number;
  /** Bytes of heap and buffers the engine keeps. */
  readonly memory: number;
}

/** Questions asked before the clock runs; a slow engine is given fewer. */
const WARM_UP = 30;
const MAX_WARM_UP_MS = 5_000;

const [name, directory, split, every] = process.argv.slice(2) as [EngineName, string, Split, string];
const { pack } = await loadPack(directory);
const questions = await readQuestions(split, pack.languages, Number(every));

const before = memoryInUse();
const started = performance.now();
const ask = await ENGINES[name](pack);
const index = performance.now() - started;
const memory = memoryInUse() - before;

// Not the questions that are measured: engines may remember what they were asked.
const warmUpEnd = performance.now() + MAX_WARM_UP_MS;
for (let at = 0; at < WARM_UP && performance.now() < warmUpEnd; at++) {
  const language = pack.languages[at % pack.languages.length]!;
  const fact = pack.facts[Math.floor((at * pack.facts.length) / WARM_UP)]!;
  await ask(misspell(fact.wordings[language]!.question), language);
}

const replies: EngineRun['replies'][number][] = [];
const times: number[] = [];
for (const { q, language } of questions) {
  const asked = performance.now();
  const reply = await ask(q, language);
  times.push(performance.now() - asked);
  replies.push({ ...reply, question: q });
}
finish({ replies, times, index, memory } satisfies EngineRun);

function memoryInUse(): number {
  globalThis.gc!();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
