import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';

/** How calls get to the Bot API, in the form grammY wants it. */
export interface Transport {
  readonly fetch: typeof fetch;
  close(): Promise<void>;
}

/** Connections kept open; when all are in use further calls wait for one. */
const MAX_CONNECTIONS = 64;
/** Longest wait for an answer, ms; Telegram holds back an empty poll for 30 s. */
const MAX_WAIT = 60_000;

/**
 * Calls by undici: its plain requests take a fraction of the time of grammY's default, and its errors tell whether the other side
 * threw a call away unread (see `retry.ts`).
 * @param maxWait longest wait for an answer, ms
 */
export function createTransport(maxWait = MAX_WAIT): Transport {
  const agent = new Agent({ connections: MAX_CONNECTIONS, headersTimeout: maxWait, bodyTimeout: maxWait });
  const call = async (url: string, { method, headers, body, signal }: RequestInit): Promise<Pick<Response, 'json'>> => {
    const response = await request(url, {
      dispatcher: agent,
      method: method as 'POST',
      headers: headers as Record<string, string>,
      // grammY writes JSON as a string and files as a stream.
      body: body as string | Readable,
      signal: signal ?? null,
    });
    return { json: async () => parse(await response.body.text(), response.statusCode) };
  };
  return {
    fetch: call as typeof fetch,
    async close() {
      if (!agent.closed) await agent.close();
    },
  };
}

/** The answer; a gateway in front of the Bot API may answer with a page of its own. */
function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (status < 400) throw error;
    return { ok: false, error_code: status, description: `no answer of the Bot API (status ${status})` };
  }
}
