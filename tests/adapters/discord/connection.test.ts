import { describe, expect, it, onTestFinished } from 'vitest';
import { FatalAdapterError } from '../../../src/adapters/adapter.ts';
import { createConnection } from '../../../src/adapters/discord/connection.ts';
import { startDiscord, TOKEN, type LocalDiscord } from '../../support/discord/server.ts';

const TOO_OFTEN = 5;

/** A connection that begins its sessions without the pause of some seconds that Discord wants. */
async function connectTo(discord: LocalDiscord) {
  const warned: object[] = [];
  const [closed, servers]: [Error[], string[][]] = [[], []];
  const ignore = (): void => undefined;
  const connection = createConnection({
    token: TOKEN,
    api: { api: discord.root.replace(/\/v10$/, '') },
    throttlerFor: () => ({ waitForIdentify: () => Promise.resolve() }),
    log: { info: ignore, warn: (details, message) => void warned.push({ ...details, message }), error: ignore },
    onInteraction: ignore,
    onMessage: ignore,
    onServers: (_, ids) => void servers.push([...ids]),
    onJoined: ignore,
    onLeft: ignore,
    onClosed: (error) => void closed.push(error),
  });
  onTestFinished(async () => {
    await connection.stop();
    await discord.stop();
  });
  const refusals = () => warned.filter((entry) => JSON.stringify(entry).includes('does not accept the session'));
  return { connection, closed, servers, refusals };
}

describe('a session that Discord does not accept', () => {
  it('is begun anew, and told the operator each time', async () => {
    const discord = await startDiscord();
    discord.invalidate(2);
    const { connection, closed, servers, refusals } = await connectTo(discord);
    await connection.start();
    expect(discord.sessions).toMatchObject({ identified: 1, refused: 2 });
    expect(refusals()).toMatchObject([
      { shard: 0, times: 1 },
      { shard: 0, times: 2 },
    ]);
    // What went before does not count any more.
    discord.invalidate(TOO_OFTEN - 2);
    discord.expire();
    discord.drop(4000);
    await expect.poll(() => servers, { timeout: 10_000 }).toHaveLength(2);
    expect(discord.sessions.identified).toBe(2);
    expect(closed).toEqual([]);
  });

  it('ends the start with a clear message when that happens again and again', async () => {
    const discord = await startDiscord();
    discord.invalidate(Infinity);
    const { connection, refusals } = await connectTo(discord);
    const error = await connection.start().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FatalAdapterError);
    expect((error as Error).message).toContain(`${TOO_OFTEN} times in a row`);
    expect(refusals()).toHaveLength(TOO_OFTEN);
    // No further one is begun, although nobody has stopped it yet.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(discord.sessions.refused).toBe(TOO_OFTEN);
  });

  it('ends a running bot when that happens again and again', async () => {
    const discord = await startDiscord();
    const { connection, closed } = await connectTo(discord);
    await connection.start();
    discord.invalidate(Infinity);
    discord.expire();
    discord.drop(4000);
    await expect.poll(() => closed, { timeout: 10_000 }).toHaveLength(1);
    expect(closed[0]).toBeInstanceOf(FatalAdapterError);
  });
});

it('can be stopped while a session begins', async () => {
  const discord = await startDiscord();
  discord.mute();
  const { connection } = await connectTo(discord);
  const starting = connection.start();
  starting.catch(() => undefined);
  await expect.poll(() => discord.sessions.refused).toBe(1);
  await connection.stop();
  await expect(starting).rejects.toThrow('the connection was ended');
});
