import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { bodyOf } from '../body.ts';
import { violationsOf } from './schema.ts';

/** A call the bot made, as the server took it. */
export interface Call {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** ms, by `performance.now()`. */
  readonly at: number;
  /** Whether it had its effect. */
  readonly ok: boolean;
}

/** How calls of a method go wrong, one fault a call. With `taken` the call has its effect all the same. */
export type Fault = { readonly taken?: true } & (
  | { readonly kind: 'error'; readonly code: number; readonly description: string; readonly parameters?: object }
  /** The answer is a page of some gateway. */
  | { readonly kind: 'page'; readonly code: number }
  /** The connection is reset: the other side has not read what came … */
  | { readonly kind: 'reset' }
  /** … or closed in order, without an answer. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'slow'; readonly ms: number }
);

type Json = Record<string, unknown>;

/** A local Bot API server. It checks every call against the official description and answers as the real one would. */
export interface BotApi {
  readonly root: string;
  /** Everything taken, except polling. */
  readonly calls: readonly Call[];
  /** What broke the rules of the Bot API; a test fails if there is anything. */
  readonly violations: readonly string[];
  /** Queues an update; `update_id` is given by the server unless it is in the update. */
  deliver(update: Json): number;
  /** The next calls of the method go wrong. */
  fail(method: string, ...faults: Fault[]): void;
  /** Administrators, as "chat user". */
  readonly admins: Set<string>;
  /** Resolves with the calls of these methods when there are at least `count`; rejects after 10 s. */
  calledAtLeast(count: number, ...methods: string[]): Promise<readonly Call[]>;
  /** Highest update that the bot has confirmed. */
  readonly confirmed: number;
  stop(): Promise<void>;
}

export const BOT = { id: 77, is_bot: true, first_name: 'ovks-bot', username: 'ovks_test_bot' };
export const TOKEN = '77:local-test-token';
const PATIENCE = 10_000;

type Outcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error_code: number; readonly description: string; readonly parameters?: object };

class Refused extends Error {
  readonly code: number;
  readonly parameters: object | undefined;
  constructor(code: number, description: string, parameters?: object) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** How the server is used. */
export interface BotApiOptions {
  /** Whether calls are checked; by default they are. */
  readonly checking?: boolean;
  /** Whether calls are remembered; by default they are. */
  readonly keeping?: boolean;
  /** Told of every call that was answered, except polling. */
  readonly onCall?: (call: Call) => void;
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startBotApi({ checking = true, keeping = true, onCall }: BotApiOptions = {}): Promise<BotApi> {
  const calls: Call[] = [];
  const violations: string[] = [];
  const admins = new Set<string>();
  const faults = new Map<string, Fault[]>();
  const messages = new Map<string, Json>();
  const watchers = new Set<() => void>();
  let updates: Json[] = [];
  let nextUpdate = 1000;
  let nextMessage = 500;
  let confirmed = -1;
  let poller: { wake: () => void } | undefined;

  const keep = (payload: Json, content: Json): Json => {
    const message: Json = {
      message_id: nextMessage++,
      from: BOT,
      chat: { id: payload['chat_id'], type: Number(payload['chat_id']) < 0 ? 'supergroup' : 'private' },
      date: Math.floor(Date.now() / 1000),
      ...content,
      ...(payload['reply_markup'] !== undefined && { reply_markup: payload['reply_markup'] }),
    };
    messages.set(`${String(payload['chat_id'])} ${String(message['message_id'])}`, message);
    return message;
  };

  const checkText = (text: unknown, most: number): string => {
    const plain = String(text).trim();
    if (plain === '') throw new Refused(400, 'Bad Request: message text is empty');
    if (plain.length > most) throw new Refused(400, 'Bad Request: message is too long');
    return plain;
  };

  const checkEntities = (text: string, entities: unknown): void => {
    for (const { offset, length, type, url } of (entities ?? []) as {
      offset: number;
      length: number;
      type: string;
      url?: string;
    }[]) {
      if (offset < 0 || length < 1 || offset + length > text.length)
        violations.push(`entity ${type} outside of the text`);
      if (/[\udc00-\udfff]/.test(text[offset] ?? '')) violations.push('entity begins inside a character');
      if (type === 'text_link' && !/^https?:\/\//.test(url ?? '')) violations.push(`link to ${url}`);
    }
  };

  const checkMarkup = (markup: unknown): void => {
    const rows =
      (markup as { inline_keyboard?: { text: string; callback_data?: string }[][] } | undefined)?.inline_keyboard ?? [];
    for (const { text, callback_data: data } of rows.flat()) {
      if (text.trim() === '') throw new Refused(400, 'Bad Request: text buttons are unallowed in the inline keyboard');
      if (data !== undefined && Buffer.byteLength(data) > 64)
        throw new Refused(400, 'Bad Request: BUTTON_DATA_INVALID');
    }
    if (rows.flat().length > 100) throw new Refused(400, 'Bad Request: reply markup is too long');
  };

  /** What each method does and gives. */
  const perform = (method: string, payload: Json): unknown => {
    checkMarkup(payload['reply_markup']);
    switch (method) {
      case 'getMe':
        return { ...BOT, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: true };
      case 'sendMessage': {
        const text = checkText(payload['text'], 4096);
        checkEntities(text, payload['entities']);
        return keep(payload, { text });
      }
      case 'sendDocument':
      case 'sendPhoto': {
        if (payload['caption'] !== undefined)
          checkEntities(checkText(payload['caption'], 1024), payload['caption_entities']);
        return keep(payload, { caption: payload['caption'], ...(method === 'sendPhoto' && { photo: [] }) });
      }
      case 'editMessageMedia': {
        const message = messages.get(`${String(payload['chat_id'])} ${String(payload['message_id'])}`);
        if (!message) throw new Refused(400, 'Bad Request: message to edit not found');
        const { caption, caption_entities: entities } = payload['media'] as Json;
        if (caption !== undefined) checkEntities(checkText(caption, 1024), entities);
        Object.assign(message, { caption, photo: [], text: undefined, reply_markup: payload['reply_markup'] });
        return message;
      }
      case 'sendPoll':
        return keep(payload, { poll: { id: `poll-${nextMessage}`, question: payload['question'] } });
      case 'editMessageText': {
        const key = `${String(payload['chat_id'])} ${String(payload['message_id'])}`;
        const message = messages.get(key);
        if (!message) throw new Refused(400, 'Bad Request: message to edit not found');
        if (message['text'] === undefined)
          throw new Refused(400, 'Bad Request: there is no text in the message to edit');
        const text = checkText(payload['text'], 4096);
        checkEntities(text, payload['entities']);
        if (
          message['text'] === text &&
          JSON.stringify(message['reply_markup']) === JSON.stringify(payload['reply_markup'])
        )
          throw new Refused(
            400,
            'Bad Request: message is not modified: specified new message content and reply markup are exactly the same',
          );
        Object.assign(message, { text, reply_markup: payload['reply_markup'] });
        return message;
      }
      case 'getChatMember': {
        const isAdmin = admins.has(`${String(payload['chat_id'])} ${String(payload['user_id'])}`);
        return {
          status: isAdmin ? 'administrator' : 'member',
          user: { id: payload['user_id'], is_bot: false, first_name: 'x' },
        };
      }
      default:
        return true;
    }
  };

  /** What comes of a call. */
  const outcomeOf = (method: string, payload: Json): Outcome => {
    try {
      return { ok: true, result: perform(method, payload) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, message, parameters } = error;
      return { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
    }
  };

  const answer = (response: ServerResponse, code: number, body: object): void => {
    if (response.destroyed) return;
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

  const poll = async (payload: Json, response: ServerResponse): Promise<void> => {
    const offset = Number(payload['offset'] ?? 0);
    if (offset > 0) {
      confirmed = Math.max(confirmed, offset - 1);
      updates = updates.filter((update) => Number(update['update_id']) >= offset);
    }
    if (poller) {
      answer(response, 409, {
        ok: false,
        error_code: 409,
        description:
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      });
      return;
    }
    if (updates.length === 0 && Number(payload['timeout'] ?? 0) > 0) {
      await new Promise<void>((wake) => {
        poller = { wake };
        response.on('close', wake);
      });
      poller = undefined;
    }
    answer(response, 200, { ok: true, result: updates.slice(0, Number(payload['limit'] ?? 100)) });
  };

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
    const payload = await payloadOf(request);
    if (token !== TOKEN) {
      answer(response, 401, { ok: false, error_code: 401, description: 'Unauthorized' });
      return;
    }
    if (checking) violations.push(...violationsOf(method, payload));
    const fault = faults.get(method)?.shift();
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (method === 'getUpdates' && (!fault || fault.kind === 'slow')) {
      await poll(payload, response);
      return;
    }
    const outcome = !fault || fault.kind === 'slow' || fault.taken ? outcomeOf(method, payload) : undefined;
    const call: Call = { method, payload, at: performance.now(), ok: outcome?.ok ?? false };
    if (keeping) calls.push(call);
    if (fault?.kind === 'reset') request.socket.resetAndDestroy();
    else if (fault?.kind === 'closed') request.socket.destroy();
    else if (fault?.kind === 'page') response.writeHead(fault.code).end('<html><h1>Gateway</h1></html>');
    else if (fault?.kind === 'error') {
      const { code, description, parameters } = fault;
      answer(response, code, { ok: false, error_code: code, description, ...(parameters && { parameters }) });
    } else answer(response, outcome!.ok ? 200 : outcome!.error_code, outcome!);
    for (const watcher of watchers) watcher();
    onCall?.(call);
  };

  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) => {
      // Whoever called may have died in the middle of it.
      if (request.complete) violations.push(`a call failed: ${String(error)}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    violations,
    admins,
    get confirmed() {
      return confirmed;
    },
    deliver(update) {
      const id = typeof update['update_id'] === 'number' ? update['update_id'] : nextUpdate++;
      updates.push({ ...update, update_id: id });
      poller?.wake();
      return id;
    },
    fail(method, ...more) {
      faults.set(method, [...(faults.get(method) ?? []), ...more]);
    },
    calledAtLeast(count, ...methods) {
      const found = () => calls.filter((call) => call.ok && methods.includes(call.method));
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          watchers.delete(check);
          reject(
            new Error(
              `${found().length} calls of ${methods.join(', ')} instead of ${count}; all: ${calls.map((call) => call.method).join(' ')}`,
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
      poller?.wake();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function payloadOf(request: IncomingMessage): Promise<Json> {
  const body = await bodyOf(request);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return {};
  if (type.includes('json')) return JSON.parse(body.toString()) as Json;
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const files = new Map([...form].filter(([, value]) => typeof value !== 'string'));
  const fields = [...form].filter(([, value]) => typeof value === 'string') as [string, string][];
  // Files come under a name of their own; the field only says "attach://name".
  return Object.fromEntries(
    fields.map(([name, value]) => [name, value.startsWith('attach://') ? files.get(value.slice(9)) : parsed(value)]),
  );
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
