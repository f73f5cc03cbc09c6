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
      // nlp.js sets up its logger in a way that is deprecated, and reports every epoch of its training on standard output.
      execArgv: ['--expose-gc', '--disable-warning=PINODEP008', ...nodeOptions],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    let result: { value: T } | undefined;
    child.on('message', (value) => {
      result = { value: value as T };
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (result) resolve(result.value);
      else reject(new Error(`${script} ${options.join(' ')} ended with ${signal ?? code} and no result`));
    });
  });
}

/** Sends the result of a script that {@link runAlone} runs and ends it: some engines keep timers running. */
export function finish(result: unknown): void {
  process.send!(result, () => process.exit());
}
