import { join } from 'node:path';
import { Piscina } from 'piscina';
import { PackError } from '../knowledge/problems.ts';
import type { Knowledge } from '../matching/knowledge.ts';
import { createMatcher } from '../matching/matcher.ts';
import { receiveUnderstanding, sendOptions, type SentUnderstanding } from '../matching/transfer.ts';
import type { Loaded, MatchingData, MatchingTask } from './matching-worker.ts';
import { understandExactly } from '../matching/phrasings.ts';
import { preparePack } from './prepare.ts';

/** Knowledge ready for use. */
export interface LoadedKnowledge extends Knowledge {
  /** Differs when the pack, or the code that reads it, does. */
  readonly version: string;
  /** Ends the thread it has, if any, when what that was asked is answered. */
  stop(): Promise<void>;
}

/** MB for what is short-lived in the thread: it is nothing but what one question leaves behind. By default it would be several times more. */
const SHORT_LIVED = 16;
/** Messages that are handed to the thread at a time, so that it never waits for this one. */
const HANDED_OVER = 64;

/**
 * Loads a pack whose questions are understood in this thread: where nobody waits behind anybody, the first answer comes sooner.
 * @param directory the pack's folder
 * @param dataDir folder for everything the bot writes
 * @throws {PackError} naming all problems of the pack
 */
export async function loadHere(directory: string, dataDir: string): Promise<LoadedKnowledge> {
  const { pack, model, version } = await preparePack(directory, dataDir);
  return { pack, version, matcher: createMatcher(pack, model), stop: async () => undefined };
}

/**
 * Starts a thread that learns a pack, or takes it from the cache, and understands questions on it from then on: while it works out one
 * answer, this thread takes and sends others.
 * @param directory the pack's folder
 * @param dataDir folder for everything the bot writes
 * @param onLost told when the thread was lost while nothing was asked; it is started again
 * @throws {PackError} naming all problems of the pack
 */
export async function loadAside(
  directory: string,
  dataDir: string,
  onLost: (error: Error) => void,
): Promise<LoadedKnowledge> {
  const workerData: MatchingData = { directory, dataDir };
  const pool = new Piscina<MatchingTask, Loaded | readonly SentUnderstanding[] | undefined>({
    filename: join(import.meta.dirname, 'matching-worker.ts'),
    workerData,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: HANDED_OVER,
    resourceLimits: { maxYoungGenerationSizeMb: SHORT_LIVED },
  });
  pool.on('error', onLost);
  const loaded = (await pool.run({ kind: 'load' })) as Loaded;
  if (loaded.kind === 'refused') {
    await pool.destroy();
    throw new PackError(directory, loaded.problems);
  }
  // Whoever asks meanwhile waits for it; a thread that fails at it fails at questions, too, and that is told.
  pool.run({ kind: 'warm-up' }).catch(onLost);
  const { pack, version } = loaded;
  let stopped = false;
  return {
    pack,
    version,
    matcher: {
      async ask(message, options = {}) {
        // The pool would start a thread that nobody stops.
        if (stopped) throw new Error('this pack is no longer in use');
        const exactly = understandExactly(message, options, pack);
        if (exactly) return [exactly];
        const sent = await pool.run({ kind: 'ask', version, message, options: sendOptions(options) });
        return (sent as readonly SentUnderstanding[]).map((understanding) => receiveUnderstanding(understanding, pack));
      },
    },
    async stop() {
      stopped = true;
      await pool.close();
    },
  };
}
