import { request as httpRequest } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { HEALTH_PATHS } from '../../src/config.ts';
import { healthRoutes, type Check, type PackInUse } from '../../src/ops/health.ts';
import { createHttp, ListenError, type Route } from '../../src/ops/http.ts';
import { createMetrics } from '../../src/ops/metrics.ts';

async function serve(routes: readonly Route[]): Promise<{ root: string; port: number; logged: string[] }> {
  const logged: string[] = [];
  const server = createHttp(routes, { error: (_, message) => void logged.push(message) });
  const port = await server.listen(0, '127.0.0.1');
  onTestFinished(() => server.stop());
  return { root: `http://127.0.0.1:${port}`, port, logged };
}

const PACK = { id: 'moon', asOf: '2020', facts: 3, version: '0123456789ab' };
const serveHealth = (checks: Record<string, Check>, pack: PackInUse = PACK) =>
  serve(healthRoutes({ pack: () => pack, checks, metrics: createMetrics() }));

it('is alive and ready when every check passes', async () => {
  const { root } = await serveHealth({ store: () => Promise.resolve(true), telegram: () => true });
  expect((await fetch(`${root}/healthz`)).status).toBe(200);
  const ready = await fetch(`${root}/readyz?from=monitor`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({
    ready: true,
    checks: { pack: true, store: true, telegram: true },
    pack: PACK,
  });
});

it('is alive but not ready when a check fails, throws or takes too long', async () => {
  const { root } = await serveHealth({
    store: () => Promise.reject(new Error('gone')),
    telegram: () => false,
    discord: () => new Promise(() => undefined),
    running: () => true,
  });
  expect((await fetch(`${root}/healthz`)).status).toBe(200);
  const ready = await fetch(`${root}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({
    ready: false,
    checks: { pack: true, store: false, telegram: false, discord: false, running: true },
    pack: PACK,
  });
});

it('is not ready with a pack in which there is nothing, and says that a newer one was refused', async () => {
  const { root } = await serveHealth({}, { ...PACK, facts: 0, reload: 'refused' });
  const ready = await fetch(`${root}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ checks: { pack: false }, pack: { reload: 'refused' } });
});

it('serves the paths a webhook may not have, and nothing else', async () => {
  const { root } = await serveHealth({});
  expect(healthRoutes({ pack: () => PACK, checks: {}, metrics: createMetrics() }).map(({ path }) => path)).toEqual(
    HEALTH_PATHS,
  );
  expect((await fetch(`${root}/`)).status).toBe(404);
  expect((await fetch(`${root}/healthz/../.env`)).status).toBe(404);
  expect((await fetch(`${root}/healthz`, { method: 'HEAD' })).status).toBe(200);
  const post = await fetch(`${root}/metrics`, { method: 'POST' });
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET']);
});

it('answers 500 when a handler throws, and goes on', async () => {
  const { root, logged } = await serve([
    { method: 'GET', path: '/broken', handle: () => Promise.reject(new Error('disk full')) },
  ]);
  expect((await fetch(`${root}/broken`)).status).toBe(500);
  expect((await fetch(`${root}/broken`)).status).toBe(500);
  expect(logged).toEqual(['a request over HTTP failed', 'a request over HTTP failed']);
});

it('says which address cannot be listened on', async () => {
  const { port } = await serve([]);
  const listening = createHttp([], { error: () => undefined }).listen(port, '127.0.0.1');
  await expect(listening).rejects.toThrow(ListenError);
  await expect(listening).rejects.toThrow(`127.0.0.1:${port}`);
});

it('stops although a client holds a connection', async () => {
  const server = createHttp([{ method: 'GET', path: '/', handle: () => undefined }], { error: () => undefined });
  const port = await server.listen(0, '127.0.0.1');
  const waiting = new Promise((resolve) =>
    httpRequest({ port, host: '127.0.0.1', path: '/' }).on('error', resolve).end(),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  await server.stop();
  expect(await waiting).toBeInstanceOf(Error);
});
