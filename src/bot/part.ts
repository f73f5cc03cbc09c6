import type { Language } from '../knowledge/pack.ts';
import type { CommandDeclaration } from './commands/command.ts';
import type { Incoming } from './incoming.ts';
import type { Action } from './message.ts';
import type { Outgoing } from './service.ts';

/** What a part replies; its language is that of the circumstances unless it says otherwise. */
export type PartReply = Omit<Outgoing, 'language'> & { readonly language?: Language };

/** The circumstances of what a part is asked to do. */
export interface PartContext {
  readonly incoming: Incoming;
  /** Language to reply in. */
  readonly language: Language;
}

/**
 * A part of the service with commands and buttons of its own that remember something: privacy, settings, quizzes.
 * What it throws becomes an apology with a reference id.
 */
export interface Part {
  readonly commands: readonly CommandDeclaration[];
  /** Presses of its buttons are not limited to some a minute: they limit themselves, such as by the one answer a person has in a round. */
  readonly unlimited?: boolean;
  /**
   * Runs one of its commands.
   * @param name the declared name
   * @param argument all that was typed after the name, trimmed
   */
  command(name: string, argument: string, context: PartContext): Promise<PartReply>;
  /**
   * Takes a command that answers what it has asked, which is not limited either; undefined: it is none, and `command` runs if the
   * person is within their limit.
   */
  answer?(name: string, argument: string, context: PartContext): Promise<PartReply | undefined>;
  /** Does what a button says; undefined: the button is not this part's. */
  press(action: Action, context: PartContext): Promise<PartReply> | undefined;
  /** Takes a text that is no command and replies to one of the bot's messages or is said in private; undefined: it is not this part's. */
  text?(text: string, context: PartContext): Promise<PartReply | undefined> | undefined;
  /** Takes an answer to a native poll; false: the poll is not this part's. */
  vote?(poll: string, option: number, context: PartContext): Promise<boolean>;
}
