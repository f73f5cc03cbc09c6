import { watch } from 'node:fs';
import { PackError } from '../knowledge/problems.ts';
import type { LoadedKnowledge } from './load.ts';

/** What reloading needs. */
export interface ReloadDependencies {
  /** Loads and learns the pack. @throws {PackError} */
  readonly load: () => Promise<LoadedKnowledge>;
  /** Puts the new pack in the place of the old one. */
  readonly take: (loaded: LoadedKnowledge) => Promise<void>;
  /** Version of the pack in use. */
  readonly version: () => string;
  readonly refused: () => void;
  readonly log: ReloadLog;
}

/** Where the operator reads what came of it. */
interface ReloadLog {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Loads the pack again while the bot runs. */
export interface Reload {
  /** Asks for it; asked again while it is under way, it is done once more after that. */
  request(): void;
  /** Settles when nothing is under way any more. */
  settled(): Promise<void>;
}

/** ms without a change after which the files are taken for complete: editors and `git pull` write one by one. */
const QUIET = 500;

/** A pack with problems is refused with its messages in the log, and the one in use stays. */
export function createReload({ load, take, version, refused, log }: ReloadDependencies): Reload {
  let requested = false;
  let running: Promise<void> | undefined;

  const reloadOnce = async (): Promise<void> => {
    const before = version();
    try {
      const loaded = await load();
      if (loaded.version === before) {
        await loaded.stop();
        log.info({ version: before }, 'the pack has not changed');
        return;
      }
      await take(loaded);
      log.info({ version: loaded.version, before, facts: loaded.pack.facts.length }, 'the pack was loaded again');
    } catch (error) {
      refused();
      const problems = error instanceof PackError ? { problems: error.message } : { err: error };
      log.error({ version: before, ...problems }, 'the pack was refused; the one in use stays');
    }
  };

  const work = async (): Promise<void> => {
    while (requested) {
      requested = false;
      await reloadOnce();
    }
    running = undefined;
  };

  return {
    request() {
      requested = true;
      running ??= work();
    },
    async settled() {
      await running;
    },
  };
}

/**
 * Tells when something below a folder has changed and then nothing for half a second.
 * @returns stops it
 */
export function watchFolder(folder: string, changed: () => void, log: Pick<ReloadLog, 'error'>): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET);
  });
  watcher.on('error', (error) => log.error({ err: error }, 'the pack can no longer be watched'));
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
