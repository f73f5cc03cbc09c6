import { parseArgs } from 'node:util';
import { z } from 'zod';
import { compare, type CompareOptions, type Figures } from './compare.ts';
import { growTo, measurePack, MEMORY_LIMIT_MB, type Growth } from './grow.ts';

/** What the list of benchmarks says of this one. */
export const summary = 'this core beside fuse.js, MiniSearch and nlp.js, and on packs of up to 100,000 phrasings';

const SIZES = [1_000, 10_000, 100_000];

const optionsSchema = z.strictObject({
  split: z.enum(['tuning', 'frozen']),
  pack: z.string(),
  every: z.coerce.number().int().positive(),
  rounds: z.coerce.number().int().positive(),
  only: z.enum(['peers', 'scale']).optional(),
  json: z.boolean(),
});

/**
 * Compares the matching core with its peers on one pack, then measures it on packs of growing size.
 * @throws {Error} for unknown or wrong options
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      split: { type: 'string', default: 'tuning' },
      pack: { type: 'string', default: 'knowledge' },
      every: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const options: CompareOptions & z.output<typeof optionsSchema> = {
    ...parsed.data,
    progress: (message) => console.error(`… ${message}`),
  };

  let peers: Figures[] | undefined;
  if (options.only !== 'scale') {
    peers = await compare(options);
    if (!options.json) printPeers(peers, options);
  }
  let scale: Growth[] | undefined;
  if (options.only !== 'peers') {
    options.progress(`pack ${options.pack}`);
    scale = [await measurePack(options.pack)];
    for (const size of SIZES) {
      options.progress(`pack of ${size} phrasings`);
      scale.push(await growTo(size));
    }
    if (!options.json) printScale(scale);
  }
  if (options.json) console.log(JSON.stringify({ node: process.version, ...parsed.data, peers, scale }, null, 2));
}

function printPeers(figures: readonly Figures[], { pack, split, every, rounds }: CompareOptions): void {
  const { right, wrong, unanswered, overreached, declined } = figures[0]!;
  const inScope = right + wrong + unanswered;
  const outOfScope = overreached + declined;
  const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  const which = every === 1 ? `all ${split} questions` : `one in ${every} of the ${split} questions`;
  console.log(`${pack}, ${which}: ${inScope} in scope, ${outOfScope} out of scope; medians of ${rounds} rounds`);
  console.table(
    Object.fromEntries(
      figures.map((row) => [
        row.engine,
        {
          right: percent(row.right, inScope),
          'in first 3': percent(row.inThree, inScope),
          wrong: percent(row.wrong, inScope),
          'out of scope answered': percent(row.overreached, outOfScope),
          'right − wrong': row.right - row.wrong - row.overreached,
          'p50 ms': row.p50.toFixed(2),
          'p99 ms': row.p99.toFixed(2),
          'index ms': row.index.toFixed(0),
          'memory MB': (row.memory / 1e6).toFixed(0),
        },
      ]),
    ),
  );
  if (split === 'tuning') {
    console.log('best limit: chosen on these very questions, which favours the peers.');
    console.log('this core was calibrated on the tuning questions, which favours it: --split frozen compares without.');
  } else console.log('best limit: chosen on the tuning questions, on which this core was calibrated, too.');
}

function printScale(rows: readonly Growth[]): void {
  console.log(`this core on growing packs, at most ${MEMORY_LIMIT_MB} MB of heap`);
  console.table(
    rows.map(({ pack, phrasings, questions, first, next }) => ({
      pack,
      phrasings,
      'first start ms': first.start.toFixed(0),
      'next start ms': next.start.toFixed(0),
      'p50 ms': next.p50.toFixed(2),
      'p99 ms': next.p99.toFixed(2),
      'right fact first': `${((100 * next.found) / questions).toFixed(1)} %`,
      'peak MB, first start': (first.peak / 1e6).toFixed(0),
      'next start': (next.peak / 1e6).toFixed(0),
    })),
  );
}
