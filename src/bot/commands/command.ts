import type { Fact, Language } from '../../knowledge/pack.ts';
import type { AnswerContext } from '../answers.ts';
import type { Message } from '../message.ts';

/** What a command gets to work with. */
export interface CommandContext extends AnswerContext {
  /** Language to reply in. */
  readonly language: Language;
  /** The fact that was shown last in this chat to this person. */
  readonly lastFact?: Fact | undefined;
  /** 0 ≤ value < 1; the one source of chance. */
  readonly random: () => number;
  /** All commands, for the help. */
  readonly commands: readonly Command[];
}

/** What a command wants done. */
export interface CommandResult {
  readonly messages: readonly Message[];
  /** The fact that was shown, for follow-ups. */
  readonly fact?: Fact;
  /** The person's new choice of language; `null`: the language of each question. */
  readonly setLanguage?: Language | null;
  /** A question to be answered instead of a message. */
  readonly ask?: string;
}

/** An argument of a command. */
export interface CommandOption {
  /** English, kebab-case; its texts are `option-<command>-<name>`. */
  readonly name: string;
  readonly required: boolean;
}

/** A command, declared once; every adapter registers and runs it from this. Its description is the text `command-<name>`. */
export interface Command {
  /** a–z only: it must be valid on every platform. */
  readonly name: string;
  /** Names people type in other languages. */
  readonly aliases: readonly string[];
  readonly options: readonly CommandOption[];
  /** Whether a pack has what the command shows. */
  readonly available?: (context: AnswerContext) => boolean;
  /** @param argument all that was typed after the name, trimmed */
  readonly run: (argument: string, context: CommandContext) => CommandResult;
}
