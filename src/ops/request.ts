import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** Random digits at the end of a UUID: the runtime has those in store, other random bytes it fetches each time. */
const ID_LENGTH = 12;

/** Does the work for one update: every line that it logs, however late, carries the same request id. */
export function asRequest<T>(work: () => T): T {
  return current.run(randomUUID().slice(-ID_LENGTH), work);
}

/** Id of the update that is being worked on; undefined outside of any. */
export function requestId(): string | undefined {
  return current.getStore();
}
