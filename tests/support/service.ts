import { createService, type BackgroundService, type ServiceDependencies } from '../../src/bot/create-service.ts';
import type { Chat, Incoming, Person } from '../../src/bot/incoming.ts';
import type { Memory } from '../../src/bot/memory.ts';
import { plainMessage, toPlainText, type Message } from '../../src/bot/message.ts';
import { createTexts, type Texts } from '../../src/bot/texts.ts';
import type { Part } from '../../src/bot/part.ts';
import type { Outgoing } from '../../src/bot/service.ts';
import { readCatalogues } from '../../src/locales/read.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import { defaultPack } from './pack.ts';

/** 24 November 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 24, 12);

/** A service on the default pack with a memory of its own and a clock that stands still. */
export interface TestService extends BackgroundService {
  readonly texts: Texts;
  readonly memory: Memory;
  /** What was logged, in the order of events. */
  readonly logged: { readonly details: Record<string, unknown>; readonly message: string }[];
  /** Lets ms pass; things come in at the new time. */
  pass(ms: number): void;
  /** Circumstances at the present time; by default somebody in a private Telegram chat without any language. */
  incoming(chat?: Partial<Chat>, person?: Partial<Person>, more?: Partial<Incoming>): Incoming;
}

const loaded = defaultPack();

/** Makes the service; what is given replaces what it is made of. */
export async function testService(given: Partial<ServiceDependencies> = {}): Promise<TestService> {
  let time = NOON;
  const knowledge = await loaded;
  const texts = createTexts(await readCatalogues());
  const memory = given.memory ?? createMemory(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const logged: TestService['logged'] = [];
  const take = (details: object, message: string): void => void logged.push({ details: { ...details }, message });
  const service = createService({
    knowledge: () => knowledge,
    texts,
    memory,
    log: { warn: take, error: take },
    now: () => time,
    random: () => 0.5,
    ...given,
  });
  return Object.assign(service, {
    texts,
    memory,
    logged,
    pass: (ms: number) => void (time += ms),
    incoming: (chat: Partial<Chat> = {}, person: Partial<Person> = {}, more: Partial<Incoming> = {}) => ({
      chat: { platform: 'telegram' as const, id: '1', public: false, ...chat },
      person: { platform: 'telegram' as const, id: '1', name: 'Ann', ...person },
      mayManage: () => Promise.resolve(false),
      at: time,
      ...more,
    }),
  });
}

/** A part that stands in for the quizzes. */
export const someQuiz: Part = {
  commands: [{ name: 'quiz', names: {}, aliases: [], options: [] }],
  unlimited: true,
  // Numbers answer it.
  answer: async (_, argument) => (/^\d+$/.test(argument) ? { messages: [], notice: `${argument}!` } : undefined),
  command: () => Promise.resolve({ messages: [plainMessage('a quiz')] }),
  press: (action) => (action.kind === 'quiz' ? Promise.resolve({ messages: [], notice: 'noted' }) : undefined),
  text: (text, { incoming }) =>
    incoming.messageId === 'question' ? Promise.resolve({ messages: [], notice: `${text}!` }) : undefined,
};

/** All that is shown, as plain text with the buttons' labels. */
export function shown({ messages }: Outgoing): string {
  return messages.map((message) => toPlainText(message, true)).join('\n');
}

/** The action of the button with this label, in any of the messages. */
export function actionOf({ messages }: Outgoing, label: string): Message['buttons'][number]['action'] {
  const button = messages.flatMap(({ buttons }) => buttons).find((candidate) => candidate.label === label);
  if (!button) throw new Error(`no button "${label}" in\n${messages.map((one) => toPlainText(one, true)).join('\n')}`);
  return button.action;
}
