import Fuse from 'fuse.js';
import { factById } from '../knowledge/lookup.ts';
import type { Fact, Language, Pack } from '../knowledge/pack.ts';
import { previousOf, type Previous, type RemoteMatcher } from '../matching/matcher.ts';
import { MAX_QUESTION_LENGTH } from '../matching/normalise.ts';
import type { Understanding } from '../matching/verdict.ts';
import { factMessage, replyTo, sourcesMessage, topicButtons, topicMessage, type AnswerContext } from './answers.ts';
import { languageSet } from './commands/bot-commands.ts';
import { isCalled, parseCommand, type CommandContext, type CommandDeclaration } from './commands/command.ts';
import { commandsFor } from './commands/index.ts';
import { plainMessage, type Action, type Message, type RichText } from './message.ts';
import type { Texts } from './texts.ts';
import { timelineMessage } from './timeline-message.ts';

/** What is remembered of one person in one chat. */
export interface Conversation {
  /** The person's or the chat's own choice. */
  readonly language?: Language | undefined;
  /** Language of the client. */
  readonly languageHint?: Language | undefined;
  /** What a follow-up refers to. */
  readonly previous?: Previous | undefined;
}

/** A reply and the conversation after it. */
export interface Reply {
  readonly messages: readonly Message[];
  readonly conversation: Conversation;
  /** How the questions were understood; empty for commands and buttons. */
  readonly understandings: readonly Understanding[];
  /** Language of the reply. */
  readonly language: Language;
  /** The language the person has just chosen; `null`: that of each question. */
  readonly setLanguage?: Language | null | undefined;
}

/** What the bot does in any chat, whatever the platform. */
export interface Bot {
  /** All commands, in the order of the help. */
  readonly commands: readonly CommandDeclaration[];
  /** Replies to a text: a command if it starts with "/", otherwise questions. */
  text(text: string, conversation: Conversation, options?: { explain?: boolean }): Promise<Reply>;
  /** Does what a button says. */
  press(action: Action, conversation: Conversation): Reply;
  /** Language for what answers no question. */
  languageOf(conversation: Conversation): Language;
}

/** What a bot is made of. */
export interface BotDependencies {
  readonly pack: Pack;
  readonly matcher: RemoteMatcher;
  readonly texts: Texts;
  /** 0 ≤ value < 1. */
  readonly random: () => number;
  /** Commands that others run; the bot knows them for the help and to recognise misspelt ones. They come before those about the bot. */
  readonly otherCommands?: readonly CommandDeclaration[];
}

/** Topics offered to those who found nothing. */
const OFFERED_TOPICS = 3;
const NEAR_COMMANDS = 3;
/** No command has a longer name. */
const MAX_NAME = 32;
/** The other commands are listed before this one. */
const FIRST_ABOUT_BOT = 'about';

/** Makes the platform-neutral bot; it keeps no state of its own. */
export function createBot({ pack, matcher, texts, random, otherCommands = [] }: BotDependencies): Bot {
  const context: AnswerContext = { pack, texts };
  const ownCommands = commandsFor(pack);
  const place = ownCommands.findIndex(({ name }) => name === FIRST_ABOUT_BOT);
  const commands = [...ownCommands.slice(0, place), ...otherCommands, ...ownCommands.slice(place)];
  const names = commands.flatMap(({ name, names: translated, aliases }) =>
    [name, ...Object.values(translated), ...aliases].map((typed) => ({ typed, name })),
  );
  const nearNames = new Fuse(names, { keys: ['typed'], threshold: 0.45 });

  const ask = async (text: string, conversation: Conversation, explain: boolean): Promise<Reply> => {
    const considered = beginningOf(text);
    const understandings = await matcher.ask(considered, { ...conversation, explain });
    const last = understandings.at(-1)!;
    const [first, ...others] = understandings.map((understanding) => replyTo(understanding, context));
    const isWhole = considered === text;
    return {
      messages: [isWhole ? first! : notedAsCut(first!, understandings[0]!.language), ...others],
      conversation: { ...conversation, previous: previousOf(last) ?? conversation.previous },
      understandings,
      language: last.language,
    };
  };

  const notedAsCut = (message: Message, language: Language): Message => {
    const text = texts.in(language)('note-question-cut', { count: MAX_QUESTION_LENGTH });
    const note: RichText = [{ text, style: 'italic' }];
    return { ...message, paragraphs: [note, ...message.paragraphs] };
  };

  const unknownCommand = (name: string, language: Language): Message => {
    const near = [...new Set(nearNames.search(name.slice(0, MAX_NAME)).map(({ item }) => item.name))].slice(
      0,
      NEAR_COMMANDS,
    );
    const t = texts.in(language);
    return plainMessage(
      near.length > 0
        ? t('command-unknown-near', { near: near.map((other) => `/${other}`).join(', ') })
        : t('command-unknown'),
    );
  };

  const runCommand = async (
    name: string,
    argument: string,
    conversation: Conversation,
    explain: boolean,
  ): Promise<Reply> => {
    const language = languageOf(conversation, pack);
    const command = ownCommands.find((candidate) => isCalled(candidate, name));
    if (!command) return { messages: [unknownCommand(name, language)], conversation, understandings: [], language };
    const commandContext: CommandContext = {
      ...context,
      language,
      lastFact: conversation.previous?.fact,
      random,
      commands,
    };
    const result = command.run(argument, commandContext);
    if (result.ask !== undefined) return ask(result.ask, conversation, explain);
    const { fact, setLanguage } = result;
    return {
      messages: result.messages,
      conversation: {
        ...conversation,
        ...(fact && { previous: previousShown(fact, language) }),
        ...(setLanguage !== undefined && { language: setLanguage ?? undefined }),
      },
      understandings: [],
      language: setLanguage ?? language,
      setLanguage,
    };
  };

  return {
    commands,
    languageOf: (conversation) => languageOf(conversation, pack),
    text(text, conversation, { explain = false } = {}) {
      const trimmed = text.trim();
      const command = parseCommand(trimmed);
      return command
        ? runCommand(command.name, command.argument, conversation, explain)
        : ask(trimmed, conversation, explain);
    },
    press(action, conversation) {
      const shown: Conversation = {
        language: conversation.language ?? ('language' in action ? action.language : undefined),
        languageHint: conversation.previous?.language ?? conversation.languageHint,
      };
      const language = languageOf(shown, pack);
      const t = texts.in(language);
      const show = (message: Message, after: Conversation = conversation): Reply => ({
        messages: [message],
        conversation: after,
        understandings: [],
        language,
      });
      // A button may be older than the pack: what it names may be gone.
      const gone = (): Reply => show(plainMessage(t('gone')));
      switch (action.kind) {
        case 'fact': {
          const fact = factById(pack, action.fact);
          if (!fact) return gone();
          return show(factMessage(fact, language, context), {
            ...conversation,
            previous: previousShown(fact, language),
          });
        }
        case 'sources': {
          const fact = factById(pack, action.fact);
          return fact ? show(sourcesMessage(fact, language, context)) : gone();
        }
        case 'topic':
          return pack.topics.some(({ id }) => id === action.topic)
            ? show(topicMessage(action.topic, action.page, language, context))
            : gone();
        case 'timeline': {
          const message = timelineMessage(action, action.page, language, context);
          return message ? show(message) : gone();
        }
        case 'none-of-these':
          return show({
            paragraphs: [[t('none-of-these')]],
            buttons: topicButtons(language, context).slice(0, OFFERED_TOPICS),
          });
        case 'language': {
          const chosen = action.language === 'auto' ? null : action.language;
          if (chosen !== null && !pack.languages.includes(chosen)) return gone();
          const current = languageOf(conversation, pack);
          return {
            ...show(languageSet(chosen, current, texts), { ...conversation, language: chosen ?? undefined }),
            language: chosen ?? current,
            setLanguage: chosen,
          };
        }
        default:
          return gone();
      }
    },
  };
}

/** What is considered of a text: no more than {@link MAX_QUESTION_LENGTH}, up to the end of a word where there is one. */
function beginningOf(text: string): string {
  if (text.length <= MAX_QUESTION_LENGTH) return text;
  const beginning = text.slice(0, MAX_QUESTION_LENGTH);
  const words = beginning.slice(0, Math.max(0, beginning.lastIndexOf(' '))).trim();
  return words === '' ? beginning.toWellFormed() : words;
}

/** Language for what answers no question: the first of those known that the pack has. */
export function languageOf({ language, previous, languageHint }: Conversation, pack: Pack): Language {
  return (
    [language, previous?.language, languageHint].find((code) => code && pack.languages.includes(code)) ??
    pack.defaultLanguage
  );
}

function previousShown(fact: Fact, language: Language): Previous {
  return { question: fact.wordings[language]!.question, fact, language };
}
