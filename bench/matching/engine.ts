// Runs one engine in its own process: node --expose-gc engine.ts <name> <pack> <split> <every>; sends one EngineRun.
import { loadPack } from '../../src/knowledge/load.ts';
import { readSplit, type Split } from '../../tests/eval/sets.ts';
import { ENGINES, type Reply } from './engines.ts';

/** What one run of an engine gives. */
export interface EngineRun {
  /** In the order of the questions. */
  readonly replies: readonly Reply[];
  /** Of each question, ms, after some to warm up. */
  readonly times: readonly number[];
  /** ms from the loaded pack to the first question. */
  readonly index: number;
  /** Bytes of heap and buffers the engine keeps. */
  readonly memory: number;
}

const [name, directory, split] = process.argv.slice(2) as [string, string, Split];
/** 1 asks all questions, 3 every third. */
const every = Number(process.argv[5]);
const { pack } = await loadPack(directory);
const questions = (await readSplit(split, pack.languages)).filter((_, index) => index % every === 0);

/** Questions asked before the clock runs; slow engines take a second for one. */
const WARM_UP = 10;

const memory = (): number => {
  globalThis.gc!();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const before = memory();
const start = performance.now();
const ask = await ENGINES[name]!(pack);
const index = performance.now() - start;
const kept = memory() - before;

for (const { q, language } of questions.slice(-WARM_UP)) await ask(q, language);
const replies: Reply[] = [];
const times: number[] = [];
for (const { q, language } of questions) {
  const asked = performance.now();
  const reply = await ask(q, language);
  times.push(performance.now() - asked);
  replies.push(reply);
}
// Some engines keep timers running.
process.send!({ replies, times, index, memory: kept } satisfies EngineRun, () => process.exit());
