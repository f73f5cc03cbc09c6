import type { Chat as TelegramChat, Message as TelegramMessage, User, UserFromGetMe } from 'grammy/types';
import { factOfCodes } from '../../bot/action-code.ts';
import { isCalled, parseCommand, type CommandDeclaration } from '../../bot/commands/command.ts';
import type { Chat, Person, ShownFact } from '../../bot/incoming.ts';
import type { Language } from '../../knowledge/pack.ts';

/** A chat of Telegram as the bot knows it; a forum's topics are threads. */
export function chatOf(
  chat: TelegramChat,
  message?: Pick<TelegramMessage, 'is_topic_message' | 'message_thread_id'>,
): Chat {
  return {
    platform: 'telegram',
    id: String(chat.id),
    ...(message?.is_topic_message &&
      message.message_thread_id !== undefined && { thread: String(message.message_thread_id) }),
    public: chat.type !== 'private',
  };
}

/** Somebody on Telegram as the bot knows them. */
export function personOf(user: User): Person {
  return {
    platform: 'telegram',
    id: String(user.id),
    name: [user.first_name, user.last_name].filter(Boolean).join(' '),
    ...(user.language_code !== undefined && { languageHint: languageOf(user.language_code) }),
  };
}

/** "de-AT" → "de". */
function languageOf(code: string): Language {
  return code.slice(0, 2).toLowerCase();
}

/** The group's own administrators may write as the group; they are people all the same. */
export function isAnonymousAdmin({ chat, sender_chat: sender }: TelegramMessage): boolean {
  return sender !== undefined && sender.id === chat.id && chat.type !== 'private';
}

/** The fact that the bot's message answers with, from its buttons. */
export function factIn(message: TelegramMessage | undefined): ShownFact | undefined {
  const codes = message?.reply_markup?.inline_keyboard
    .flat()
    .flatMap((button) =>
      'callback_data' in button && button.callback_data !== undefined ? [button.callback_data] : [],
    );
  return codes && factOfCodes(codes);
}

/**
 * What a message asks of the bot; undefined if it is not meant for it. In private everything is; in a group commands, replies to the
 * bot and mentions are, and an unknown command only with the bot's name.
 */
export function requestIn(
  message: TelegramMessage,
  me: Pick<UserFromGetMe, 'id' | 'username'>,
  commands: readonly CommandDeclaration[],
): string | undefined {
  const text = message.text ?? message.caption ?? '';
  const isPrivate = message.chat.type === 'private';
  const replied = message.reply_to_message;
  const typed = parseCommand(text);
  if (typed) {
    const [name, addressee] = typed.name.split('@');
    if (addressee !== undefined && addressee !== me.username.toLowerCase()) return undefined;
    const command = commands.find((candidate) => isCalled(candidate, name!));
    if (!command && !isPrivate && addressee === undefined) return undefined;
    // "/ask" as a reply passes on somebody else's question.
    const argument =
      typed.argument === '' && command?.name === 'ask' ? (replied?.text ?? replied?.caption ?? '') : typed.argument;
    return `/${name} ${argument}`.trim();
  }
  if (isPrivate) return text;
  const mention = mentionIn(message, me.username);
  if (mention !== undefined) return mention;
  return replied?.from?.id === me.id && text !== '' ? text : undefined;
}

/** The text without the mention of the bot; undefined if it is not mentioned. */
function mentionIn(message: TelegramMessage, username: string): string | undefined {
  const text = message.text ?? message.caption ?? '';
  const entity = (message.entities ?? message.caption_entities ?? []).find(
    ({ type, offset, length }) =>
      type === 'mention' && text.slice(offset, offset + length).toLowerCase() === `@${username.toLowerCase()}`,
  );
  return entity && (text.slice(0, entity.offset) + text.slice(entity.offset + entity.length)).trim();
}
