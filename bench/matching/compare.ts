import { loadPack } from '../../src/knowledge/load.ts';
import type { Split } from '../../tests/eval/sets.ts';
import { runAlone } from './child.ts';
import type { EngineRun } from './engine.ts';
import { ENGINE_NAMES, THIS_CORE, type EngineName } from './engine-names.ts';
import { bestLimit, judge, type Tally } from './judge.ts';
import { quantile } from '../quantile.ts';
import { readQuestions } from './questions.ts';

/** What is compared with what. */
export interface CompareOptions {
  readonly pack: string;
  readonly split: Split;
  /** Every nth question is asked. */
  readonly every: number;
  readonly rounds: number;
  /** Is told what is done next. */
  progress(message: string): void;
}

/** One engine with one rule of when to answer. */
export interface Figures extends Tally {
  readonly engine: string;
  /** Score from which the engine was made to answer; absent for its own rule. */
  readonly limit?: number;
  /** Of a question, ms; median over the rounds. */
  readonly p50: number;
  readonly p99: number;
  /** From the loaded pack to the first question, ms; median over the rounds. */
  readonly index: number;
  /** Heap and buffers kept, bytes; median over the rounds. */
  readonly memory: number;
}

/** After the first round an engine that took longer than this for all questions, in ms, is only asked a sample of them. */
const ROUND_MS = 30_000;

/**
 * Asks every engine the same questions on the same pack, each in a process of its own. Round by round, so that a slow moment of the
 * machine meets every engine; every round is a new process, so that no engine remembers the questions.
 * @throws {Error} if an engine leaves a question out, makes facts up, or does not reply the same in every round
 */
export async function compare(options: CompareOptions): Promise<Figures[]> {
  const { pack } = await loadPack(options.pack);
  const { split, every } = options;
  const questions = await readQuestions(split, pack.languages, every);
  const tuning = await readQuestions('tuning', pack.languages, every);
  const run = (name: EngineName, from: Split, step: number): Promise<EngineRun> =>
    runAlone('engine.ts', [name, options.pack, from, String(step)]);

  const runs = new Map<EngineName, EngineRun[]>(ENGINE_NAMES.map((name) => [name, []]));
  for (let round = 1; round <= options.rounds; round++) {
    for (const name of ENGINE_NAMES) {
      options.progress(`round ${round} of ${options.rounds}: ${name}`);
      const [first] = runs.get(name)!;
      const thin = first ? Math.ceil(first.times.reduce((sum, time) => sum + time, 0) / ROUND_MS) : 1;
      const next = await run(name, split, every * thin);
      if (first) mustAgree(name, first, next);
      runs.get(name)!.push(next);
    }
  }

  const figures: Figures[] = [];
  for (const name of ENGINE_NAMES) {
    const all = runs.get(name)!;
    const median = (of: (run: EngineRun) => number): number => quantile(all.map(of), 0.5);
    const cost = {
      p50: median(({ times }) => quantile(times, 0.5)),
      p99: median(({ times }) => quantile(times, 0.99)),
      index: median(({ index }) => index),
      memory: median(({ memory }) => memory),
    };
    const { replies } = all[0]!;
    figures.push({ engine: name, ...judge(questions, replies, pack), ...cost });
    if (name === THIS_CORE) continue;
    if (split !== 'tuning') options.progress(`score limit: ${name}`);
    const learntFrom = split === 'tuning' ? replies : (await run(name, 'tuning', every)).replies;
    const limit = bestLimit(tuning, learntFrom, pack);
    figures.push({ engine: `${name}, best limit`, limit, ...judge(questions, replies, pack, limit), ...cost });
  }
  return figures;
}

function mustAgree(name: string, first: EngineRun, next: EngineRun): void {
  const known = new Map(first.replies.map((reply) => [reply.question, reply]));
  for (const { question, ranked, answers } of next.replies) {
    const before = known.get(question);
    if (before?.answers !== answers || before.ranked.join() !== ranked.join()) {
      throw new Error(`${name} does not reply to "${question}" as in the first round`);
    }
  }
}
