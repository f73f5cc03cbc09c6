import { run, sequentialize, type RunnerHandle } from '@grammyjs/runner';
import { Bot, GrammyError, type Context } from 'grammy';
import type { InlineQueryResultArticle, Message as TelegramMessage, Update, User } from 'grammy/types';
import { decodeAction } from '../../bot/action-code.ts';
import { factMessage } from '../../bot/answers.ts';
import { UNCOUNTED, type Counters } from '../../bot/counters.ts';
import { chatKey, spaceKey, type Chat, type Incoming } from '../../bot/incoming.ts';
import type { Memory } from '../../bot/memory.ts';
import type { Action, Message } from '../../bot/message.ts';
import { within } from '../../bot/patience.ts';
import type { Outgoing, Service } from '../../bot/service.ts';
import { ChatGoneError, RefusedError } from '../../bot/stage.ts';
import type { Texts } from '../../bot/texts.ts';
import type { CurrentKnowledge } from '../../matching/knowledge.ts';
import { asRequest } from '../../ops/request.ts';
import { FatalAdapterError, type Adapter } from '../adapter.ts';
import { chatOf, factIn, isAnonymousAdmin, personOf, requestIn } from './incoming.ts';
import { createOutbox } from './outbox.ts';
import { registerProfile } from './profile.ts';
import { renderText, splitText } from './render.ts';
import { createRetry } from './retry.ts';
import { createTransport } from './transport.ts';
import { createWebhook } from './webhook.ts';

/** Where the adapter tells the operator what happens; never with what a person wrote or is called. */
export interface Logger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** How the bot is on Telegram; see `TelegramSettings` of the configuration. */
export interface TelegramOptions {
  readonly token: string;
  readonly apiRoot?: string;
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** ms before a failed call is repeated for the first time. */
  readonly firstRetry?: number;
  /** Longest wait for the answer to a call, ms. */
  readonly longestWait?: number;
}

/** What the adapter needs. */
export interface TelegramDependencies {
  readonly knowledge: CurrentKnowledge;
  readonly texts: Texts;
  readonly service: Service;
  readonly memory: Memory;
  readonly log: Logger;
  readonly counters?: Counters;
  /** ms since 1970 (UTC). */
  readonly now: () => number;
}

const ALLOWED_UPDATES = ['message', 'callback_query', 'poll_answer', 'inline_query', 'my_chat_member'] as const;
const FIRST_RETRY = 1000;
/** Messages older than this, ms, that waited in a group while the bot was away are not answered any more. */
const TOO_OLD = 10 * 60_000;
const MAX_INLINE_RESULTS = 10;
/** Seconds Telegram may keep the results of an inline query, for the same person. */
const INLINE_CACHE = 60;
/** Updates that are remembered so as not to be handled twice. */
const MAX_SEEN = 10_000;
/** Buttons that reply with a short line; the press is answered with it. */
const WITH_NOTICE: ReadonlySet<Action['kind']> = new Set([
  'feedback',
  'language',
  'setting',
  'quiz',
  'quiz-control',
  'daily',
  'report',
]);
/** After this time, ms, a press is answered without the line. */
const NOTICE_WAIT = 2000;
const MEDIA = [
  'sticker',
  'photo',
  'voice',
  'video',
  'video_note',
  'audio',
  'document',
  'animation',
  'location',
  'contact',
] as const;

/** The bot on Telegram. */
export function createTelegramAdapter(options: TelegramOptions, dependencies: TelegramDependencies): Adapter {
  const { service, memory, log, now, knowledge, texts, counters = UNCOUNTED } = dependencies;
  const transport = createTransport(options.longestWait);
  const bot = new Bot(options.token, {
    client: { fetch: transport.fetch, ...(options.apiRoot !== undefined && { apiRoot: options.apiRoot }) },
  });
  const stopping = new AbortController();
  bot.api.config.use(
    createRetry({ log, counters, stopped: stopping.signal, firstDelay: options.firstRetry ?? FIRST_RETRY }),
    async (previous, method, payload, signal) => {
      const result = await previous(method, payload, signal);
      if (method === 'getUpdates' && result.ok) lastPolled = now();
      return result;
    },
  );
  const outbox = createOutbox(bot.api, memory, counters);
  const underWay = new Set<Promise<unknown>>();
  const seen = new Set<number>();
  const failure = Promise.withResolvers<never>();
  // Somebody may be listening only later.
  failure.promise.catch(() => undefined);
  let startedAt = 0;
  let runner: RunnerHandle | undefined;
  let lastPolled: number | undefined;
  /** Whether updates may come in over the webhook. */
  let listening = false;

  /** Everything of one chat in order, and everything of one person. */
  bot.use(async (context, next) => {
    const id = context.update.update_id;
    if (seen.has(id)) return;
    seen.add(id);
    if (seen.size > MAX_SEEN) seen.delete(seen.values().next().value!);
    const handling = asRequest(async () => {
      try {
        await next();
      } catch (error) {
        await tellFailure(error, context).catch(() => undefined);
      }
    });
    underWay.add(handling);
    await handling.finally(() => underWay.delete(handling));
  });
  bot.use(
    sequentialize((context) => [context.chat?.id, context.from?.id].filter((id) => id !== undefined).map(String)),
  );

  const incomingOf = (context: Context, user: User, message?: TelegramMessage): Incoming => {
    const chat = context.chat ? chatOf(context.chat, message) : undefined;
    const anonymous = message !== undefined && isAnonymousAdmin(message);
    const person = personOf(user);
    return {
      chat: chat ?? { platform: 'telegram', id: String(user.id), public: false },
      // An administrator who writes as the group is the group; nothing is known about who it is.
      person: anonymous
        ? { platform: 'telegram', id: String(message.sender_chat!.id), name: message.sender_chat!.title ?? '' }
        : person,
      async mayManage() {
        if (anonymous || !chat?.public) return true;
        const { status } = await bot.api.getChatMember(Number(chat.id), user.id);
        return status === 'creator' || status === 'administrator';
      },
      at: now(),
    };
  };

  /** Shows what the service wants shown; a chat the bot cannot speak in is forgotten, what Telegram refuses is our own fault. */
  const show = async (
    { messages, notice }: Outgoing,
    { chat }: Incoming,
    replyTo: number | undefined,
  ): Promise<void> => {
    const all = notice === undefined ? messages : [...messages, { paragraphs: [[notice]], buttons: [] }];
    for (const message of all) await outbox.send(chat, message, { replyTo: chat.public ? replyTo : undefined });
  };

  /** Replaces a message of the bot's. @returns false if it is gone: somebody has deleted it since */
  const replacedBy = async (shown: Message, chat: Chat, messageId: string): Promise<boolean> => {
    try {
      await outbox.edit(chat, messageId, shown);
      return true;
    } catch (error) {
      if (!(error instanceof RefusedError && /message to edit not found/.test(error.message))) throw error;
      return false;
    }
  };

  bot.on('message', async (context) => {
    const { message } = context;
    if (message.migrate_to_chat_id !== undefined) {
      const from = chatOf(message.chat);
      const to = { ...from, id: String(message.migrate_to_chat_id) };
      await memory.moveChat({ chat: chatKey(from), space: spaceKey(from) }, { chat: chatKey(to), space: spaceKey(to) });
      return;
    }
    const isPerson = !message.from.is_bot || isAnonymousAdmin(message);
    if (!isPerson || message.via_bot || message.is_automatic_forward) return;
    const isPrivate = message.chat.type === 'private';
    if (!isPrivate && message.date * 1000 < startedAt - TOO_OLD) return;
    if (isPrivate && message.text === undefined && !MEDIA.some((kind) => kind in message)) return;
    const request = requestIn(message, context.me, service.commands);
    if (request === undefined) return;
    const replied = message.reply_to_message;
    const toBot = replied?.from?.id === context.me.id ? replied : undefined;
    const incoming: Incoming = {
      ...incomingOf(context, message.from, message),
      ...(toBot && { messageId: String(toBot.message_id), repliesTo: factIn(toBot) }),
    };
    await show(await service.text(request, incoming), incoming, message.message_id);
  });

  bot.on('callback_query', async (context) => {
    const { callbackQuery } = context;
    const { message } = callbackQuery;
    const action = decodeAction(callbackQuery.data ?? '');
    const answer = (text?: string) =>
      context.answerCallbackQuery(text === undefined ? {} : { text: text.slice(0, 200) });
    const incoming: Incoming = {
      ...incomingOf(context, callbackQuery.from, message as TelegramMessage | undefined),
      ...(message && { messageId: String(message.message_id) }),
    };
    if (!action || !message) {
      await answer(texts.in(await service.languageFor(incoming))('gone'));
      return;
    }
    if (!WITH_NOTICE.has(action.kind)) await answer();
    const pressing = service.press(action, incoming);
    let answered = !WITH_NOTICE.has(action.kind);
    if (!answered) {
      const quick = await within(NOTICE_WAIT, pressing);
      await answer(quick?.notice);
      answered = quick?.notice !== undefined;
    }
    const outgoing = await pressing;
    const [first, ...rest] = outgoing.messages;
    // Too late for a line that only the person sees. Others must not read it: in a quiz it says what somebody has answered.
    const isLate = !answered && outgoing.notice !== undefined && !incoming.chat.public;
    // A message with a picture cannot become one of text alone.
    const canReplace = first !== undefined && (first.attachment !== undefined || !('photo' in message));
    const replaced =
      outgoing.replace && canReplace && (await replacedBy(first, incoming.chat, String(message.message_id)));
    if (replaced) {
      await show(
        { ...outgoing, messages: rest, notice: isLate ? outgoing.notice : undefined },
        incoming,
        message.message_id,
      );
    } else await show({ ...outgoing, notice: isLate ? outgoing.notice : undefined }, incoming, message.message_id);
  });

  bot.on('poll_answer', async (context) => {
    const { poll_id: poll, user, option_ids: chosen } = context.pollAnswer;
    const [option] = chosen;
    // Without an option a vote was taken back, and without a person a channel voted; quiz polls know neither.
    if (option === undefined || !user) return;
    await service.vote(poll, option, incomingOf(context, user));
  });

  bot.on('inline_query', async (context) => {
    const { query, from } = context.inlineQuery;
    const { pack } = knowledge();
    const incoming = incomingOf(context, from);
    const language = await service.languageFor(incoming);
    const facts = await service.complete(query, incoming, MAX_INLINE_RESULTS);
    const results = facts.map((fact): InlineQueryResultArticle => {
      const { question, answer } = fact.wordings[language]!;
      const { paragraphs } = factMessage(fact, language, { pack, texts });
      const [shown] = splitText(renderText([[{ text: question, style: 'bold' }], ...paragraphs]));
      return {
        type: 'article',
        id: fact.id,
        title: question,
        description: answer,
        input_message_content: {
          message_text: shown!.text,
          entities: shown!.entities,
          link_preview_options: { is_disabled: true },
        },
      };
    });
    await context.answerInlineQuery(results, { is_personal: true, cache_time: INLINE_CACHE });
  });

  bot.on('my_chat_member', async (context) => {
    const { status } = context.myChatMember.new_chat_member;
    const space = spaceKey(chatOf(context.chat));
    if (status === 'kicked' || status === 'left') await memory.leaveSpace(space, now());
    else await memory.returnToSpace(space);
  });

  const tellFailure = async (error: unknown, { chat, update }: Context): Promise<void> => {
    if (error instanceof ChatGoneError && chat) {
      log.info({}, 'telegram chat is gone');
      await memory.leaveSpace(spaceKey(chatOf(chat)), now());
      return;
    }
    const { name, message } = error as Error;
    log.error({ update: update.update_id, error: name, reason: withoutToken(message) }, 'telegram update failed');
  };

  const withoutToken = (message: string): string => message.replaceAll(options.token, '(token)');

  const fatal = (error: unknown): FatalAdapterError => {
    const code = error instanceof GrammyError ? error.error_code : undefined;
    if (code === 401 || code === 404)
      return new FatalAdapterError('TELEGRAM_TOKEN: Telegram does not know this token; get it from @BotFather', {
        cause: error,
      });
    if (code === 409)
      return new FatalAdapterError(
        'Telegram: another process takes the updates of this bot (409); stop it, or use a webhook behind which several may run',
        { cause: error },
      );
    return new FatalAdapterError(`Telegram: ${withoutToken((error as Error).message)}`, { cause: error });
  };

  const startPolling = async (): Promise<void> => {
    await bot.api.deleteWebhook();
    lastPolled = now();
    runner = run(bot, { runner: { fetch: { allowed_updates: ALLOWED_UPDATES }, silent: true } });
    runner.task()?.catch((error: unknown) => failure.reject(fatal(error)));
  };

  const take = (update: Update): boolean => {
    if (listening) void bot.handleUpdate(update);
    return listening;
  };

  const startWebhook = async ({ url, secret }: NonNullable<TelegramOptions['webhook']>): Promise<void> => {
    listening = true;
    await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES });
  };

  const register = async (): Promise<void> => {
    const { pack } = knowledge();
    try {
      await registerProfile({
        api: bot.api,
        memory,
        texts,
        commands: service.commands,
        languages: pack.languages,
        subject: (language) => pack.title[language] ?? pack.title[pack.defaultLanguage]!,
        botId: bot.botInfo.id,
      });
    } catch (error) {
      // Old commands in the menu are better than no bot; the next start tries again.
      if (!stopping.signal.aborted)
        log.warn({ reason: withoutToken((error as Error).message) }, 'telegram profile not registered');
    }
  };

  const refresh = (): Promise<void> => {
    const registering = register().finally(() => underWay.delete(registering));
    underWay.add(registering);
    return registering;
  };

  return {
    stage: outbox,
    failed: failure.promise,
    lastConnected: () => (listening ? now() : lastPolled),
    routes: options.webhook ? [createWebhook(new URL(options.webhook.url).pathname, options.webhook.secret, take)] : [],

    async start() {
      startedAt = now();
      try {
        await bot.init();
        await (options.webhook ? startWebhook(options.webhook) : startPolling());
      } catch (error) {
        throw fatal(error);
      }
      log.info({ mode: options.webhook ? 'webhook' : 'polling' }, 'telegram ready');
      void refresh();
    },

    refresh,

    async stop() {
      const fetching = runner?.stop();
      listening = false;
      await fetching?.catch(() => undefined);
      await Promise.allSettled(underWay);
      stopping.abort();
      // Tells Telegram what has been handled, so that the next start does not get it again.
      const last = Math.max(-1, ...seen);
      if (runner && last >= 0)
        await bot.api.getUpdates({ offset: last + 1, limit: 1, timeout: 0 }).catch(() => undefined);
      await transport.close();
    },
  };
}
