import { fork } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs a script of this folder in a process of its own, so that memory and warm-up of several do not mix.
 * @returns what the script sends
 * @throws {Error} if it ends without sending anything, e.g. out of memory
 */
export function runAlone<T>(
  script: string,
  options: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, script), options, {
      execArgv: ['--expose-gc', ...nodeOptions],
      serialization: 'advanced',
      // nlp.js reports every epoch of its training on standard output.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let result: { value: T } | undefined;
    child.on('message', (value) => {
      result = { value: value as T };
    });
    child.on('exit', (code, signal) => {
      if (result) resolve(result.value);
      else reject(new Error(`${script} ${options.join(' ')} ended with ${signal ?? code} and no result`));
    });
  });
}

/** The value at a share of the sorted values: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}
