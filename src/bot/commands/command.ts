import type { Fact, Language, PerLanguage } from '../../knowledge/pack.ts';
import type { AnswerContext } from '../answers.ts';
import type { Platform } from '../incoming.ts';
import type { Message } from '../message.ts';

/** A value that an option may have, where it has a fixed set. */
export interface Choice {
  readonly value: string;
  readonly label: PerLanguage<string>;
}

/** An argument of a command. Its description is the text `option-<command>-<name>` (`option-<command>-<subcommand>-<name>`). */
export interface CommandOption {
  /** English, a–z only. */
  readonly name: string;
  /** Its name in other languages: lower case, no spaces, at most 32 characters. */
  readonly names: PerLanguage<string>;
  readonly type: 'string' | 'integer';
  readonly required: boolean;
  /** Least and greatest value of an integer. */
  readonly range?: readonly [least: number, greatest: number];
  /** The values to choose from; anything else may still be typed. Platforms that offer at most 25 let people type when there are more. */
  readonly choices?: readonly Choice[];
  /** Whether `Service.complete` helps with it while typing. */
  readonly autocomplete?: boolean;
}

/** One of several things a command does. Its description is the text `command-<command>-<name>`. */
export interface Subcommand {
  readonly name: string;
  readonly names: PerLanguage<string>;
  readonly options: readonly CommandOption[];
}

/** A command as people see it, declared once; every adapter registers it from this. Its description is the text `command-<name>`. */
export interface CommandDeclaration {
  /** a–z only: it must be valid on every platform. */
  readonly name: string;
  /** Its name in other languages: lower case, no spaces, at most 32 characters. They may be typed anywhere. */
  readonly names: PerLanguage<string>;
  /** Further names people type, such as transliterated ones. */
  readonly aliases: readonly string[];
  readonly options: readonly CommandOption[];
  /** Instead of options. */
  readonly subcommands?: readonly Subcommand[];
  /** Replying to it may take the store or a picture. */
  readonly slow?: boolean;
  /** Where it is offered; absent: everywhere. */
  readonly place?: 'private' | 'public';
  /** Where it is registered; absent: on every platform. Typed, it works on all. */
  readonly platforms?: readonly Platform[];
  /** The bot will speak up by itself: only where it is a member, not where people merely bring it along. */
  readonly needsMembership?: boolean;
  /** Only for those who may manage the chat (the service checks it too). */
  readonly managersOnly?: boolean;
  /**
   * The reply concerns nobody else. `preferred`: shown to the person alone where the platform can do that (the adapter then says
   * `chat.public: false`). `required`: refused where others would read it.
   */
  readonly personal?: 'preferred' | 'required';
}

/** What a command gets to work with. */
export interface CommandContext extends AnswerContext {
  /** Language to reply in. */
  readonly language: Language;
  /** The fact that was shown last in this chat to this person. */
  readonly lastFact?: Fact | undefined;
  /** 0 ≤ value < 1; the one source of chance. */
  readonly random: () => number;
  /** All commands, for the help. */
  readonly commands: readonly CommandDeclaration[];
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

/** A command that needs nothing but the pack. */
export interface Command extends CommandDeclaration {
  /** @param argument all that was typed after the name, trimmed */
  readonly run: (argument: string, context: CommandContext) => CommandResult;
}

/** A command as it was typed. */
export interface TypedCommand {
  /** As typed, in lower case, without the slash. */
  readonly name: string;
  /** All that was typed after it, trimmed. */
  readonly argument: string;
}

/** Reads "/name argument"; undefined if the text is no command. */
export function parseCommand(text: string): TypedCommand | undefined {
  const [, name, argument] = /^\s*\/(\S+)\s*(.*)$/s.exec(text) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), argument: argument!.trim() };
}

/** Whether a command is called by a name: its own, one in another language or an alias. */
export function isCalled({ name, names, aliases }: CommandDeclaration, typed: string): boolean {
  return name === typed || aliases.includes(typed) || Object.values(names).includes(typed);
}

/**
 * The text that calls a command with values chosen from its options, as `Service.text` takes it: `/article 4` where there is one
 * option, `/quiz start questions:10 topic:history` where there are more.
 */
export function commandText(
  command: CommandDeclaration,
  values: Readonly<Record<string, string | number>>,
  subcommand?: string,
): string {
  const options = command.subcommands?.find(({ name }) => name === subcommand)?.options ?? command.options;
  const given = options.filter(({ name }) => values[name] !== undefined);
  const parts = given.map(({ name }) => (options.length > 1 ? `${name}:${values[name]}` : String(values[name])));
  return [`/${command.name}`, ...(subcommand === undefined ? [] : [subcommand]), ...parts].join(' ');
}
