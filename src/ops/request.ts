import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** Does the work for one update: every line that it logs, however late, carries the same request id. */
export function asRequest<T>(work: () => T): T {
  return current.run(randomBytes(6).toString('hex'), work);
}

/** Id of the update that is being worked on; undefined outside of any. */
export function requestId(): string | undefined {
  return current.getStore();
}
