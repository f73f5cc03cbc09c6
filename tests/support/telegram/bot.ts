import { expect, onTestFinished } from 'vitest';
import { createTelegramAdapter, type TelegramOptions } from '../../../src/adapters/telegram/telegram.ts';
import type { Adapter } from '../../../src/adapters/adapter.ts';
import type { Memory } from '../../../src/bot/memory.ts';
import type { Pictures } from '../../../src/bot/picture.ts';
import { createHttp } from '../../../src/ops/http.ts';
import { defaultPack } from '../pack.ts';
import type { TestQuizzes } from '../quiz/quizzes.ts';
import { testService, type TestService } from '../service.ts';
import { BOT, startBotApi, TOKEN, type BotApi, type Call } from './server.ts';

type Json = Record<string, unknown>;

/** The real bot against a local Bot API. */
export interface TelegramTest {
  readonly api: BotApi;
  readonly adapter: Adapter;
  readonly service: TestService;
  readonly memory: Memory;
  /** What the operator reads. */
  /** Where the webhook is served, without a path; undefined when polling. */
  readonly webhookRoot: string | undefined;
  readonly logged: { readonly level: string; readonly message: string; readonly details: Json }[];
  /** Says something in a private chat, by default as Ann. @returns the update's id */
  say(text: string, more?: Json): number;
  /** Says something in a group. */
  sayInGroup(text: string, more?: Json): number;
  /** Presses the button with this label on a message that was sent. */
  press(call: Call, label: string, by?: Json): void;
  /** The messages sent so far, at least `count`. */
  sent(count: number): Promise<readonly Call[]>;
}

export const ANN = { id: 111_222_333, is_bot: false, first_name: 'Ann', language_code: 'en' };
export const BORIS = { id: 444_555_666, is_bot: false, first_name: 'Борис', language_code: 'ru' };
export const GROUP = { id: -1001, type: 'supergroup', title: 'Model UN' };
const loaded = defaultPack();
/** The id of the first message people write. */
let nextMessage = 1;

/** Starts both; at the end of the test both are stopped and every call must have kept the rules. */
export async function startTelegram(
  given: {
    options?: Partial<TelegramOptions>;
    started?: boolean;
    memory?: Memory;
    api?: BotApi;
    quizzes?: TestQuizzes;
    pictures?: Pictures;
  } = {},
): Promise<TelegramTest> {
  const api = given.api ?? (await startBotApi());
  const knowledge = await loaded;
  const { quizzes, memory = quizzes?.memory } = given;
  const now = quizzes?.now ?? Date.now;
  const service = await testService({
    ...(memory && { memory }),
    ...(quizzes && { quiz: quizzes.part, quizExtras: quizzes.extras, practice: quizzes.practice }),
    ...(given.pictures && { pictures: given.pictures }),
    now,
  });
  const logged: TelegramTest['logged'] = [];
  const at = (level: string) => (details: object, message: string) =>
    void logged.push({ level, message, details: { ...details } });
  const adapter = createTelegramAdapter(
    { token: TOKEN, apiRoot: api.root, firstRetry: 20, ...given.options },
    {
      service,
      memory: service.memory,
      log: { info: at('info'), warn: at('warn'), error: at('error') },
      now,
      knowledge: () => knowledge,
      texts: service.texts,
    },
  );
  const http = createHttp(adapter.routes, { error: at('error') });
  const port = adapter.routes.length > 0 ? await http.listen(0, '127.0.0.1') : undefined;
  onTestFinished(async () => {
    await quizzes?.host.stop();
    await adapter.stop();
    await http.stop();
    await api.stop();
    expect(api.violations).toEqual([]);
    expect(JSON.stringify(logged)).not.toContain(TOKEN);
  });
  if (given.started ?? true) await adapter.start();
  quizzes?.stages.set('telegram', adapter.stage);

  const say = (text: string, more: Json = {}): number =>
    api.deliver({
      message: {
        message_id: nextMessage++,
        date: Math.floor(Date.now() / 1000),
        from: ANN,
        chat: { id: ANN.id, type: 'private', first_name: 'Ann' },
        text,
        ...more,
      },
    });
  return {
    api,
    adapter,
    service,
    memory: service.memory,
    webhookRoot: port === undefined ? undefined : `http://127.0.0.1:${port}`,
    logged,
    say,
    sayInGroup: (text, more = {}) => say(text, { chat: GROUP, ...more }),
    press(call, label, by = ANN) {
      const button = buttonsOf(call).find(({ text }) => text === label);
      if (!button)
        throw new Error(
          `no button "${label}", only ${buttonsOf(call)
            .map(({ text }) => text)
            .join(', ')}`,
        );
      api.deliver({
        callback_query: {
          id: String(nextMessage++),
          from: by,
          chat_instance: '1',
          message: asMessage(call),
          data: button.callback_data,
        },
      });
    },
    sent: (count) => api.calledAtLeast(count, 'sendMessage'),
  };
}

interface InlineButton {
  readonly text: string;
  readonly callback_data: string;
}

/** The buttons under a message. */
export function buttonsOf({ payload }: Call): InlineButton[] {
  const markup = payload['reply_markup'] as { inline_keyboard: InlineButton[][] } | undefined;
  return markup?.inline_keyboard.flat() ?? [];
}

/** A message that was sent, as it comes back in replies and presses. Its id is that which the server gave: the first is 500. */
export function asMessage({ payload }: Call, id = 500): Json {
  const chat = Number(payload['chat_id']);
  return {
    message_id: id,
    date: Math.floor(Date.now() / 1000),
    from: BOT,
    chat: chat < 0 ? { ...GROUP, id: chat } : { id: chat, type: 'private', first_name: 'Ann' },
    ...(payload['photo'] === undefined ? { text: payload['text'] } : { caption: payload['caption'], photo: [] }),
    reply_markup: payload['reply_markup'],
  };
}

export const textOf = ({ payload }: Call): string => String(payload['text']);
