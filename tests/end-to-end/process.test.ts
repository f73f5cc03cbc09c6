import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { ANN, textOf } from '../support/telegram/bot.ts';
import { startBotApi, TOKEN } from '../support/telegram/server.ts';

const CANARY = 'canary-of-a-question';

/** Starts the bot as an operator does. */
async function startBot(environment: Record<string, string>) {
  const data = await mkdtemp(join(tmpdir(), 'ovks-bot-'));
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { PATH: process.env['PATH'], DATA_DIR: data, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await rm(data, { recursive: true });
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]).then((both) => both.join(''));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, output, ended };
}

it('the process answers on Telegram, stops on SIGTERM and keeps token and texts out of the log', async () => {
  const api = await startBotApi();
  onTestFinished(() => api.stop());
  const { child, output, ended } = await startBot({ TELEGRAM_TOKEN: TOKEN, TELEGRAM_API_ROOT: api.root });
  const chat = { id: ANN.id, type: 'private', first_name: 'Ann' };
  const date = Math.floor(Date.now() / 1000);
  api.deliver({
    message: { message_id: 1, date, from: ANN, chat, text: `Who are the members of the CSTO? ${CANARY}` },
  });
  const [call] = await api.calledAtLeast(1, 'sendMessage');
  expect(textOf(call!)).toContain('Kazakhstan');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  const log = await output;
  expect(log).toContain('telegram ready');
  expect(log).not.toContain(TOKEN);
  expect(log).not.toContain(CANARY);
  expect(api.violations).toEqual([]);
});

it('a token that Telegram does not know ends the start with 78', async () => {
  const api = await startBotApi();
  onTestFinished(() => api.stop());
  const { output, ended } = await startBot({ TELEGRAM_TOKEN: '1:unknown', TELEGRAM_API_ROOT: api.root });
  expect(await ended).toBe(78);
  expect(await output).toContain('TELEGRAM_TOKEN');
});
