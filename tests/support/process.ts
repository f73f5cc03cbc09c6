import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { SMALL_PACK, writePack } from './temporary-pack.ts';

/** What is left of a process. */
export interface Ended {
  readonly output: string;
  readonly errors: string;
  readonly code: number | null;
}

/** The bot in a process of its own. */
export interface BotProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output or the error output holds the text; rejects when the process ends before. */
  said(text: string): Promise<void>;
}

/** What every process of a test is told; all other variables would change what it does. */
export function bareEnvironment(): Record<string, string> {
  const { PATH = '', NODE_COMPILE_CACHE } = process.env;
  return { PATH, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) };
}

/** A small pack, which is learnt in no time. */
export async function smallPack(): Promise<{ KNOWLEDGE_DIR: string }> {
  return { KNOWLEDGE_DIR: await writePack(SMALL_PACK) };
}

/** An empty folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ovks-main-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the bot with these variables and no others; it is killed at the end of the test. */
export function start(environment: Record<string, string>, options: readonly string[] = []): BotProcess {
  const bot = spawnBot(environment, options);
  onTestFinished(() => void bot.child.kill('SIGKILL'));
  return bot;
}

/** Starts the bot as {@link start} does, for whoever ends it themselves. */
export function spawnBot(environment: Record<string, string>, options: readonly string[] = []): BotProcess {
  const child = spawn(process.execPath, ['src/main.ts', ...options], {
    env: { ...bareEnvironment(), ...environment },
  });
  let output = '';
  let errors = '';
  const watchers = new Set<() => void>();
  const tell = () => watchers.forEach((watcher) => watcher());
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    tell();
  });
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString();
    tell();
  });
  const ended = once(child, 'close').then(([code]) => ({ output, errors, code: code as number | null }));
  return {
    child,
    ended,
    said: (text) =>
      new Promise((resolve, reject) => {
        const watcher = (): void => {
          if (!(output + errors).includes(text)) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
        void ended.then(({ code }) => reject(new Error(`ended with ${code} before "${text}": ${output}${errors}`)));
        watcher();
      }),
  };
}
