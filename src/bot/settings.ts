import type { Language } from '../knowledge/pack.ts';
import { languageName, languageNameIn } from './commands/bot-commands.ts';
import type { CommandDeclaration } from './commands/command.ts';
import { isShared, spaceKey, type Incoming } from './incoming.ts';
import type { ChatSettings, Memory } from './memory.ts';
import { plainMessage, type Button, type Message } from './message.ts';
import type { Part } from './part.ts';
import type { Texts } from './texts.ts';

/** What the part needs. */
export interface SettingsDependencies {
  readonly memory: Memory;
  readonly texts: Texts;
  readonly languages: readonly Language[];
  /** Whether there are quizzes to be switched off. */
  readonly quizzes: boolean;
}

const COMMAND: CommandDeclaration = {
  name: 'settings',
  names: { de: 'einstellungen', ru: 'настройки' },
  aliases: ['nastroyki', 'nastrojki'],
  options: [],
  place: 'public',
  managersOnly: true,
  personal: 'preferred',
};

const AUTO = 'auto';
const CHOSEN = '✓ ';

/** /settings: what holds for everyone in a group or on a server. */
export function createSettings({ memory, texts, languages, quizzes }: SettingsDependencies): Part {
  const show = (settings: ChatSettings, language: Language): Message => {
    const t = texts.in(language);
    const current = settings.language ?? AUTO;
    const allowed = settings.quizzes ?? true;
    return {
      paragraphs: [
        [{ text: t('settings'), style: 'bold' }],
        [
          t('settings-language', {
            language: settings.language ? languageNameIn(settings.language, language) : t('settings-language-auto'),
          }),
        ],
        ...(quizzes ? [[t('settings-quizzes', { allowed: allowed ? 'yes' : 'no' })]] : []),
      ],
      buttons: [
        ...[AUTO, ...languages].map((code): Button => ({
          label: (code === current ? CHOSEN : '') + (code === AUTO ? t('button-language-auto') : languageName(code)),
          action: { kind: 'setting', name: 'language', value: code },
        })),
        ...(quizzes
          ? [
              {
                label: t(allowed ? 'button-quizzes-forbid' : 'button-quizzes-allow'),
                action: { kind: 'setting', name: 'quizzes', value: allowed ? 'off' : 'on' },
              } as const,
            ]
          : []),
      ],
      personal: true,
    };
  };

  /** The settings with a button's value in them; undefined if it is none of the values. */
  const changed = (settings: ChatSettings, name: 'language' | 'quizzes', value: string): ChatSettings | undefined => {
    if (name === 'quizzes')
      return value === 'on' || value === 'off' ? { ...settings, quizzes: value === 'on' } : undefined;
    if (value === AUTO) return { ...settings, language: undefined };
    return languages.includes(value) ? { ...settings, language: value } : undefined;
  };

  const set = async (name: 'language' | 'quizzes', value: string, incoming: Incoming, language: Language) => {
    const t = texts.in(language);
    if (!(await incoming.mayManage())) return { messages: [], notice: t('managers-only') };
    const space = spaceKey(incoming.chat);
    const settings = changed(await memory.chatSettings(space), name, value);
    if (!settings) return { messages: [plainMessage(t('gone'))] };
    await memory.setChatSettings(space, settings);
    return { messages: [show(settings, language)], notice: t('settings-saved'), replace: true };
  };

  return {
    commands: [COMMAND],

    async command(_, __, { incoming, language }) {
      if (!isShared(incoming.chat)) return { messages: [plainMessage(texts.in(language)('settings-only-groups'))] };
      return { messages: [show(await memory.chatSettings(spaceKey(incoming.chat)), language)] };
    },

    press(action, { incoming, language }) {
      return action.kind === 'setting' ? set(action.name, action.value, incoming, language) : undefined;
    },
  };
}
