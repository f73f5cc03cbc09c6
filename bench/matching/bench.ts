import { parseArgs } from 'node:util';
import { loadPack } from '../../src/knowledge/load.ts';
import type { Pack } from '../../src/knowledge/pack.ts';
import { readSplit, type EvalQuestion, type Split } from '../../tests/eval/sets.ts';
import { quantile, runAlone } from './child.ts';
import type { EngineRun } from './engine.ts';
import type { Reply } from './engines.ts';
import type { ScaleRun } from './scale.ts';

const ENGINE_NAMES = ['this core', 'fuse.js default', 'fuse.js token search', 'MiniSearch', 'nlp.js'];
const SIZES = [1_000, 10_000, 100_000];
const MEMORY_LIMIT_MB = 2048;

/** Rounds after the first ask every sixth question of those asked in the first. */
const LATENCY_SAMPLE = 6;

interface Figures {
  readonly engine: string;
  /** Percent of the questions in scope: answered rightly, the right fact among the first three, answered wrongly. */
  readonly right: number;
  readonly rightInThree: number;
  readonly wrong: number;
  /** Percent of the questions out of scope that were answered. */
  readonly overreached: number;
  readonly p50: number;
  readonly p99: number;
  readonly index: number;
  readonly memory: number;
}

/** Compares the matching core with its peers on one pack, then measures it on packs of growing size. */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      split: { type: 'string', default: 'tuning' },
      pack: { type: 'string', default: 'knowledge' },
      every: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const comparison =
    values.only === 'scale'
      ? []
      : await compare(values.pack, values.split as Split, Number(values.rounds), Number(values.every));
  const scale: (ScaleRun & { size: number })[] = [];
  for (const size of values.only === 'peers' ? [] : SIZES) {
    const measured = await runAlone<ScaleRun>('scale.ts', [String(size)], [`--max-old-space-size=${MEMORY_LIMIT_MB}`]);
    scale.push({ size, ...measured });
  }
  if (values.json) {
    console.log(JSON.stringify({ comparison, scale }, null, 2));
    return;
  }
  if (comparison.length > 0) {
    console.log(
      `${values.pack}, one in ${values.every} of the ${values.split} questions; latency: median of ${values.rounds} interleaved rounds`,
    );
    console.table(
      Object.fromEntries(
        comparison.map(({ engine, right, rightInThree, wrong, overreached, p50, p99, index, memory }) => [
          engine,
          {
            'right %': right.toFixed(1),
            'in first 3 %': rightInThree.toFixed(1),
            'wrong %': wrong.toFixed(1),
            'out of scope answered %': overreached.toFixed(1),
            'p50 ms': p50.toFixed(2),
            'p99 ms': p99.toFixed(2),
            'index ms': index.toFixed(0),
            'memory MB': (memory / 1e6).toFixed(0),
          },
        ]),
      ),
    );
    console.log('"best limit": the score limit that gives the peer most right minus wrong on these very questions');
  }
  if (scale.length > 0) {
    console.log(`\nthis core on generated packs, at most ${MEMORY_LIMIT_MB} MB of heap`);
    console.table(
      Object.fromEntries(
        scale.map(({ size, learn, p50, p99, found, peak }) => [
          `${size} phrasings`,
          {
            'learn ms': learn.toFixed(0),
            'p50 ms': p50.toFixed(2),
            'p99 ms': p99.toFixed(2),
            'right fact first %': found.toFixed(1),
            'peak MB': (peak / 1e6).toFixed(0),
          },
        ]),
      ),
    );
  }
}

async function compare(directory: string, split: Split, rounds: number, everyNth: number): Promise<Figures[]> {
  const { pack } = await loadPack(directory);
  const questions = (await readSplit(split, pack.languages)).filter((_, index) => index % everyNth === 0);
  const runs = new Map<string, EngineRun[]>(ENGINE_NAMES.map((name) => [name, []]));
  // Round by round, so that a slow moment of the machine meets every engine; the first asks everything, the others measure speed.
  for (let round = 0; round < rounds; round++) {
    const every = String(everyNth * (round === 0 ? 1 : LATENCY_SAMPLE));
    for (const name of ENGINE_NAMES) runs.get(name)!.push(await runAlone('engine.ts', [name, directory, split, every]));
  }
  return ENGINE_NAMES.flatMap((engine) => {
    const all = runs.get(engine)!;
    const { replies } = all[0]!;
    const speed = {
      p50: quantile(
        all.map(({ times }) => quantile(times, 0.5)),
        0.5,
      ),
      p99: quantile(
        all.map(({ times }) => quantile(times, 0.99)),
        0.5,
      ),
      index: quantile(
        all.map(({ index }) => index),
        0.5,
      ),
      memory: quantile(
        all.map(({ memory }) => memory),
        0.5,
      ),
    };
    const own = { engine, ...judgeAll(questions, replies, pack), ...speed };
    if (engine === 'this core') return [own];
    const limited = replies.map((reply) => reply.score).toSorted((a, b) => a - b);
    const limits = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map((share) =>
      quantile(limited, share),
    );
    const candidates = limits.map((limit) => ({
      engine: `${engine}, best limit`,
      ...judgeAll(
        questions,
        replies.map((reply) => ({ ...reply, answers: reply.answers && reply.score >= limit })),
        pack,
      ),
      ...speed,
    }));
    const net = ({ right, wrong, overreached }: Figures): number => right - wrong - overreached;
    return [own, candidates.reduce((best, other) => (net(other) > net(best) ? other : best))];
  });
}

function judgeAll(
  questions: readonly EvalQuestion[],
  replies: readonly Reply[],
  pack: Pack,
): Pick<Figures, 'right' | 'rightInThree' | 'wrong' | 'overreached'> {
  if (replies.length !== questions.length)
    throw new Error(`${replies.length} replies to ${questions.length} questions`);
  const covers = new Map(pack.facts.map((fact) => [fact.id, fact.covers]));
  const counts = { right: 0, rightInThree: 0, wrong: 0, unanswered: 0, overreached: 0, declined: 0 };
  questions.forEach(({ expect }, index) => {
    const { ranked, answers } = replies[index]!;
    const fits = (id: string | undefined): boolean =>
      covers.get(id ?? '')?.some((covered) => expect!.includes(covered)) ?? false;
    if (!expect) counts[answers ? 'overreached' : 'declined']++;
    else {
      if (ranked.some(fits)) counts.rightInThree++;
      counts[!answers ? 'unanswered' : fits(ranked[0]) ? 'right' : 'wrong']++;
    }
  });
  const inScope = counts.right + counts.wrong + counts.unanswered;
  const outOfScope = counts.overreached + counts.declined;
  if (inScope + outOfScope !== questions.length) throw new Error('the counts do not add up to the questions');
  return {
    right: (100 * counts.right) / inScope,
    rightInThree: (100 * counts.rightInThree) / inScope,
    wrong: (100 * counts.wrong) / inScope,
    overreached: (100 * counts.overreached) / outOfScope,
  };
}
