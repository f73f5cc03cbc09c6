import type { Chat } from './incoming.ts';
import type { Message } from './message.ts';

/** A native quiz poll, where the platform has one. */
export interface Poll {
  readonly question: string;
  /** 2–10 options. */
  readonly options: readonly string[];
  readonly right: number;
  /** Shown after answering; at most 200 characters. */
  readonly explanation: string;
  /** ms from now until it closes by itself, 5,000–600,000. */
  readonly openFor: number;
}

/**
 * What the bot needs to speak up by itself in a chat: games, daily questions. Every adapter has one.
 * Both calls wait for rate limits and retry what may be repeated; what they throw is final.
 */
export interface Stage {
  /** @returns the platform's id of the message
   *  @throws {ChatGoneError} the bot cannot speak there any more
   *  @throws {RefusedError} the platform refused what was sent
   *  @throws {UncertainError} the message may have been sent */
  send(chat: Chat, message: Message): Promise<string>;
  /** Replaces a message; only the newest of several waiting edits of one message is sent, one that changes nothing is no error. */
  edit(chat: Chat, messageId: string, message: Message): Promise<void>;
  /** Messages are gone with the process that showed them. */
  readonly passing?: boolean;
  /** Whether a button can ask for a text in a form of its own (`quiz-type`). */
  readonly forms?: boolean;
  /** Absent where the platform has no native polls. @returns ids of the message and of the poll */
  readonly poll?: (chat: Chat, poll: Poll) => Promise<{ messageId: string; pollId: string }>;
}

/** The bot was removed, blocked or may not speak in this chat; nothing is to be retried. */
export class ChatGoneError extends Error {
  override readonly name = 'ChatGoneError';
}

/** The platform refused a message as wrong: a fault of ours. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/**
 * The connection broke after a message had gone out: it may stand in the chat or not. It was not sent again, because it might then
 * stand there twice.
 */
export class UncertainError extends Error {
  override readonly name = 'UncertainError';
}
