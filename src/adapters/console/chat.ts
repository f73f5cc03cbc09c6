import { createInterface } from 'node:readline/promises';
import type { Bot, Conversation } from '../../bot/bot.ts';
import { plainMessage, type Button, type Message } from '../../bot/message.ts';
import type { Texts } from '../../bot/texts.ts';
import type { Language } from '../../knowledge/pack.ts';
import { renderMessage } from './render.ts';

/** What the console chat needs. */
export interface ChatDependencies {
  readonly bot: Bot;
  readonly texts: Texts;
  /** Heading of the chat. */
  readonly subject: (language: Language) => string;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** A person sits there: prompt, welcome, colours and history. Otherwise lines are answered one by one. */
  readonly interactive: boolean;
  readonly colours: boolean;
  readonly conversation: Conversation;
  /** Lines typed in earlier chats, newest first. */
  readonly history?: readonly string[];
}

const MAX_HISTORY = 500;

/**
 * Runs the console chat until the input ends or `signal` aborts.
 * @returns the lines typed, newest first, to be kept as history
 */
export async function runChat(dependencies: ChatDependencies, signal?: AbortSignal): Promise<string[]> {
  const { bot, texts, input, output, interactive, colours } = dependencies;
  let { conversation } = dependencies;
  let choices: readonly Button[] = [];
  const write = (text: string): void => void output.write(`${text}\n`);
  const language = (): Language =>
    conversation.language ?? conversation.previous?.language ?? conversation.languageHint ?? 'en';
  const show = (messages: readonly Message[]): void => {
    choices = [];
    for (const message of messages) {
      // Numbers go on from one message to the next, so that each number means one thing.
      const shown = renderMessage(message, { colours });
      write(choices.length === 0 ? shown : renumber(shown, choices.length));
      choices = [...choices, ...message.buttons];
    }
    write('');
  };

  const readline = createInterface({
    input,
    output: interactive ? output : undefined,
    terminal: interactive,
    prompt: '> ',
    history: [...(dependencies.history ?? [])],
    historySize: MAX_HISTORY,
    removeHistoryDuplicates: true,
    ...(signal && { signal }),
  });
  const typed: string[] = [...(dependencies.history ?? [])];
  if (interactive) {
    const t = texts.in(language());
    write(t('console-welcome', { subject: dependencies.subject(language()) }));
    write(`${t('console-hint')}\n`);
    readline.prompt();
  }
  for await (const line of readline) {
    const text = line.trim();
    if (text !== '') {
      typed.unshift(text);
      const number = /^\d{1,2}$/.test(text) ? Number(text) : undefined;
      if (!interactive) write(`> ${text}`);
      if (number !== undefined) {
        const choice = choices[number - 1];
        if (choice) {
          const reply = bot.press(choice.action, conversation);
          conversation = reply.conversation;
          show(reply.messages);
        } else {
          write(renderMessage(plainMessage(texts.in(language())('console-no-choice', { number })), { colours }));
        }
      } else {
        const reply = bot.text(text, conversation);
        conversation = reply.conversation;
        show(reply.messages);
      }
    }
    if (interactive) readline.prompt();
  }
  if (interactive) write(`\n${texts.in(language())('console-bye')}`);
  return typed.slice(0, MAX_HISTORY);
}

function renumber(shown: string, offset: number): string {
  return shown.replace(
    /^( {2}(?:\u001b\[\d+m)?)(\d+)\./gm,
    (_, before: string, number: string) => `${before}${Number(number) + offset}.`,
  );
}
