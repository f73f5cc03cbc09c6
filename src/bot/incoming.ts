import type { Language } from '../knowledge/pack.ts';

/** Where people talk to the bot. */
export type Platform = 'discord' | 'telegram' | 'console';

/** Where something was said. Ids of two platforms are never compared: they go together with the platform. */
export interface Chat {
  readonly platform: Platform;
  /** The platform's own id: Telegram's chat id, Discord's channel id. */
  readonly id: string;
  /** What settings belong to when that is larger than the chat: Discord's server id. */
  readonly space?: string | undefined;
  /** Telegram's forum topic; a Discord thread is a chat of its own. */
  readonly thread?: string | undefined;
  /** Whether others read what the bot says there. */
  readonly public: boolean;
  /** Language of the chat's clients, e.g. Discord's `guild_locale`. */
  readonly languageHint?: Language | undefined;
}

/** Who said it. */
export interface Person {
  readonly platform: Platform;
  /** The platform's own id. */
  readonly id: string;
  /** Name to show; hostile until rendered. */
  readonly name: string;
  /** Language of the person's client. */
  readonly languageHint?: Language | undefined;
}

/** A fact as a message shows it. */
export interface ShownFact {
  readonly fact: string;
  /** Language of the message. */
  readonly language?: Language | undefined;
}

/** The circumstances of everything that reaches the bot. */
export interface Incoming {
  readonly chat: Chat;
  readonly person: Person;
  /** Whether the person may change what concerns the whole chat; asked only when it matters. */
  readonly mayManage: () => Promise<boolean>;
  /** The fact of the bot's message that this replies to; it travels in that message's buttons (`factOfCodes`). */
  readonly repliesTo?: ShownFact | undefined;
  /** The platform's id of the bot's message that this replies to, or whose button was pressed. */
  readonly messageId?: string | undefined;
  /** When it was said, ms since 1970 (UTC). */
  readonly at: number;
  /** There is no time to ask the store: only what is at hand of it counts. */
  readonly atOnce?: boolean;
  /** Settles when the reply is shown, or will not be; what is stored without anyone waiting for it is stored after that. */
  readonly shown?: Promise<void>;
}

/** Key of a chat in maps and in the store, unique over platforms. */
export function chatKey({ platform, id, thread }: Chat): string {
  return thread === undefined ? `${platform}:${id}` : `${platform}:${id}:${thread}`;
}

/** Key of what settings belong to: the server of a Discord channel, otherwise the chat without its topic. */
export function spaceKey({ platform, id, space }: Chat): string {
  return space === undefined ? `${platform}:${id}` : `${platform}:space:${space}`;
}

/** The platform in the key of a chat. */
export function platformOf(chat: string): Platform {
  return chat.slice(0, chat.indexOf(':')) as Platform;
}

/** The chat of its keys, as far as it matters for speaking up there. */
export function chatOfKeys(chat: string, space: string): Chat {
  const [, id, thread] = chat.split(':');
  const [, server] = /^[a-z]+:space:(.+)$/.exec(space) ?? [];
  return {
    platform: platformOf(chat),
    id: id!,
    ...(server !== undefined && { space: server }),
    ...(thread !== undefined && { thread }),
    public: true,
  };
}

/** Key of a person, unique over platforms. */
export function personKey({ platform, id }: Person): string {
  return `${platform}:${id}`;
}

/** Whether a chat belongs to several people, even if what the bot says there is shown to one alone. */
export function isShared(chat: Chat): boolean {
  return chat.public || chat.space !== undefined;
}
