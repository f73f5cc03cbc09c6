import Fuse from 'fuse.js';
import type { Fact, Language, Pack } from '../knowledge/pack.ts';
import { previousOf, type Matcher, type Previous } from '../matching/matcher.ts';
import type { Understanding } from '../matching/verdict.ts';
import { factMessage, replyTo, sourcesMessage, topicButtons, topicMessage, type AnswerContext } from './answers.ts';
import type { Command, CommandContext, CommandResult } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import { plainMessage, type Action, type Message } from './message.ts';
import type { Texts } from './texts.ts';

/** What is remembered of one person in one chat. */
export interface Conversation {
  /** The person's own choice. */
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
}

/** What the bot does in any chat, whatever the platform. */
export interface Bot {
  readonly commands: readonly Command[];
  /** Replies to a text: a command if it starts with "/", otherwise questions. */
  text(text: string, conversation: Conversation, options?: { explain?: boolean }): Reply;
  /** Does what a button says. */
  press(action: Action, conversation: Conversation): Reply;
}

/** What a bot is made of. */
export interface BotDependencies {
  readonly pack: Pack;
  readonly matcher: Matcher;
  readonly texts: Texts;
  /** 0 ≤ value < 1. */
  readonly random: () => number;
}

/** Makes the platform-neutral bot; it keeps no state of its own. */
export function createBot({ pack, matcher, texts, random }: BotDependencies): Bot {
  const context: AnswerContext = { pack, texts };
  const commands = COMMANDS.filter((command) => command.available?.(context) ?? true);
  const names = commands.flatMap((command) => [command.name, ...command.aliases].map((name) => ({ name, command })));
  const nearNames = new Fuse(names, { keys: ['name'], threshold: 0.45 });

  const languageOf = ({ language, previous, languageHint }: Conversation): Language =>
    [language, previous?.language, languageHint].find((code) => code && pack.languages.includes(code)) ??
    pack.defaultLanguage;

  const showFact = (fact: Fact, language: Language, conversation: Conversation): Reply => ({
    messages: [factMessage(fact, language, context)],
    conversation: { ...conversation, previous: { question: fact.wordings[language]!.question, fact, language } },
    understandings: [],
  });

  const ask = (text: string, conversation: Conversation, explain: boolean): Reply => {
    const understandings = matcher.ask(text, { ...conversation, explain });
    const last = understandings.at(-1)!;
    return {
      messages: understandings.map((understanding) => replyTo(understanding, context)),
      conversation: { ...conversation, previous: previousOf(last) ?? conversation.previous },
      understandings,
    };
  };

  const unknownCommand = (name: string, language: Language): Message => {
    const near = [...new Set(nearNames.search(name).map(({ item }) => item.command.name))].slice(0, 3);
    const t = texts.in(language);
    return plainMessage(
      near.length > 0
        ? t('command-unknown-near', { near: near.map((other) => `/${other}`).join(', ') })
        : t('command-unknown'),
    );
  };

  const runCommand = (typed: string, conversation: Conversation, explain: boolean): Reply => {
    const [, name = '', argument = ''] = /^\/(\S*)\s*(.*)$/s.exec(typed) ?? [];
    const language = languageOf(conversation);
    const command = names.find((entry) => entry.name === name.toLowerCase())?.command;
    if (!command) return { messages: [unknownCommand(name, language)], conversation, understandings: [] };
    const commandContext: CommandContext = {
      ...context,
      language,
      lastFact: conversation.previous?.fact,
      random,
      commands,
    };
    const result: CommandResult = command.run(argument.trim(), commandContext);
    if (result.ask !== undefined) return ask(result.ask, conversation, explain);
    const { fact, setLanguage } = result;
    return {
      messages: result.messages,
      conversation: {
        ...conversation,
        ...(fact && { previous: { question: fact.wordings[language]!.question, fact, language } }),
        ...(setLanguage !== undefined && { language: setLanguage ?? undefined }),
      },
      understandings: [],
    };
  };

  return {
    commands,
    text(text, conversation, { explain = false } = {}) {
      const trimmed = text.trim();
      return trimmed.startsWith('/') ? runCommand(trimmed, conversation, explain) : ask(trimmed, conversation, explain);
    },
    press(action, conversation) {
      const language = languageOf(conversation);
      const t = texts.in(language);
      const show = (message: Message): Reply => ({ messages: [message], conversation, understandings: [] });
      // A button may be older than the pack: what it names may be gone.
      const gone = (): Reply => show(plainMessage(t('gone')));
      switch (action.kind) {
        case 'fact': {
          const fact = pack.facts.find(({ id }) => id === action.fact);
          return fact ? showFact(fact, language, conversation) : gone();
        }
        case 'sources': {
          const fact = pack.facts.find(({ id }) => id === action.fact);
          return fact ? show(sourcesMessage(fact, language, context)) : gone();
        }
        case 'topic':
          return pack.topics.some(({ id }) => id === action.topic)
            ? show(topicMessage(action.topic, action.page, language, context))
            : gone();
        case 'none-of-these':
          return show({ paragraphs: [[t('none-of-these')]], buttons: topicButtons(language, context).slice(0, 3) });
        default:
          return gone();
      }
    },
  };
}
