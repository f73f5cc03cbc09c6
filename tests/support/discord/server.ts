import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { WebSocketServer, type WebSocket } from 'ws';
import { limitViolations, violationsOf } from './schema.ts';

type Json = Record<string, unknown>;

/** A REST call of the bot that was answered with success. */
export interface Call {
  /** Method and path with ids left out: `POST /channels/:id/messages`. */
  readonly operation: string;
  readonly path: string;
  readonly body: Json;
  /** ms, by `performance.now()`. */
  readonly at: number;
}

/** How calls of an operation go wrong, one fault a call. */
export type Fault =
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: number;
      readonly message: string;
      readonly retryAfter?: number;
    }
  | { readonly kind: 'slow'; readonly ms: number };

/** A local Discord: REST API and gateway. It checks every body against the official description. */
export interface LocalDiscord {
  /** For `DISCORD_API_ROOT`. */
  readonly root: string;
  readonly calls: readonly Call[];
  /** What broke Discord's rules; a test fails if there is anything. */
  readonly violations: readonly string[];
  /** Sends an event to the bot; kept for a resume. */
  dispatch(type: string, data: Json): void;
  /** An interaction by a person; the rest of it is given. @returns its id */
  interact(data: Json): string;
  /** A message by a person; its text is hidden as Discord does without the privileged intent. @returns its id */
  say(message: Json): string;
  fail(operation: string, ...faults: Fault[]): void;
  /** Breaks the gateway connection with a close code. */
  drop(code: number): void;
  /** The next identification is answered with this close code. */
  refuse(code: number): void;
  calledAtLeast(count: number, ...operations: string[]): Promise<readonly Call[]>;
  /** How often the bot has identified and resumed. */
  readonly sessions: { identified: number; resumed: number };
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
  readonly created: number;
  acknowledged: boolean;
  /** Acknowledged by deferring an update: `@original` is the message of the button. */
  message: Json | undefined;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startDiscord(): Promise<LocalDiscord> {
  const calls: Call[] = [];
  const violations: string[] = [];
  const faults = new Map<string, Fault[]>();
  const watchers = new Set<() => void>();
  const interactions = new Map<string, OpenInteraction>();
  const messages = new Map<string, Json>();
  const events: { s: number; t: string; d: Json }[] = [];
  const sessions = { identified: 0, resumed: 0 };
  let sequence = 0;
  let socket: WebSocket | undefined;
  let refusal: number | undefined;
  let port = 0;

  const guild = {
    id: GUILD, name: 'Model UN', icon: null, owner_id: '1', preferred_locale: 'de', roles: [{ id: GUILD, name: '@everyone', color: 0, colors: { primary_color: 0, secondary_color: null, tertiary_color: null }, hoist: false, position: 0, permissions: '2048', managed: false, mentionable: false, flags: 0 }],
    emojis: [], features: [], members: [{ user: BOT, roles: [], joined_at: new Date().toISOString(), deaf: false, mute: false, flags: 0 }],
    channels: [{ id: CHANNEL, type: 0, name: 'general', guild_id: GUILD, position: 0, permission_overwrites: [] }],
    threads: [], presences: [], voice_states: [], stage_instances: [], guild_scheduled_events: [], stickers: [], member_count: 2, large: false, unavailable: false, verification_level: 0, default_message_notifications: 0, explicit_content_filter: 0, mfa_level: 0, premium_tier: 0, nsfw_level: 0, system_channel_flags: 0, joined_at: new Date().toISOString(), afk_timeout: 60,
  }; // prettier-ignore

  const send = (data: Json): void => socket?.send(JSON.stringify(data));
  const dispatch = (t: string, d: Json): void => {
    const event = { s: ++sequence, t, d };
    events.push(event);
    send({ op: 0, ...event });
  };

  const sockets = new WebSocketServer({ noServer: true });
  sockets.on('connection', (connection: WebSocket) => {
    socket = connection;
    connection.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 40_000 } }));
    connection.on('message', (raw: Buffer) => {
      const { op, d } = JSON.parse(raw.toString()) as { op: number; d: Json };
      if (op === 1) connection.send(JSON.stringify({ op: 11 }));
      if (op === 2) {
        if (refusal !== undefined) {
          connection.close(refusal);
          return;
        }
        if ((Number(d['intents']) & ((1 << 15) | (1 << 1) | (1 << 8))) !== 0)
          violations.push('a privileged intent is asked for');
        sessions.identified++;
        dispatch('READY', {
          v: 10,
          user: BOT,
          guilds: [{ id: GUILD, unavailable: true }],
          session_id: 'session',
          resume_gateway_url: `ws://127.0.0.1:${port}`,
          application: { id: APPLICATION, flags: 0 },
          shard: d['shard'] ?? [0, 1],
        });
        dispatch('GUILD_CREATE', guild);
      }
      if (op === 6) {
        sessions.resumed++;
        for (const event of events.filter(({ s }) => s > Number(d['seq'])))
          connection.send(JSON.stringify({ op: 0, ...event }));
        dispatch('RESUMED', {});
      }
    });
  });

  const keep = (channel: string, body: Json): Json => {
    const message = {
      id: snowflake(), channel_id: channel, author: BOT, timestamp: new Date().toISOString(), edited_timestamp: null, tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments: [], pinned: false, type: 0,
      content: body['content'] ?? '', embeds: body['embeds'] ?? [], components: body['components'] ?? [], flags: body['flags'] ?? 0,
    }; // prettier-ignore
    messages.set(message.id, message);
    return message;
  };

  /** Discord's answer to a call: status and body. */
  const perform = (operation: string, path: string[], body: Json): [number, unknown] => {
    switch (operation) {
      case 'GET /gateway/bot':
        return [
          200,
          {
            url: `ws://127.0.0.1:${port}`,
            shards: 1,
            session_start_limit: { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 },
          },
        ];
      case 'PUT /applications/:id/commands':
      case 'PUT /applications/:id/guilds/:id/commands':
        return [200, body];
      case 'POST /interactions/:id/:token/callback': {
        const interaction = interactions.get(path[2]!);
        if (!interaction || Date.now() - interaction.created > ACKNOWLEDGE_WITHIN) {
          violations.push('an interaction was acknowledged after three seconds');
          return [404, { code: 10062, message: 'Unknown interaction' }];
        }
        if (interaction.acknowledged) {
          violations.push('an interaction was acknowledged twice');
          return [400, { code: 40060, message: 'Interaction has already been acknowledged.' }];
        }
        interaction.acknowledged = true;
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
        return [200, path[1] === CHANNEL ? guild.channels[0] : { id: path[1], type: 1, recipients: [] }];
      case 'POST /channels/:id/messages':
        return [200, keep(path[1]!, body)];
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
    const body = await bodyOf(request);
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
    if (request.method === 'POST' || request.method === 'PATCH' || request.method === 'PUT') {
      violations.push(...violationsOf(operation, body));
      const shown = operation.includes('/callback') ? ((body['data'] ?? {}) as Json) : body;
      const isMessage = operation.includes('messages') || operation === 'POST /webhooks/:id/:token';
      if (isMessage) violations.push(...limitViolations(shown));
      if (isMessage && JSON.stringify(shown['allowed_mentions']?.valueOf() ?? { parse: [] }).includes('everyone'))
        violations.push('everyone may be mentioned');
    }
    const fault = faults.get(operation)?.shift();
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault?.kind === 'error') {
      const wait =
        fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter), 'x-ratelimit-scope': 'user' };
      answer(
        fault.status,
        {
          code: fault.code,
          message: fault.message,
          ...(fault.retryAfter !== undefined && { retry_after: fault.retryAfter, global: false }),
        },
        wait,
      );
      return;
    }
    const [status, data] = perform(operation, path, body);
    if (status < 300) calls.push({ operation, path: full, body, at: performance.now() });
    answer(status, data);
    for (const watcher of watchers) watcher();
  };

  const server = createServer((request, response) => void take(request, response));
  server.on('upgrade', (request, raw, head) =>
    sockets.handleUpgrade(request, raw, head, (connection) => sockets.emit('connection', connection)),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);

  return {
    root: `http://127.0.0.1:${port}/v10`,
    calls,
    violations,
    sessions,
    dispatch,
    interact(data) {
      const id = snowflake();
      const token = `token-${id}`;
      interactions.set(id, { id, created: Date.now(), acknowledged: false, message: undefined });
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
    drop: (code) => socket?.close(code),
    refuse: (code) => void (refusal = code),
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
      for (const connection of sockets.clients) connection.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function operationOf(path: string): string {
  return path.replace(/^\/(interactions|webhooks)\/\d+\/[^/]+/, '/$1/:id/:token').replace(/\/\d{15,20}/g, '/:id');
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const content = await buffer(request);
  if (content.length === 0) return {};
  const type = request.headers['content-type'] ?? '';
  if (type.includes('json')) return JSON.parse(content.toString()) as Json;
  const form = await new Response(content, { headers: { 'content-type': type } }).formData();
  const payload = form.get('payload_json');
  return typeof payload === 'string' ? (JSON.parse(payload) as Json) : {};
}
