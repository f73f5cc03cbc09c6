import type { ServerResponse } from 'node:http';
import type { Route } from './http.ts';

/** Something that must be in order for the bot to be of use. It may take its time or throw: both mean that it is not. */
export type Check = () => boolean | Promise<boolean>;

/** The pack that answers are given from. */
export interface PackInUse {
  readonly id: string;
  readonly asOf: string;
  readonly facts: number;
  readonly version: string;
  /** What came of the last reload; absent if there was none. */
  readonly reload?: 'loaded' | 'refused' | undefined;
}

/** What health is made of. */
export interface HealthDependencies {
  readonly pack: () => PackInUse;
  readonly checks: Readonly<Record<string, Check>>;
  /** What is measured, in the text format of Prometheus. */
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
}

/** Longest wait for a check, in ms: monitors do not wait much longer themselves. */
const MAX_WAIT = 2000;

/**
 * `/healthz` says that the process is alive, `/readyz` whether it can be of use (200 or 503, with the result of each check and
 * the pack), `/metrics` what is measured.
 */
export function healthRoutes({ pack, checks, metrics }: HealthDependencies): readonly Route[] {
  // Without facts there is nothing that could be answered.
  const all: Readonly<Record<string, Check>> = { pack: () => pack().facts > 0, ...checks };
  const readiness = async (): Promise<Record<string, boolean>> =>
    Object.fromEntries(
      await Promise.all(Object.entries(all).map(async ([name, check]) => [name, await passes(check)] as const)),
    );
  return [
    { method: 'GET', path: '/healthz', handle: (_, response) => sendJson(response, 200, { alive: true }) },
    {
      method: 'GET',
      path: '/readyz',
      async handle(_, response) {
        const results = await readiness();
        const ready = Object.values(results).every(Boolean);
        sendJson(response, ready ? 200 : 503, { ready, checks: results, pack: pack() });
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      async handle(_, response) {
        const text = await metrics.text();
        response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
      },
    },
  ];
}

async function passes(check: Check): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), MAX_WAIT);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
