/** Runs things of one kind; what has the same key runs one after the other, and together where several wait. */
export type Gather<T, R> = (key: string, one: T) => Promise<R>;

/** Things that run together at most. */
const MAX_TOGETHER = 500;

/**
 * What comes while things with its key are running waits for them, and then runs together with all that has come meanwhile.
 * @param together runs what it takes; it may take it late, so that more can have come
 * @param alone runs one of those that failed together, which is nothing to the others
 */
export function createGather<T, R>(
  together: (key: string, take: () => readonly T[]) => Promise<readonly R[]>,
  alone: (key: string, one: T) => Promise<R>,
): Gather<T, R> {
  interface Waiting {
    readonly one: T;
    readonly resolve: (result: R) => void;
    readonly reject: (error: unknown) => void;
  }
  const queues = new Map<string, Waiting[]>();

  const run = async (key: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      let taken: Waiting[] = [];
      const take = (): T[] => {
        taken = queue.splice(0, MAX_TOGETHER);
        return taken.map(({ one }) => one);
      };
      try {
        const results = await together(key, take);
        for (const [index, { resolve }] of taken.entries()) resolve(results[index]!);
      } catch {
        if (taken.length === 0) take();
        for (const { one, resolve, reject } of taken) await alone(key, one).then(resolve, reject);
      }
    }
    queues.delete(key);
  };

  return (key, one) =>
    new Promise((resolve, reject) => {
      const waiting: Waiting = { one, resolve, reject };
      const queue = queues.get(key);
      if (queue) {
        queue.push(waiting);
        return;
      }
      const begun = [waiting];
      queues.set(key, begun);
      void run(key, begun);
    });
}
