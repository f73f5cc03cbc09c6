import type { ShownQuestion } from './game.ts';
import type { StoredGame } from './game-store.ts';

/** Shows games in their chats. What it throws is final: it has waited and tried again where that helps. */
export interface Screen {
  /** Whether this process can show anything in the chat with this key. */
  reaches(chat: string): boolean;
  /** Whether what a process showed in the chat with this key is gone with the process. */
  isPassing(chat: string): boolean;
  /** Sends the question of the round. @throws {CannotShowError} */
  ask(stored: StoredGame): Promise<ShownQuestion>;
  /** Turns the message of the round's question into its reveal. @throws {CannotShowError} */
  reveal(stored: StoredGame): Promise<void>;
  /** Sends the final standings. @throws {CannotShowError} */
  finish(stored: StoredGame): Promise<void>;
}

/** Something cannot be shown, however often it is tried. */
export class CannotShowError extends Error {
  override readonly name = 'CannotShowError';
  /** The chat is closed to the bot, or the platform refused what was to be shown. */
  readonly reason: 'gone' | 'refused';

  constructor(reason: 'gone' | 'refused', cause: unknown) {
    super((cause as Error).message, { cause });
    this.reason = reason;
  }
}
