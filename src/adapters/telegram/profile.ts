import { createHash } from 'node:crypto';
import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import type { CommandDeclaration } from '../../bot/commands/command.ts';
import type { Memory } from '../../bot/memory.ts';
import type { Texts } from '../../bot/texts.ts';
import type { Language } from '../../knowledge/pack.ts';

/** What people see of the bot before they talk to it, in one language; `undefined` is for all languages it does not have. */
interface Profile {
  readonly language: Language | undefined;
  readonly name: string;
  readonly description: string;
  readonly shortDescription: string;
  readonly commands: readonly { readonly scope: BotCommandScope; readonly commands: BotCommand[] }[];
}

/** What the profile is made from. */
export interface ProfileDependencies {
  readonly api: Api;
  readonly memory: Pick<Memory, 'note' | 'setNote'>;
  readonly texts: Texts;
  readonly commands: readonly CommandDeclaration[];
  readonly languages: readonly Language[];
  /** Subject of the pack. */
  readonly subject: (language: Language) => string;
  /** Id of the bot: two bots may share a store. */
  readonly botId: number;
}

const FALLBACK = 'en';
const MAX_DESCRIPTION = 512;
const MAX_SHORT_DESCRIPTION = 120;

/**
 * Registers commands, name and descriptions in every language, if anything of it has changed since the last time.
 * @returns whether anything was registered
 */
export async function registerProfile(dependencies: ProfileDependencies): Promise<boolean> {
  const { api, memory, botId } = dependencies;
  const profiles = [undefined, ...dependencies.languages].map((language) => profileIn(language, dependencies));
  const note = `telegram-profile-${botId}`;
  const hash = createHash('sha256').update(JSON.stringify(profiles)).digest('hex');
  if ((await memory.note(note)) === hash) return false;
  for (const { language, name, description, shortDescription, commands } of profiles) {
    const code = language === undefined ? {} : { language_code: language as LanguageCode };
    for (const { scope, commands: list } of commands) await api.setMyCommands(list, { scope, ...code });
    await api.setMyName(name, code);
    await api.setMyDescription(description, code);
    await api.setMyShortDescription(shortDescription, code);
  }
  await memory.setNote(note, hash);
  return true;
}

function profileIn(language: Language | undefined, { texts, commands, subject }: ProfileDependencies): Profile {
  const own = language ?? FALLBACK;
  const t = texts.in(own);
  const list = (wanted: (command: CommandDeclaration) => boolean): BotCommand[] =>
    commands
      .filter(({ platforms }) => !platforms || platforms.includes('telegram'))
      .filter(wanted)
      .map(({ name }) => ({ command: name, description: t(`command-${name}`) }));
  return {
    language,
    name: t('bot-name'),
    description: t('bot-description', { subject: subject(own) }).slice(0, MAX_DESCRIPTION),
    shortDescription: t('bot-short-description', { subject: subject(own) }).slice(0, MAX_SHORT_DESCRIPTION),
    commands: [
      { scope: { type: 'all_private_chats' }, commands: list(({ place }) => place !== 'public') },
      {
        scope: { type: 'all_group_chats' },
        commands: list(({ place, managersOnly }) => place !== 'private' && !managersOnly),
      },
      { scope: { type: 'all_chat_administrators' }, commands: list(({ place }) => place !== 'private') },
    ],
  };
}
