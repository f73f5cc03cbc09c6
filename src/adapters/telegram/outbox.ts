import { GrammyError, HttpError, InputFile, type Api } from 'grammy';
import type { Message as TelegramMessage } from 'grammy/types';
import type { Counters } from '../../bot/counters.ts';
import { chatKey, spaceKey, type Chat } from '../../bot/incoming.ts';
import type { Memory } from '../../bot/memory.ts';
import type { Attachment, Message } from '../../bot/message.ts';
import { ChatGoneError, RefusedError, UncertainError, type Stage } from '../../bot/stage.ts';
import { renderKeyboard } from './keyboard.ts';
import { MAX_CAPTION, renderText, splitText } from './render.ts';

/** How a message is to be sent. */
export interface SendOptions {
  /** Telegram's id of the message it replies to; it may be gone by then. */
  readonly replyTo?: number | undefined;
}

/** Sends and edits messages, whatever Telegram says to it. */
export interface Outbox extends Stage {
  send(chat: Chat, message: Message, options?: SendOptions): Promise<string>;
}

const LINK_PREVIEW = { is_disabled: true };
const GONE =
  /chat not found|user is deactivated|PEER_ID_INVALID|group chat was deleted|bot was (?:kicked|blocked)|not enough rights|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED|need administrator rights/i;

const NO_PICTURES = /not enough rights to send photos|CHAT_SEND_(?:PHOTOS|MEDIA)_FORBIDDEN/i;

/** Makes the outbox. Waiting and repeating is the API's own business (see `telegram.ts`). */
export function createOutbox(
  api: Api,
  memory: Pick<Memory, 'moveChat'>,
  counters: Pick<Counters, 'sendFailed'>,
): Outbox {
  /** The newest edit that waits for the one under way, by message. */
  const waiting = new Map<string, { message: Message; done: Promise<void> }>();
  const underWay = new Map<string, Promise<void>>();

  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const reason =
        error instanceof ChatGoneError ? 'gone' : error instanceof RefusedError ? 'refused' : 'unreachable';
      counters.sendFailed(reason, 'telegram');
      throw error;
    }
  };

  /** Makes a call and turns Telegram's refusals into the errors of the stage; a chat that moved is followed. */
  const translated = async <T>(chat: Chat, call: (chat: Chat) => Promise<T>): Promise<T> => {
    try {
      return await call(chat);
    } catch (error) {
      if (error instanceof HttpError)
        throw new UncertainError('the connection broke; the message may have been sent', { cause: error });
      if (!(error instanceof GrammyError)) throw error;
      const moved = error.parameters.migrate_to_chat_id;
      if (moved !== undefined && String(moved) !== chat.id) {
        const now: Chat = { ...chat, id: String(moved) };
        await memory.moveChat(
          { chat: chatKey(chat), space: spaceKey(chat) },
          { chat: chatKey(now), space: spaceKey(now) },
        );
        return translated(now, call);
      }
      if (error.error_code === 403 || GONE.test(error.description))
        throw new ChatGoneError(error.description, { cause: error });
      if (chat.thread !== undefined && /thread not found/i.test(error.description))
        return translated({ ...chat, thread: undefined }, call);
      throw new RefusedError(`${error.method}: ${error.description}`, { cause: error });
    }
  };

  const sendOnce = async (chat: Chat, message: Message, { replyTo }: SendOptions): Promise<string> => {
    /** Where the next part goes: the chat may move, or lose its topic, between two of them. What was sent is not sent again. */
    let there = chat;
    const inPlace = <T>(call: (current: Chat) => Promise<T>): Promise<T> =>
      translated(there, (current) => {
        there = current;
        return call(current);
      });
    const keyboard = renderKeyboard(message.buttons);
    const { attachment } = message;
    const texts = splitText(renderText(message.paragraphs), attachment ? MAX_CAPTION : undefined);
    const reply =
      replyTo === undefined ? {} : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } };
    let last: TelegramMessage | undefined;
    if (attachment) {
      const [caption, ...rest] = texts;
      const shown = {
        ...(caption && { caption: caption.text, caption_entities: caption.entities }),
        ...(rest.length === 0 && keyboard && { reply_markup: keyboard }),
        ...reply,
      };
      last = await inPlace((current) => sendFile(current, attachment, shown));
      if (!last) {
        const { attachment: _, ...withoutPicture } = message;
        return sendOnce(there, withoutPicture, { replyTo });
      }
      texts.shift();
    }
    for (const [index, { text, entities }] of texts.entries()) {
      last = await inPlace((current) =>
        api.sendMessage(Number(current.id), text, {
          ...topicOf(current),
          link_preview_options: LINK_PREVIEW,
          entities,
          ...(index === texts.length - 1 && keyboard && { reply_markup: keyboard }),
          ...(index === 0 && !attachment && reply),
        }),
      );
    }
    if (!last) throw new RefusedError('a message without text');
    return String(last.message_id);
  };

  /** @returns undefined where only text is allowed, as in some groups */
  const sendFile = async (
    chat: Chat,
    attachment: Attachment,
    shown: Parameters<Api['sendPhoto']>[2],
  ): Promise<TelegramMessage | undefined> => {
    const file = new InputFile(attachment.content, attachment.name);
    const options = { ...topicOf(chat), ...shown };
    if (!isPicture(attachment)) return api.sendDocument(Number(chat.id), file, options);
    try {
      return await api.sendPhoto(Number(chat.id), file, options);
    } catch (error) {
      if (!isForbiddenPicture(error)) throw error;
      return undefined;
    }
  };

  const editOnce = (chat: Chat, messageId: string, message: Message): Promise<void> =>
    counted(() =>
      translated(chat, async ({ id }) => {
        const { attachment } = message;
        const [first] = splitText(renderText(message.paragraphs), attachment ? MAX_CAPTION : undefined);
        const keyboard = renderKeyboard(message.buttons);
        try {
          if (attachment) {
            await api.editMessageMedia(
              Number(id),
              Number(messageId),
              {
                type: isPicture(attachment) ? 'photo' : 'document',
                media: new InputFile(attachment.content, attachment.name),
                ...(first && { caption: first.text, caption_entities: first.entities }),
              },
              keyboard && { reply_markup: keyboard },
            );
            return;
          }
          await api.editMessageText(Number(id), Number(messageId), first?.text ?? '', {
            entities: first?.entities ?? [],
            link_preview_options: LINK_PREVIEW,
            ...(keyboard && { reply_markup: keyboard }),
          });
        } catch (error) {
          // Pressing twice leads to the same message twice.
          if (!(error instanceof GrammyError && /message is not modified/.test(error.description))) throw error;
        }
      }),
    );

  return {
    send: (chat, message, options = {}) => counted(() => sendOnce(chat, message, options)),

    edit(chat, messageId, message) {
      const key = `${chat.id} ${messageId}`;
      const before = underWay.get(key);
      if (!before) {
        const edit = editOnce(chat, messageId, message).finally(() => underWay.delete(key));
        underWay.set(key, edit);
        return edit;
      }
      const next = waiting.get(key);
      if (next) {
        next.message = message;
        return next.done;
      }
      const entry = { message, done: Promise.resolve() };
      const done = before
        .catch(() => undefined)
        .then(() => {
          waiting.delete(key);
          const edit = editOnce(chat, messageId, entry.message).finally(() => underWay.delete(key));
          underWay.set(key, edit);
          return edit;
        });
      entry.done = done;
      waiting.set(key, entry);
      return done;
    },

    poll: (chat, { question, options, right, explanation, openFor }) =>
      counted(() =>
        translated(chat, async (there) => {
          const sent = await api.sendPoll(
            Number(there.id),
            question,
            options.map((text) => ({ text })),
            {
              type: 'quiz',
              correct_option_ids: [right],
              explanation,
              is_anonymous: false,
              open_period: Math.round(openFor / 1000),
              ...topicOf(there),
            },
          );
          return { messageId: String(sent.message_id), pollId: sent.poll.id };
        }),
      ),
  };
}

/** The topic of a forum that a call is about. */
function topicOf({ thread }: Chat): { message_thread_id?: number } {
  return thread === undefined ? {} : { message_thread_id: Number(thread) };
}

function isPicture({ mediaType }: Attachment): boolean {
  return mediaType.startsWith('image/');
}

function isForbiddenPicture(error: unknown): boolean {
  return error instanceof GrammyError && NO_PICTURES.test(error.description);
}
