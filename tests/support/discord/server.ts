import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf } from '../body.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { limitViolations, violationsOf } from './schema.ts';

type Json = Record<string, unknown>;

/** Kind of an answer to an interaction that shows a message at once. */
const IMMEDIATE_REPLY = 4;

/** A REST call of the bot that was answered with success. */
export interface Call {
  /** Method and path with ids left out: `POST /channels/:id/messages`. */
  readonly operation: string;
  readonly path: string;
  readonly body: Json;
  /** Files that came with it. */
  readonly files: readonly File[];
  /** ms, by `performance.now()`. */
  readonly at: number;
}

/** How calls of an operation go wrong, one fault a call. With `taken` the call has its effect all the same. */
export type Fault = { readonly taken?: true } & (
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: number;
      readonly message: string;
      readonly retryAfter?: number;
    }
  /** The connection is closed without an answer. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'slow'; readonly ms: number }
);

/** What the local Discord is like. */
export interface DiscordOptions {
  /** Servers the bot is on. */
  readonly guilds?: readonly LocalGuild[];
  /** Shards that Discord recommends. */
  readonly shards?: number;
  /** Whether calls are checked; by default they are. */
  readonly checking?: boolean;
  /** Whether calls are remembered; by default they are. */
  readonly keeping?: boolean;
  /** Told of every call that succeeded. */
  readonly onCall?: (call: Call) => void;
}

/** A server. */
export interface LocalGuild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  /** Discord has an outage there. */
  readonly unavailable?: true;
  /** Channels with their types: 0 text, 2 voice, 11 thread, 15 forum. */
  readonly channels: readonly { readonly id: string; readonly type: number; readonly parent_id?: string }[];
}

/** A local Discord: REST API and gateway. It checks every body against the official description. */
export interface LocalDiscord extends Pick<
  Gateway,
  'dispatch' | 'drop' | 'refuse' | 'invalidate' | 'mute' | 'expire' | 'sessions' | 'connected'
> {
  /** For `DISCORD_API_ROOT`. */
  readonly root: string;
  readonly calls: readonly Call[];
  /** What broke Discord's rules; a test fails if there is anything. */
  readonly violations: readonly string[];
  /** The bot's messages that stand in channels. */
  readonly posted: readonly Json[];
  /** An interaction by a person; the rest of it is given. @param age ms it has been on its way. @returns its id */
  interact(data: Json, age?: number): string;
  /** A message by a person; its text is hidden as Discord does without the privileged intent. @returns its id */
  say(message: Json): string;
  fail(operation: string, ...faults: Fault[]): void;
  calledAtLeast(count: number, ...operations: string[]): Promise<readonly Call[]>;
  stop(): Promise<void>;
}

export const TOKEN = 'local.discord.token';
export const BOT = {
  id: '100000000000000001',
  username: 'ovks-bot',
  discriminator: '0',
  global_name: null,
  avatar: null,
  bot: true,
};
const APPLICATION = '100000000000000002';
export const GUILD = '200000000000000001';
export const CHANNEL = '300000000000000001';
const DM = '300000000000000009';
const PATIENCE = 10_000;
const EPOCH = 1_420_070_400_000;
const ACKNOWLEDGE_WITHIN = 3000;
let increment = 0n;

/** An id as Discord makes them: it holds its time. */
function snowflake(time = Date.now()): string {
  return ((BigInt(time - EPOCH) << 22n) + (increment++ % 4096n)).toString();
}

interface OpenInteraction {
  readonly id: string;
  /** ms it had been on its way when the bot was told. */
  readonly age: number;
  /** When the bot was told. */
  readonly sent: number;
  acknowledged: boolean;
  /** The bot was not told that it was acknowledged. */
  unheard: boolean;
}

const DEFAULT_GUILD: LocalGuild = { id: GUILD, name: 'Model UN', locale: 'de', channels: [{ id: CHANNEL, type: 0 }] };

/** A server as the gateway tells of it. */
function guildOf({ id, name, locale, channels, unavailable }: LocalGuild) {
  const isThread = ({ type }: LocalGuild['channels'][number]): boolean => type >= 10 && type <= 12;
  return {
    id, name, icon: null, owner_id: '1', preferred_locale: locale, roles: [{ id, name: '@everyone', color: 0, colors: { primary_color: 0, secondary_color: null, tertiary_color: null }, hoist: false, position: 0, permissions: '2048', managed: false, mentionable: false, flags: 0 }],
    emojis: [], features: [], members: [{ user: BOT, roles: [], joined_at: new Date().toISOString(), deaf: false, mute: false, flags: 0 }],
    channels: channels.filter((channel) => !isThread(channel)).map((channel) => ({ ...channel, name: 'general', guild_id: id, position: 0, permission_overwrites: [] })),
    threads: channels.filter(isThread).map((channel) => ({ ...channel, name: 'a thread', guild_id: id, owner_id: '1', message_count: 0, member_count: 1, thread_metadata: { archived: false, auto_archive_duration: 60, archive_timestamp: new Date().toISOString(), locked: false } })),
    presences: [], voice_states: [], stage_instances: [], guild_scheduled_events: [], stickers: [], member_count: 2, large: false, unavailable: unavailable === true, verification_level: 0, default_message_notifications: 0, explicit_content_filter: 0, mfa_level: 0, premium_tier: 0, nsfw_level: 0, system_channel_flags: 0, joined_at: new Date().toISOString(), afk_timeout: 60,
  }; // prettier-ignore
}

/** Starts it on a free port of 127.0.0.1. */
export async function startDiscord({
  guilds = [DEFAULT_GUILD],
  shards = 1,
  checking = true,
  keeping = true,
  onCall,
}: DiscordOptions = {}): Promise<LocalDiscord> {
  const calls: Call[] = [];
  const violations: string[] = [];
  const faults = new Map<string, Fault[]>();
  const watchers = new Set<() => void>();
  const interactions = new Map<string, OpenInteraction>();
  const messages = new Map<string, Json>();
  const posted: Json[] = [];
  /** Messages by the number that recognises them when they come twice. */
  const numbered = new Map<string, Json>();
  let port = 0;

  const gateway = createGateway({
    address: () => `ws://127.0.0.1:${port}`,
    user: BOT,
    applicationId: APPLICATION,
    guilds: guilds.map(guildOf),
    violations,
  });
  const { dispatch } = gateway;

  const keep = (channel: string, body: Json): Json => {
    const message = {
      id: snowflake(), channel_id: channel, author: BOT, timestamp: new Date().toISOString(), edited_timestamp: null, tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments: [], pinned: false, type: 0,
      content: body['content'] ?? '', embeds: body['embeds'] ?? [], components: body['components'] ?? [], flags: body['flags'] ?? 0,
    }; // prettier-ignore
    messages.set(message.id, message);
    return message;
  };

  /** Discord's answer to a call: status and body. */
  const perform = (operation: string, path: string[], body: Json, unheard: boolean): [number, unknown] => {
    switch (operation) {
      case 'GET /gateway/bot':
        return [
          200,
          {
            url: `ws://127.0.0.1:${port}`,
            shards,
            session_start_limit: { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 16 },
          },
        ];
      case 'GET /applications/@me':
        return [200, { id: APPLICATION }];
      case 'PUT /applications/:id/commands':
      case 'PUT /applications/:id/guilds/:id/commands':
        return [200, body];
      case 'POST /interactions/:id/:token/callback': {
        const interaction = interactions.get(path[2]!);
        const isLate = interaction !== undefined && Date.now() - interaction.sent > ACKNOWLEDGE_WITHIN;
        // Not the bot's fault if it got it that late; the time a busy machine takes is not added to a given age.
        if (!interaction || isLate) violations.push('an interaction was acknowledged after three seconds');
        if (!interaction || isLate || interaction.age > ACKNOWLEDGE_WITHIN) {
          return [404, { code: 10062, message: 'Unknown interaction' }];
        }
        if (interaction.acknowledged) {
          // Who did not hear of the first time may ask again.
          if (!interaction.unheard) violations.push('an interaction was acknowledged twice');
          return [400, { code: 40060, message: 'Interaction has already been acknowledged.' }];
        }
        interaction.acknowledged = true;
        interaction.unheard = unheard;
        return [204, undefined];
      }
      case 'PATCH /webhooks/:id/:token/messages/@original':
      case 'POST /webhooks/:id/:token': {
        if (!interactions.get(path[2]!)?.acknowledged) return [404, { code: 10015, message: 'Unknown Webhook' }];
        return [200, keep(CHANNEL, body)];
      }
      case 'DELETE /webhooks/:id/:token/messages/@original':
        return [204, undefined];
      case 'POST /users/@me/channels':
        return [200, { id: DM, type: 1, recipients: [{ ...BOT, id: String(body['recipient_id']), bot: false }] }];
      case 'GET /channels/:id':
        return [200, { id: path[1], type: 1, recipients: [] }];
      case 'POST /channels/:id/messages': {
        const number = body['enforce_nonce'] === true ? String(body['nonce']) : undefined;
        const known = number === undefined ? undefined : numbered.get(number);
        if (known) return [200, known];
        const message = keep(path[1]!, body);
        posted.push(message);
        if (number !== undefined) numbered.set(number, message);
        return [200, message];
      }
      case 'GET /channels/:id/messages/:id': {
        const message = messages.get(path[3]!);
        return message ? [200, message] : [404, { code: 10008, message: 'Unknown Message' }];
      }
      case 'PATCH /channels/:id/messages/:id':
        return [200, { ...messages.get(path[3]!), ...body }];
      default:
        violations.push(`unknown call ${operation}`);
        return [404, { code: 0, message: '404: Not Found' }];
    }
  };

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const full = decodeURIComponent(request.url!.split('?')[0]!).replace(/^\/v10/, '');
    const path = full.split('/').slice(1);
    const operation = `${request.method!} ${operationOf(full)}`;
    const { body, files } = await contentOf(request);
    const answer = (status: number, data: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, data === undefined ? headers : { 'content-type': 'application/json', ...headers });
      response.end(data === undefined ? undefined : JSON.stringify(data));
    };
    if (
      !full.startsWith('/interactions') &&
      !full.startsWith('/webhooks') &&
      request.headers.authorization !== `Bot ${TOKEN}`
    ) {
      answer(401, { code: 0, message: '401: Unauthorized' });
      return;
    }
    if (checking && ['POST', 'PATCH', 'PUT'].includes(request.method!)) {
      violations.push(...violationsOf(operation, body));
      const shown = operation.includes('/callback') ? ((body['data'] ?? {}) as Json) : body;
      const isReply = operation.includes('/callback') && body['type'] === IMMEDIATE_REPLY;
      const isMessage = isReply || operation.includes('messages') || operation === 'POST /webhooks/:id/:token';
      if (isMessage) violations.push(...limitViolations(shown));
      if (isMessage && JSON.stringify(shown['allowed_mentions']?.valueOf() ?? { parse: [] }).includes('everyone'))
        violations.push('everyone may be mentioned');
    }
    const fault = faults.get(operation)?.shift();
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    const isLost = fault !== undefined && fault.kind !== 'slow';
    if (!isLost || fault.taken) {
      const [status, data] = perform(operation, path, body, isLost);
      const call = { operation, path: full, body, files, at: performance.now() };
      if (keeping && status < 300) calls.push(call);
      if (!isLost) answer(status, data);
      for (const watcher of watchers) watcher();
      if (status < 300) onCall?.(call);
    }
    if (fault?.kind === 'closed') request.socket.destroy();
    if (fault?.kind === 'error') {
      const { status, code, message, retryAfter } = fault;
      const wait = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter), 'x-ratelimit-scope': 'user' };
      answer(
        status,
        { code, message, ...(retryAfter !== undefined && { retry_after: retryAfter, global: false }) },
        wait,
      );
    }
  };

  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) => {
      // Whoever called may have died in the middle of it.
      if (request.complete) violations.push(`a call failed: ${String(error)}`);
    });
  });
  server.on('upgrade', gateway.upgrade);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);

  return {
    root: `http://127.0.0.1:${port}/v10`,
    calls,
    violations,
    posted,
    ...gateway,
    interact(data, age = 0) {
      const id = snowflake(Date.now() - age);
      const token = `token-${id}`;
      interactions.set(id, { id, age, sent: Date.now(), acknowledged: false, unheard: false });
      interactions.set(token, interactions.get(id)!);
      dispatch('INTERACTION_CREATE', { id, application_id: APPLICATION, token, version: 1, ...data });
      return id;
    },
    say(message) {
      const id = snowflake();
      const mentions = (message['mentions'] ?? []) as { id: string }[];
      const seen = message['guild_id'] === undefined || mentions.some((user) => user.id === BOT.id);
      const full = {
        id, timestamp: new Date().toISOString(), edited_timestamp: null, tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments: [], embeds: [], pinned: false, type: 0,
        channel_type: message['guild_id'] === undefined ? 1 : 0,
        ...message,
      }; // prettier-ignore
      messages.set(id, full);
      dispatch('MESSAGE_CREATE', { ...full, content: seen ? message['content'] : '' });
      return id;
    },
    fail: (operation, ...more) => void faults.set(operation, [...(faults.get(operation) ?? []), ...more]),
    calledAtLeast(count, ...operations) {
      const found = () => calls.filter(({ operation }) => operations.includes(operation));
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          watchers.delete(check);
          reject(
            new Error(
              `${found().length} calls of ${operations.join(', ')} instead of ${count}; all: ${calls.map(({ operation }) => operation).join(' · ')}; ${violations.join('; ')}`,
            ),
          );
        }, PATIENCE);
        const check = (): void => {
          if (found().length < count) return;
          clearTimeout(timer);
          watchers.delete(check);
          resolve(found());
        };
        watchers.add(check);
        check();
      });
    },
    async stop() {
      gateway.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function operationOf(path: string): string {
  return path.replace(/^\/(interactions|webhooks)\/\d+\/[^/]+/, '/$1/:id/:token').replace(/\/\d{15,20}/g, '/:id');
}

async function contentOf(request: IncomingMessage): Promise<{ body: Json; files: File[] }> {
  const content = await bodyOf(request);
  if (content.length === 0) return { body: {}, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (type.includes('json')) return { body: JSON.parse(content.toString()) as Json, files: [] };
  const form = await new Response(content, { headers: { 'content-type': type } }).formData();
  const payload = form.get('payload_json');
  return {
    body: typeof payload === 'string' ? (JSON.parse(payload) as Json) : {},
    files: [...form.values()].filter((value) => typeof value !== 'string'),
  };
}
