import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { Picture } from '../../src/bot/picture.ts';
import { createPictures } from '../../src/pictures/create-pictures.ts';
import { answerContext, onePictureEach } from '../../tests/support/pictures.ts';
import { quantile } from '../quantile.ts';

/** What the list of benchmarks says of this one. */
export const summary = 'size of each picture, time to draw it, and how long the event loop is held up meanwhile';

/** Draws one picture of each kind and language again and again, never from the cache. */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({ args: options, options: { rounds: { type: 'string', default: '20' } } });
  const context = await answerContext();
  const pictures = createPictures({ timeout: 60_000 });
  const rows: Record<string, Record<string, string>> = {};
  for (const language of context.pack.languages) {
    for (const picture of onePictureEach(language, context)) {
      // The thread starts, and the map of Eurasia is made, before the first one is measured.
      const first = performance.now();
      const png = await pictures.draw(unlike(picture, -1));
      const cold = performance.now() - first;
      const times: number[] = [];
      const loop = monitorEventLoopDelay({ resolution: 1 });
      loop.enable();
      for (let round = 0; round < Number(values.rounds); round++) {
        const start = performance.now();
        await pictures.draw(unlike(picture, round));
        times.push(performance.now() - start);
      }
      loop.disable();
      rows[`${picture.kind} ${language}`] = {
        kB: (png.length / 1000).toFixed(0),
        'first ms': cold.toFixed(0),
        'p50 ms': quantile(times, 0.5).toFixed(0),
        'p99 ms': quantile(times, 0.99).toFixed(0),
        'event loop p99 ms': (loop.percentile(99) / 1e6).toFixed(1),
      };
    }
  }
  console.table(rows);
  await pictures.stop();
}

/** The same picture, a little different in content. */
function unlike(picture: Picture, round: number): Picture {
  return picture.kind === 'state-card'
    ? { ...picture, footnote: `${picture.footnote} ${round}` }
    : { ...picture, subtitle: `${picture.subtitle} ${round}` };
}
