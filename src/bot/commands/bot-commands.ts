import type { Language } from '../../knowledge/pack.ts';
import { normalise } from '../../matching/normalise.ts';
import { formatDate } from '../dates.ts';
import { plainMessage, type RichText } from '../message.ts';
import type { Command, CommandContext } from './command.ts';

/** Shows what one can ask and all commands. */
export const help: Command = {
  name: 'help',
  aliases: ['start', 'hilfe', 'помощь', 'старт', 'pomosh', 'pomoshch'],
  options: [],
  run: (_, context) => {
    const t = context.texts.in(context.language);
    const usage = ({ name, options }: Command): string =>
      [`/${name}`, ...options.map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`))].join(' ');
    return {
      messages: [
        {
          paragraphs: [
            [t('help-intro', { subject: context.pack.title[context.language]! })],
            ...context.commands.map((command): RichText => [
              { text: usage(command), style: 'code' },
              ` – ${t(`command-${command.name}`)}`,
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
  aliases: ['info', 'über', 'ueber', 'обот', 'инфо'],
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
            date: formatDate(pack.asOf, current),
          }),
        ),
      ],
    };
  },
};

/** Sets the language of the replies. */
export const language: Command = {
  name: 'language',
  aliases: ['sprache', 'lang', 'язык', 'yazyk'],
  options: [{ name: 'language', required: false }],
  run: (argument, context) => {
    const { pack, texts } = context;
    const t = texts.in(context.language);
    const choices = pack.languages.map((code) => `${code} (${nameOf(code, code)})`).join(', ');
    if (argument === '') {
      return {
        messages: [
          plainMessage(t('language-current', { language: nameOf(context.language, context.language), choices })),
        ],
      };
    }
    if (/^(auto|automatisch|авто)$/i.test(argument))
      return { messages: [plainMessage(t('language-auto'))], setLanguage: null };
    const chosen = languageCalled(argument, context);
    if (!chosen) return { messages: [plainMessage(t('language-unknown', { choices }))] };
    return {
      messages: [plainMessage(texts.in(chosen)('language-set', { language: nameOf(chosen, chosen) }))],
      setLanguage: chosen,
    };
  },
};

function nameOf(code: Language, inLanguage: Language): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
}

/** "de", "German", "Deutsch", "немецкий" → de. */
function languageCalled(name: string, { pack }: CommandContext): Language | undefined {
  const wanted = normalise(name);
  return pack.languages.find(
    (code) => code === wanted || pack.languages.some((other) => normalise(nameOf(code, other)) === wanted),
  );
}
