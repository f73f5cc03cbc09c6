import {
  DiscordAPIError,
  RESTJSONErrorCodes,
  Routes,
  type RESTPostAPIChannelMessageResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  type REST,
} from 'discord.js';
import type { Counters } from '../../bot/counters.ts';
import type { Chat } from '../../bot/incoming.ts';
import type { Message } from '../../bot/message.ts';
import { ChatGoneError, RefusedError, type Stage } from '../../bot/stage.ts';
import { callOf, editOf, failureOf, isGone, once, persistently, type MessageCall } from './calls.ts';

/** Sends and edits messages in channels. */
export interface Outbox extends Stage {
  /** Replies to a message, whose author alone is told so; to one that is gone, or where the history is closed to the bot, without a reference. */
  reply(to: { readonly channelId: string; readonly id: string }, message: Message): Promise<void>;
  /** Sends to a person in private. */
  whisper(person: string, message: Message): Promise<void>;
}

/** Discord's code for a reply where the bot may not read the history. */
const NO_HISTORY: unknown = RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory;

/** Speaks in channels by plain calls; the library waits for rate limits and repeats what failed in Discord. */
export function createOutbox(rest: REST, counters: Pick<Counters, 'sendFailed'>): Outbox {
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

  const post = async (
    channelId: string,
    message: Message,
    more: Partial<MessageCall['body']> = {},
  ): Promise<RESTPostAPIChannelMessageResult> => {
    const { body, files } = callOf(message);
    const call = { body: once({ ...body, ...more }), ...(files && { files }) };
    try {
      return await persistently(
        () => rest.post(Routes.channelMessages(channelId), call) as Promise<RESTPostAPIChannelMessageResult>,
      );
    } catch (error) {
      // Where files may not be attached the text goes out alone.
      const { attachment, ...withoutFile } = message;
      const isForbidden = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingPermissions;
      if (!attachment || !isForbidden) throw error;
      return post(channelId, withoutFile, more);
    }
  };

  const editOnce = (chat: Chat, messageId: string, message: Message): Promise<void> =>
    guarded(async () => {
      await persistently(() => rest.patch(Routes.channelMessage(chat.id, messageId), editOf(message)));
    });

  const begin = (key: string, edit: () => Promise<void>): Promise<void> => {
    const editing = edit().finally(() => underWay.delete(key));
    underWay.set(key, editing);
    return editing;
  };

  return {
    forms: true,
    send: (chat, message) => guarded(async () => (await post(chat.id, message)).id),

    reply: ({ channelId, id }, message) =>
      guarded(async () => {
        try {
          await post(channelId, message, {
            message_reference: { message_id: id, channel_id: channelId, fail_if_not_exists: false },
            allowed_mentions: { parse: [], replied_user: true },
          });
        } catch (error) {
          if (!(error instanceof DiscordAPIError && error.code === NO_HISTORY)) throw error;
          await post(channelId, message);
        }
      }),

    whisper: (person, message) =>
      guarded(async () => {
        const channel = (await rest.post(Routes.userChannels(), {
          body: { recipient_id: person },
        })) as RESTPostAPICurrentUserCreateDMChannelResult;
        await post(channel.id, message);
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
