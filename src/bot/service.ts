import type { Fact, Language } from '../knowledge/pack.ts';
import type { CommandDeclaration } from './commands/command.ts';
import type { Incoming } from './incoming.ts';
import type { Action, Message } from './message.ts';

/** What is to be shown for one incoming thing. */
export interface Outgoing {
  /** Sent one after the other. */
  readonly messages: readonly Message[];
  /** One short line for the person alone: a toast or an ephemeral line. */
  readonly notice?: string | undefined;
  /** The message with the pressed button is to be replaced by the first message instead of a new one being sent. */
  readonly replace?: boolean | undefined;
  /** Language of the reply. */
  readonly language: Language;
}

/** What adapters talk to: the bot with its memory, limits and follow-ups. Never rejects for what a person typed. */
export interface Service {
  /** Every command, in the order of the help. */
  readonly commands: readonly CommandDeclaration[];
  /**
   * Replies to a question or to a command that begins with "/".
   * Nothing at all (no message, no notice) when the person or chat is over its limit and has been told.
   */
  text(text: string, incoming: Incoming): Promise<Outgoing>;
  /** Whether the reply to a text takes neither the store nor a picture: it will be there at once. */
  isQuick(text: string, incoming: Incoming): boolean;
  press(action: Action, incoming: Incoming): Promise<Outgoing>;
  /** Takes an answer to a native poll. @param poll the platform's id of the poll */
  vote(poll: string, option: number, incoming: Incoming): Promise<void>;
  /** Facts whose questions begin like or mean the text, best first; popular ones for an empty text. */
  complete(text: string, incoming: Incoming, limit: number): Promise<Fact[]>;
  /** Language for texts to this person in this chat that answer no question. */
  languageFor(incoming: Incoming): Promise<Language>;
}
