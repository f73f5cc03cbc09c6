/** Where failures of repeated work are told. */
interface RepeatLog {
  error(details: object, message: string): void;
}

/**
 * Does something now and again after every interval until it is stopped; one at a time, and a failure only costs its turn.
 * @param interval ms
 * @returns stops it and waits for the work under way
 */
export function repeat(name: string, interval: number, work: () => Promise<void>, log: RepeatLog): () => Promise<void> {
  let running = Promise.resolve();
  let busy = false;
  const turn = (): void => {
    if (busy) return;
    busy = true;
    running = work()
      .catch((error: unknown) => log.error({ err: error }, `${name} failed`))
      .finally(() => {
        busy = false;
      });
  };
  turn();
  const timer = setInterval(turn, interval);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
