// What the thread of `loadAside` does: learns a pack once, then understands questions on it.
import { workerData } from 'node:worker_threads';
import type { Pack } from '../knowledge/pack.ts';
import { PackError, type Problem } from '../knowledge/problems.ts';
import { createMatcher, type Matcher } from '../matching/matcher.ts';
import { receiveOptions, sendUnderstanding, type SentOptions, type SentUnderstanding } from '../matching/transfer.ts';
import { warmUp } from '../matching/warm-up.ts';
import { preparePack } from './prepare.ts';

/** What the thread is started with. */
export interface MatchingData {
  readonly directory: string;
  readonly dataDir: string;
}

/** What it is asked: for its pack; to get ready for questions; or how a message is understood on the pack of this version. */
export type MatchingTask =
  | { readonly kind: 'load' }
  | { readonly kind: 'warm-up' }
  | { readonly kind: 'ask'; readonly version: string; readonly message: string; readonly options: SentOptions };

/** What it says of its pack. */
export type Loaded =
  | { readonly kind: 'loaded'; readonly pack: Pack; readonly version: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

const { directory, dataDir } = workerData as MatchingData;
const preparing = preparePack(directory, dataDir);
// Whoever asks for the pack is told.
preparing.catch(() => undefined);
let matcher: Matcher | undefined;

/** Does what it is asked. @throws {Error} if the pack has changed since: a thread that had to be started again reads it anew */
export default async function work(task: MatchingTask): Promise<Loaded | readonly SentUnderstanding[] | undefined> {
  if (task.kind === 'load') return load();
  const { pack, model, version } = await preparing;
  matcher ??= createMatcher(pack, model);
  if (task.kind === 'warm-up') {
    warmUp(matcher, pack);
    return undefined;
  }
  if (version !== task.version) throw new Error('the matching thread was lost, and its pack has changed since');
  return matcher.ask(task.message, receiveOptions(task.options, pack)).map(sendUnderstanding);
}

async function load(): Promise<Loaded> {
  try {
    const { pack, version } = await preparing;
    return { kind: 'loaded', pack, version };
  } catch (error) {
    if (error instanceof PackError) return { kind: 'refused', problems: error.problems };
    throw error;
  }
}
