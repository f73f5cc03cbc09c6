/** Something that is to be ended, with its name for the log. */
export interface StopStep {
  readonly name: string;
  readonly stop: () => Promise<unknown>;
}

/** Where failures to stop are told. */
interface StopLog {
  error(details: object, message: string): void;
}

/**
 * Ends everything in the order given, each step even when one before failed. What has not ended within the limit is left.
 * @param limit ms for all steps together
 * @returns whether all ended by themselves
 */
export async function stopAll(steps: readonly StopStep[], limit: number, log: StopLog): Promise<boolean> {
  let clean = true;
  const all = (async () => {
    for (const { name, stop } of steps) {
      try {
        await stop();
      } catch (error) {
        clean = false;
        log.error({ err: error }, `${name} did not stop`);
      }
    }
  })();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), limit);
  });
  const outcome = await Promise.race([all, late]);
  clearTimeout(timer);
  if (outcome !== 'late') return clean;
  log.error({ limit }, 'stopping took too long');
  return false;
}

/** Signals that ask a process to end. */
export type StopSignal = 'SIGINT' | 'SIGTERM';

/**
 * Waits for the first signal to stop; the second one then ends the process at once.
 * @param exit ends the process with a code
 */
export function untilSignalled(
  emitter: Pick<NodeJS.EventEmitter, 'on'>,
  exit: (code: number) => void,
): Promise<StopSignal> {
  return new Promise((resolve) => {
    let signalled = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      emitter.on(signal, () => {
        // Shells report a process that a signal ended as 128 + its number.
        if (signalled) exit(signal === 'SIGINT' ? 130 : 143);
        signalled = true;
        resolve(signal);
      });
    }
  });
}
