import type { Translate } from '../texts.ts';
import type { CommandDeclaration, CommandOption, Subcommand } from './command.ts';

/** What a command, or one of the things it does, is for; at most 100 characters. */
export function describeCommand(t: Translate, { name }: CommandDeclaration, subcommand?: Subcommand): string {
  return t(`command-${subcommand ? `${name}-${subcommand.name}` : name}`);
}

/** What an option is for; at most 100 characters. */
export function describeOption(
  t: Translate,
  { name }: CommandDeclaration,
  option: CommandOption,
  subcommand?: Subcommand,
): string {
  return t(`option-${subcommand ? `${name}-${subcommand.name}` : name}-${option.name}`);
}
