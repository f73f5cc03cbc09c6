import type { Stage } from '../bot/stage.ts';
import type { Route } from '../ops/http.ts';

/** One platform the bot lives on. Made unstarted; `main.ts` alone starts and stops it. */
export interface Adapter {
  readonly stage: Stage;
  /**
   * Connects; settles when updates are being taken.
   * @throws {FatalAdapterError} for what only the operator can mend
   */
  start(): Promise<void>;
  /** Registers commands and profile again if they have changed, as they may when the pack is loaded again. Never rejects. */
  refresh(): Promise<void>;
  /** Takes no more updates, finishes those under way and disconnects. */
  stop(): Promise<void>;
  /** Settles (rejects with a {@link FatalAdapterError}) when the adapter cannot go on after it had started. */
  readonly failed: Promise<never>;
  /** When the platform was last known to be connected, ms since 1970 (UTC); undefined: not yet. */
  readonly lastConnected: () => number | undefined;
  /** What the platform calls over HTTP; served before the adapter starts. */
  readonly routes: readonly Route[];
}

/** The platform turned the bot away (wrong token, second poller, disallowed intents); the message says what to do. */
export class FatalAdapterError extends Error {
  override readonly name = 'FatalAdapterError';
}
