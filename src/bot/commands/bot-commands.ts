import { formatsOf } from '../../knowledge/derive/format.ts';
import { factById } from '../../knowledge/lookup.ts';
import type { Language, Pack } from '../../knowledge/pack.ts';
import { normalise } from '../../matching/normalise.ts';
import { factButton } from '../answers.ts';
import { plainMessage, type Button, type Message, type RichText } from '../message.ts';
import { popularFacts } from '../popular.ts';
import type { Texts } from '../texts.ts';
import type { Command, CommandDeclaration } from './command.ts';
import { describeCommand } from './describe.ts';
import { showFact } from './show-fact.ts';

/** The choice to follow the language of each question. */
const AUTO = 'auto';

/** Buttons with questions to begin with. */
const EXAMPLES = 3;
/** What a deep link's argument begins with. */
const FACT_LINK = 'fact_';

/** Greets, or shows the fact of a deep link (`/start fact_members-now`). */
export const start: Command = {
  name: 'start',
  names: { ru: 'старт' },
  aliases: [],
  options: [],
  place: 'private',
  platforms: ['telegram'],
  run: (argument, context) => {
    const { pack, texts, language: current } = context;
    const linked = argument.startsWith(FACT_LINK) ? factById(pack, argument.slice(FACT_LINK.length)) : undefined;
    if (linked) return showFact(linked, context, true);
    const t = texts.in(current);
    return {
      messages: [
        {
          paragraphs: [[t('welcome', { subject: pack.title[current]! })], [t('welcome-examples')]],
          buttons: popularFacts(pack)
            .slice(0, EXAMPLES)
            .map((fact) => factButton(fact, current)),
        },
      ],
    };
  },
};

/** Shows what one can ask and all commands. */
export const help: Command = {
  name: 'help',
  names: { de: 'hilfe', ru: 'помощь' },
  aliases: ['pomosh', 'pomoshch'],
  options: [],
  personal: 'preferred',
  run: (_, context) => {
    const t = context.texts.in(context.language);
    const usage = ({ name, options, subcommands }: CommandDeclaration): string =>
      [
        `/${name}`,
        ...(subcommands ? [`[${subcommands.map((sub) => sub.name).join(' | ')}]`] : []),
        ...options.map(({ name: english, names, required }) => {
          const shown = names[context.language] ?? english;
          return required ? `<${shown}>` : `[${shown}]`;
        }),
      ].join(' ');
    return {
      messages: [
        {
          paragraphs: [
            [t('help-intro', { subject: context.pack.title[context.language]! })],
            ...context.commands
              .filter(({ platforms }) => !platforms)
              .map((command): RichText => [
                { text: usage(command), style: 'code' },
                ` ${t('help-description', { description: describeCommand(t, command) })}`,
              ]),
            [t('help-examples')],
          ],
          buttons: [],
        },
      ],
    };
  },
};

/** Says what the bot is and how much it knows. */
export const about: Command = {
  name: 'about',
  names: { de: 'info', ru: 'инфо' },
  aliases: ['über', 'ueber', 'обот'],
  options: [],
  run: (_, { pack, texts, language: current }) => {
    const t = texts.in(current);
    return {
      messages: [
        plainMessage(
          t('about', {
            subject: pack.title[current]!,
            facts: pack.facts.length,
            sources: pack.sources.length,
            date: formatsOf(current).asOf(pack.asOf),
          }),
        ),
      ],
    };
  },
};

/** Sets the language of the replies to a person. */
export const language = (pack: Pack): Command => ({
  name: 'language',
  slow: true,
  names: { de: 'sprache', ru: 'язык' },
  aliases: ['lang', 'yazyk'],
  options: [
    {
      name: 'language',
      names: { de: 'sprache', ru: 'язык' },
      type: 'string',
      required: false,
      choices: [
        { value: AUTO, label: { de: 'automatisch', en: 'automatic', ru: 'автоматически' } },
        ...pack.languages.map((code) => ({
          value: code,
          label: Object.fromEntries(pack.languages.map((other) => [other, languageName(code)])),
        })),
      ],
    },
  ],
  personal: 'preferred',
  run: (argument, context) => {
    const { texts, language: current } = context;
    const t = texts.in(current);
    const buttons: Button[] = [AUTO, ...pack.languages].map((code) => ({
      label: code === AUTO ? t('button-language-auto') : languageName(code),
      action: { kind: 'language', language: code },
    }));
    if (argument === '') {
      return {
        messages: [{ paragraphs: [[t('language-current', { language: languageNameIn(current, current) })]], buttons }],
      };
    }
    const chosen = /^(auto|automatisch|automatic|авто)$/i.test(argument) ? null : languageCalled(argument, pack);
    if (chosen === undefined) return { messages: [{ paragraphs: [[t('language-unknown')]], buttons }] };
    return { messages: [languageSet(chosen, current, texts)], setLanguage: chosen };
  },
});

/** Says that a choice of language is taken. */
export function languageSet(chosen: Language | null, current: Language, texts: Texts): Message {
  return plainMessage(
    chosen === null
      ? texts.in(current)('language-auto')
      : texts.in(chosen)('language-set', { language: languageNameIn(chosen, chosen) }),
  );
}

/** Name of a language in itself, with a capital: "Deutsch", "Русский". */
export function languageName(code: Language): string {
  const name = languageNameIn(code, code);
  return name.slice(0, 1).toLocaleUpperCase(code) + name.slice(1);
}

/** Name of a language in another, as it stands in a sentence: "русский". */
export function languageNameIn(code: Language, inLanguage: Language): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
}

/** "de", "German", "Deutsch", "немецкий" → de. */
function languageCalled(name: string, pack: Pack): Language | undefined {
  const wanted = normalise(name);
  return pack.languages.find(
    (code) => code === wanted || pack.languages.some((other) => normalise(languageNameIn(code, other)) === wanted),
  );
}
