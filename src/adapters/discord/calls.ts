import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DefaultRestOptions,
  DiscordAPIError,
  HTTPError,
  MessageFlags,
  RateLimitError,
  REST,
  RESTJSONErrorCodes,
  type RawFile,
  type RESTOptions,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import type { Counters } from '../../bot/counters.ts';
import type { Message } from '../../bot/message.ts';
import { ChatGoneError } from '../../bot/stage.ts';
import { isUnread } from '../unread.ts';
import { renderMessage, shorten } from './render.ts';

/** Ways to Discord's REST API. All wait for rate limits. */
export interface Calls {
  /** As the bot, at most as often as a bot may. What failed in Discord (5xx) is repeated. */
  readonly asBot: REST;
  /** About interactions: with their own tokens, and not counted among what a bot may do in a second. Repeated like the others. */
  readonly interactions: REST;
  /** The same, but nothing is repeated. */
  readonly interactionsOnce: REST;
}

/** What of a message goes into the body of a call, and its files. */
export interface MessageCall {
  readonly body: RESTPostAPIChannelMessageJSONBody;
  readonly files?: RawFile[];
}

/** What is said about a message when it cannot be sent. */
const GONE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
]);
const MAX_DESCRIPTION = 1024;
const MAX_TRIES = 3;
/** ms before a call is repeated after its connection broke; doubles. */
const FIRST_PAUSE = 200;

/** @param api address of the REST API and its version; absent: Discord's own */
export function createCalls(
  token: string,
  api: { readonly api?: string; readonly version?: string },
  counters: Pick<Counters, 'rateLimited'>,
): Calls {
  // Not by the library's event for that: it would copy every response.
  const makeRequest: RESTOptions['makeRequest'] = async (...request) => {
    const response = await DefaultRestOptions.makeRequest(...request);
    if (response.status === 429) counters.rateLimited('discord');
    return response;
  };
  const options = { ...api, makeRequest };
  return {
    asBot: new REST(options).setToken(token),
    interactions: new REST({ ...options, globalRequestsPerSecond: Infinity }),
    interactionsOnce: new REST({ ...options, globalRequestsPerSecond: Infinity, retries: 0 }),
  };
}

/** A message for a call; nobody is pinged. @param personal only the person sees it */
export function callOf(message: Message, personal = false): MessageCall {
  const { attachment } = message;
  return {
    body: {
      ...renderMessage(message),
      allowed_mentions: { parse: [] },
      ...(personal && { flags: MessageFlags.Ephemeral }),
      ...(attachment && {
        attachments: [
          { id: '0', filename: attachment.name, description: shorten(attachment.description, MAX_DESCRIPTION) },
        ],
      }),
    },
    ...(attachment && {
      files: [{ name: attachment.name, data: Buffer.from(attachment.content), contentType: attachment.mediaType }],
    }),
  };
}

/** A message for a call that replaces another, whose files go. */
export function editOf(message: Message): MessageCall {
  const { body, files } = callOf(message);
  return { body: { attachments: [], ...body }, ...(files && { files }) };
}

/** The body with a number by which Discord recognises it when it comes twice within some minutes. */
export function once<T extends object>(body: T): T & { readonly nonce: string; readonly enforce_nonce: true } {
  return { ...body, nonce: randomBytes(12).toString('hex'), enforce_nonce: true };
}

/**
 * Makes a call, and makes it again when the connection breaks.
 * @param mayRepeat for which errors; by default for all of the network, which is right for calls that come to the same when made twice
 */
export async function persistently<T>(call: () => Promise<T>, mayRepeat = isNetwork): Promise<T> {
  for (let tries = 1, pause = FIRST_PAUSE; ; tries++, pause *= 2) {
    try {
      return await call();
    } catch (error) {
      if (tries >= MAX_TRIES || !mayRepeat(error)) throw error;
      await sleep(pause);
    }
  }
}

/** Whether an error says that the bot cannot speak there. */
export function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

/** Whether a call may have had its effect although it failed. */
export function isUncertain(error: unknown): boolean {
  return error instanceof HTTPError || (isNetwork(error) && !isUnread(error));
}

/** Why a call did not get through; undefined if the error is no matter of the call. */
export function failureOf(error: unknown): Parameters<Counters['sendFailed']>[0] | undefined {
  if (isGone(error) || error instanceof ChatGoneError) return 'gone';
  if (error instanceof DiscordAPIError) return 'refused';
  return error instanceof HTTPError || error instanceof RateLimitError || isNetwork(error) ? 'unreachable' : undefined;
}

function isNetwork(error: unknown): boolean {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return name === 'AbortError' || (typeof code === 'string' && /^(?:UND_ERR_|E[A-Z]{4,}$)/.test(code));
}
