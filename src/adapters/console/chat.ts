import { createInterface } from 'node:readline/promises';
import type { Incoming } from '../../bot/incoming.ts';
import { plainMessage, type Button, type Message } from '../../bot/message.ts';
import type { Outgoing, Service } from '../../bot/service.ts';
import type { Stage } from '../../bot/stage.ts';
import type { Texts } from '../../bot/texts.ts';
import type { Language } from '../../knowledge/pack.ts';
import { renderMessage, withoutRatings } from './render.ts';

/** What the console chat needs. */
export interface ChatDependencies {
  readonly service: Service;
  readonly texts: Texts;
  /** Told where the bot can speak up by itself, once it can. */
  readonly onStage?: (stage: Stage) => void;
  /** Heading of the chat. */
  readonly subject: (language: Language) => string;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** A person sits there: prompt, welcome, colours and history. Otherwise lines are answered one by one. */
  readonly interactive: boolean;
  readonly colours: boolean;
  /** Language of the terminal. */
  readonly languageHint: Language;
  /** ms since 1970 (UTC). */
  readonly now: () => number;
  /** Lines typed in earlier chats, newest first. */
  readonly history?: readonly string[];
}

const MAX_HISTORY = 500;

/**
 * Runs the console chat until the input ends or `signal` aborts.
 * @returns the lines typed, newest first, to be kept as history
 */
export async function runChat(dependencies: ChatDependencies, signal?: AbortSignal): Promise<string[]> {
  const { service, texts, input, output, interactive, colours, languageHint, now } = dependencies;
  let choices: readonly Button[] = [];
  const write = (text: string): void => void output.write(`${text}\n`);
  const incoming = (): Incoming => ({
    chat: { platform: 'console', id: 'console', public: false },
    person: { platform: 'console', id: 'console', name: '', languageHint },
    mayManage: () => Promise.resolve(true),
    at: now(),
  });
  const show = ({ messages, notice }: Outgoing): void => {
    choices = [];
    for (const message of messages.map(withoutRatings)) {
      // Numbers go on from one message to the next, so that each number means one thing.
      write(renderMessage(message, { colours, firstNumber: choices.length + 1 }));
      choices = [...choices, ...message.buttons];
    }
    if (notice !== undefined) write(renderMessage(plainMessage(notice), { colours }));
    write('');
  };
  const answer = async (text: string): Promise<void> => {
    const number = /^\d{1,2}$/.test(text) ? Number(text) : undefined;
    if (number === undefined) {
      show(await service.text(text, incoming()));
      return;
    }
    const choice = choices[number - 1];
    if (choice) show(await service.press(choice.action, incoming()));
    else write(texts.in(await service.languageFor(incoming()))('console-no-choice', { number }));
  };

  const language = await service.languageFor(incoming());
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
  /** Shows something between two lines; numbers mean its choices from then on. */
  const speakUp = (message: Message): void => {
    if (interactive) write('');
    show({ messages: [message], language });
    if (interactive && open) readline.prompt(true);
  };
  // The input may end while an answer is under way.
  let open = true;
  readline.once('close', () => {
    open = false;
  });
  let spoken = 0;
  dependencies.onStage?.({
    passing: true,
    send(_, message) {
      speakUp(message);
      return Promise.resolve(String(++spoken));
    },
    // What has scrolled by cannot be changed.
    edit: (_, __, message) => Promise.resolve(speakUp(message)),
  });
  const typed: string[] = [...(dependencies.history ?? [])];
  if (interactive) {
    const t = texts.in(language);
    write(t('console-welcome', { subject: dependencies.subject(language) }));
    write(`${t('console-hint')}\n`);
    readline.prompt();
  }
  for await (const line of readline) {
    const text = line.trim();
    if (text !== '') {
      typed.unshift(text);
      if (!interactive) write(`> ${text}`);
      await answer(text);
    }
    if (interactive && open) readline.prompt();
  }
  if (interactive) write(`\n${texts.in(await service.languageFor(incoming()))('console-bye')}`);
  return typed.slice(0, MAX_HISTORY);
}
