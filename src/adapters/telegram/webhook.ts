import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Update } from 'grammy/types';

/** Largest update that is read, in bytes; Telegram's own stay far below. */
const MAX_BYTES = 1_000_000;

/**
 * A server that takes updates from Telegram. It answers at once and does not wait for the update to be handled: a slow answer would
 * only make Telegram send it again.
 * @param path the path of the webhook's address
 * @param secret what Telegram sends with every update; requests without it get 401
 */
export function createWebhook(path: string, secret: string, take: (update: Update) => void): Server {
  return createServer((request, response) => {
    const end = (status: number): void => void response.writeHead(status).end();
    if (request.url?.split('?')[0] !== path) return end(404);
    if (request.method !== 'POST') return end(405);
    if (!isSecret(request.headers['x-telegram-bot-api-secret-token'], secret)) return end(401);
    if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) return end(413);
    void receive(request).then((update) => {
      end(update ? 200 : 400);
      return update && take(update);
    });
  });
}

/** The update of a request; undefined if it holds none. */
async function receive(request: IncomingMessage): Promise<Update | undefined> {
  try {
    const data: unknown = JSON.parse(await text(request));
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
