import {
  AttachmentBuilder,
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
  Routes,
  type Client,
} from 'discord.js';
import type { Counters } from '../../bot/counters.ts';
import type { Chat } from '../../bot/incoming.ts';
import type { Message } from '../../bot/message.ts';
import { ChatGoneError, RefusedError, type Stage } from '../../bot/stage.ts';
import { renderMessage } from './render.ts';

/** What is said about a message when it cannot be sent. */
const GONE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
]);

/** A message in the form that discord.js sends: rendered, with its file, and without pinging anybody. */
export function payloadOf(message: Message) {
  const { embeds, components } = renderMessage(message);
  const { attachment } = message;
  return {
    embeds,
    components,
    ...(attachment && {
      files: [
        new AttachmentBuilder(Buffer.from(attachment.content), {
          name: attachment.name,
          description: attachment.description.slice(0, 1024),
        }),
      ],
    }),
    allowedMentions: { parse: [], repliedUser: false },
  };
}

/** Whether an error says that the bot cannot speak there. */
export function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

/** Why a call did not get through; undefined if the error is no matter of the call. */
export function failureOf(error: unknown): Parameters<Counters['sendFailed']>[0] | undefined {
  if (isGone(error) || error instanceof ChatGoneError) return 'gone';
  if (error instanceof DiscordAPIError) return 'refused';
  const { code } = error as { readonly code?: unknown };
  const isNetwork = typeof code === 'string' && /^(?:UND_ERR_|E[A-Z]{4,}$)/.test(code);
  return error instanceof HTTPError || error instanceof RateLimitError || isNetwork ? 'unreachable' : undefined;
}

/** Speaks up in channels by itself; discord.js waits for rate limits and repeats what failed in Discord. */
export function createOutbox(client: Client, counters: Pick<Counters, 'sendFailed'>): Stage {
  /** The newest edit that waits for the one under way, by message. */
  const waiting = new Map<string, { message: Message; done: Promise<void> }>();
  const underWay = new Map<string, Promise<void>>();

  const guarded = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      const reason = failureOf(error);
      if (reason) counters.sendFailed(reason, 'discord');
      if (isGone(error)) throw new ChatGoneError((error as Error).message, { cause: error });
      if (error instanceof DiscordAPIError)
        throw new RefusedError(`${error.method}: ${error.message}`, { cause: error });
      throw error;
    }
  };

  const editOnce = (chat: Chat, messageId: string, message: Message): Promise<void> =>
    guarded(async () => {
      const { embeds, components } = renderMessage(message);
      await client.rest.patch(Routes.channelMessage(chat.id, messageId), { body: { embeds, components } });
    });

  const begin = (key: string, edit: () => Promise<void>): Promise<void> => {
    const editing = edit().finally(() => underWay.delete(key));
    underWay.set(key, editing);
    return editing;
  };

  return {
    send: (chat, message) =>
      guarded(async () => {
        const channel = await client.channels.fetch(chat.id);
        if (!channel?.isSendable()) throw new ChatGoneError(`no messages can be sent in channel ${chat.id}`);
        const sent = await channel.send(payloadOf(message));
        return sent.id;
      }),

    edit(chat, messageId, message) {
      const before = underWay.get(messageId);
      if (!before) return begin(messageId, () => editOnce(chat, messageId, message));
      const next = waiting.get(messageId);
      if (next) {
        next.message = message;
        return next.done;
      }
      const entry = { message, done: Promise.resolve() };
      entry.done = before
        .catch(() => undefined)
        .then(() => {
          waiting.delete(messageId);
          return begin(messageId, () => editOnce(chat, messageId, entry.message));
        });
      waiting.set(messageId, entry);
      return entry.done;
    },
  };
}
