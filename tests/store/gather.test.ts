import { expect, it } from 'vitest';
import { createGather } from '../../src/store/gather.ts';

/** Gathers numbers, which are doubled; what runs waits for `go`. */
function doubling(fails: (one: number) => boolean = () => false) {
  const runs: string[] = [];
  const waiting: (() => void)[] = [];
  const double = async (key: string, all: readonly number[]): Promise<number[]> => {
    runs.push(`${key} ${all.join()}`);
    await new Promise<void>((resolve) => waiting.push(resolve));
    if (all.some(fails)) throw new Error(`no ${all.join()}`);
    return all.map((one) => 2 * one);
  };
  const gathered = createGather<number, number>(
    (key, take) => double(key, take()),
    async (key, one) => (await double(key, [one]))[0]!,
  );
  /** Lets all that is waiting run to its end. */
  const go = async (): Promise<void> => {
    for (let idle = 0; idle < 3; idle++) {
      for (const proceed of waiting.splice(0)) {
        proceed();
        idle = 0;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { gathered, runs, go };
}

it('runs what comes meanwhile together, each key for itself, and gives everybody their own result in order', async () => {
  const { gathered, runs, go } = doubling();
  const told: number[] = [];
  const all = [1, 2, 3].map(async (one) => void told.push(await gathered('a', one)));
  const other = gathered('b', 9);
  await go();
  await Promise.all(all);
  expect(told).toEqual([2, 4, 6]);
  expect(await other).toBe(18);
  expect(runs).toEqual(['a 1', 'b 9', 'a 2,3']);
  const later = gathered('a', 4);
  await go();
  expect(await later).toBe(8);
});

it('runs each alone when they fail together, so that only those fail that cannot be run', async () => {
  const { gathered, runs, go } = doubling((one) => one === 3);
  const all = Promise.allSettled([1, 2, 3, 4].map((one) => gathered('a', one)));
  await go();
  expect((await all).map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))).toEqual([
    2,
    4,
    'Error: no 3',
    8,
  ]);
  expect(runs).toEqual(['a 1', 'a 2,3,4', 'a 2', 'a 3', 'a 4']);
});
