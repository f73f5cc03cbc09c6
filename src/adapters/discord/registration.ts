import { createHash } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  Routes,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type LocalizationMap,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandDeclaration, CommandOption } from '../../bot/commands/command.ts';
import type { Memory } from '../../bot/memory.ts';
import type { Texts } from '../../bot/texts.ts';
import type { PerLanguage } from '../../knowledge/pack.ts';

/** Discord's locales of each language; English is also what everybody else sees. */
const LOCALES: Readonly<Record<string, readonly ('de' | 'ru' | 'en-US' | 'en-GB')[]>> = {
  de: ['de'],
  ru: ['ru'],
  en: ['en-US', 'en-GB'],
};
const FALLBACK = 'en';
const MAX_DESCRIPTION = 100;
const MAX_CHOICES = 25;
/** Name of the command in the menu of a message. */
export const ASK_ABOUT_MESSAGE = 'Ask the bot';
/** The option that makes an answer visible to the asker alone. */
export const PRIVATE_OPTION = 'private';

/** All commands as Discord registers them. */
export function registeredCommands(
  commands: readonly CommandDeclaration[],
  texts: Texts,
): RESTPostAPIApplicationCommandsJSONBody[] {
  const slash = commands
    .filter(({ platforms }) => !platforms || platforms.includes('discord'))
    .map((command): RESTPostAPIApplicationCommandsJSONBody => {
      const { name, names, options, subcommands, place, managersOnly, needsMembership } = command;
      const own: APIApplicationCommandOption[] = subcommands
        ? subcommands.map((sub) => ({
            type: ApplicationCommandOptionType.Subcommand,
            name: sub.name,
            name_localizations: localised(sub.names),
            ...described(`command-${name}-${sub.name}`, texts),
            options: sub.options.map((option) => optionOf(option, `option-${name}-${sub.name}`, texts)),
          }))
        : options.map((option) => optionOf(option, `option-${name}`, texts));
      return {
        type: ApplicationCommandType.ChatInput,
        name,
        name_localizations: localised(names),
        ...described(`command-${name}`, texts),
        options: name === 'ask' ? [...own, privateOption(texts)] : own,
        contexts: contextsOf(place).filter(
          (context) => !needsMembership || context !== InteractionContextType.PrivateChannel,
        ),
        integration_types:
          managersOnly || needsMembership
            ? [ApplicationIntegrationType.GuildInstall]
            : [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
        ...(managersOnly && { default_member_permissions: PermissionFlagsBits.ManageGuild.toString() }),
      };
    });
  return [
    ...slash,
    {
      type: ApplicationCommandType.Message,
      name: ASK_ABOUT_MESSAGE,
      name_localizations: { de: 'Den Bot fragen', ru: 'Спросить бота' },
      contexts: contextsOf(undefined),
      integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    },
  ];
}

/** Where the commands are registered. */
export interface RegistrationTarget {
  readonly rest: REST;
  readonly memory: Pick<Memory, 'note' | 'setNote'>;
  readonly applicationId: string;
  /** One server, at once; absent: everywhere. */
  readonly guildId?: string | undefined;
}

/**
 * Overwrites the registered commands if the set has changed since the last time.
 * @returns whether it had
 */
export async function registerCommands(
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
  { rest, memory, applicationId, guildId }: RegistrationTarget,
): Promise<boolean> {
  const note = `discord-commands-${applicationId}-${guildId ?? 'everywhere'}`;
  const hash = createHash('sha256').update(JSON.stringify(commands)).digest('hex');
  if ((await memory.note(note)) === hash) return false;
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  await rest.put(route, { body: commands });
  await memory.setNote(note, hash);
  return true;
}

function optionOf(option: CommandOption, prefix: string, texts: Texts): APIApplicationCommandBasicOption {
  const { name, names, required, range, autocomplete } = option;
  const base = {
    name,
    name_localizations: localised(names),
    ...described(`${prefix}-${name}`, texts),
    required,
  };
  // Longer lists are typed.
  const choices = (option.choices?.length ?? 0) <= MAX_CHOICES ? option.choices : undefined;
  if (option.type === 'integer')
    return {
      ...base,
      type: ApplicationCommandOptionType.Integer,
      ...(range && { min_value: range[0], max_value: range[1] }),
    };
  if (autocomplete) return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
  return {
    ...base,
    type: ApplicationCommandOptionType.String,
    ...(choices && {
      choices: choices.map(({ value, label }) => ({
        name: label[FALLBACK] ?? value,
        name_localizations: localised(label),
        value,
      })),
    }),
  };
}

function privateOption(texts: Texts): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.Boolean,
    name: PRIVATE_OPTION,
    name_localizations: { de: 'privat', ru: 'лично' },
    ...described('option-ask-private', texts),
    required: false,
  };
}

function described(key: string, texts: Texts): { description: string; description_localizations: LocalizationMap } {
  const all = Object.fromEntries(texts.languages.map((language) => [language, texts.in(language)(key)]));
  const shortened = Object.fromEntries(
    Object.entries(all).map(([code, text]) => [code, text.slice(0, MAX_DESCRIPTION)]),
  );
  return { description: shortened[FALLBACK]!, description_localizations: localised(shortened) };
}

function localised(texts: PerLanguage<string>): LocalizationMap {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) => (LOCALES[language] ?? []).map((locale) => [locale, text])),
  );
}

function contextsOf(place: CommandDeclaration['place']): InteractionContextType[] {
  if (place === 'public') return [InteractionContextType.Guild];
  if (place === 'private') return [InteractionContextType.BotDM];
  return [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel];
}
