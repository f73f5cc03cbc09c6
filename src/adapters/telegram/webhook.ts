import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Update } from 'grammy/types';
import type { Route } from '../../ops/http.ts';

/** Largest update that is read, in bytes; Telegram's own stay far below. */
const MAX_BYTES = 1_000_000;

/**
 * Takes updates from Telegram. It answers at once and does not wait for the update to be handled: a slow answer would only make
 * Telegram send it again.
 * @param path the path of the webhook's address
 * @param secret what Telegram sends with every update; requests without it get 401
 * @param take takes an update; false: the bot takes none at present (503), Telegram sends it again
 */
export function createWebhook(path: string, secret: string, take: (update: Update) => boolean): Route {
  return {
    method: 'POST',
    path,
    async handle(request, response) {
      const end = (status: number): void => void response.writeHead(status).end();
      if (!isSecret(request.headers['x-telegram-bot-api-secret-token'], secret)) return end(401);
      const content = await receive(request);
      if (content === undefined) return end(413);
      const update = parse(content);
      if (!update) return end(400);
      end(take(update) ? 200 : 503);
    },
  };
}

/** The body of a request; undefined if it is too large. */
async function receive(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** The update a text holds; undefined if it holds none. */
function parse(content: string): Update | undefined {
  try {
    const data: unknown = JSON.parse(content);
    const isUpdate = typeof data === 'object' && data !== null && 'update_id' in data;
    return isUpdate ? (data as Update) : undefined;
  } catch {
    return undefined;
  }
}

function isSecret(given: string | string[] | undefined, secret: string): boolean {
  const [one, other] = [Buffer.from(String(given)), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}
