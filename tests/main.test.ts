import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemory } from '../src/store/memory.ts';
import { openStore } from '../src/store/open.ts';
import { smallPack, start, temporaryFolder } from './support/process.ts';
import { emptyDatabase, STORE_KINDS } from './support/stores.ts';
import { startBotApi, TOKEN } from './support/telegram/server.ts';

describe.for(STORE_KINDS)('the bot on %s', (kind) => {
  it('remembers what was said to it over a restart, and keeps what it could not answer for curators', async () => {
    const target = await emptyDatabase(kind);
    const environment: Record<string, string> =
      target.kind === 'postgres'
        ? { ...(await smallPack()), DATABASE_URL: target.url, DATA_DIR: await temporaryFolder() }
        : { ...(await smallPack()), DATA_DIR: join(target.file, '..') };
    for (const line of ['/language english', 'how do I bake a cake']) {
      const { child, ended } = start(environment);
      child.stdin!.end(`${line}\n`);
      const { output, errors, code } = await ended;
      expect({ errors, code }).toEqual({ errors: '', code: 0 });
      expect(output).toContain(line.startsWith('/') ? 'I answer in English' : 'None of these');
    }
    const store = await openStore(target);
    onTestFinished(() => store.destroy());
    const memory = createMemory(store);
    expect((await memory.unanswered(0)).map(({ text: asked }) => asked)).toEqual(['how do I bake a cake']);
    expect(await memory.personLanguage('console:console')).toBe('en');
  });
});

it('ends on SIGTERM, with everything stored', async () => {
  const folder = await temporaryFolder();
  const { child, ended } = start({ ...(await smallPack()), DATA_DIR: folder });
  child.stdin!.write('how do I bake a cake\n');
  await new Promise<void>((resolve) => child.stdout!.on('data', (data) => String(data).includes('None') && resolve()));
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ errors: '', code: 0 });
  const store = await openStore({ kind: 'sqlite', file: join(folder, 'bot.sqlite') });
  onTestFinished(() => store.destroy());
  expect(await createMemory(store).unanswered(0)).toHaveLength(1);
});

describe('the bot on Telegram', () => {
  const CANARY = 'how do I bake a canary';

  it('answers and stops in order; what people write and the token are in no line of its log', async () => {
    const api = await startBotApi();
    const folder = await temporaryFolder();
    const { child, ended } = start({
      ...(await smallPack()),
      DATA_DIR: folder,
      TELEGRAM_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: api.root,
    });
    await new Promise<void>((resolve) =>
      child.stdout!.on('data', (data) => String(data).includes('ready') && resolve()),
    );
    const chat = { id: 1, type: 'private', first_name: 'Ann' };
    api.deliver({
      message: {
        message_id: 1,
        date: Math.floor(Date.now() / 1000),
        from: { ...chat, is_bot: false },
        chat,
        text: CANARY,
      },
    });
    const [reply] = await api.calledAtLeast(1, 'sendMessage');
    expect(reply!.payload['text']).toContain('Did you mean');
    child.kill('SIGTERM');
    const { output, errors, code } = await ended;
    await api.stop();
    expect({ errors, code }).toEqual({ errors: '', code: 0 });
    const lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['telegram ready', 'stopping']));
    expect(output).not.toMatch(new RegExp(`${TOKEN}|canary|Ann`));
    expect(api.violations).toEqual([]);
    const store = await openStore({ kind: 'sqlite', file: join(folder, 'bot.sqlite') });
    onTestFinished(() => store.destroy());
    expect((await createMemory(store).unanswered(0)).map(({ text: asked }) => asked)).toEqual([CANARY]);
  });

  it('ends with 78 when Telegram does not know the token', async () => {
    const api = await startBotApi();
    const { ended } = start({
      ...(await smallPack()),
      DATA_DIR: await temporaryFolder(),
      TELEGRAM_TOKEN: '123:unknown-to-telegram',
      TELEGRAM_API_ROOT: api.root,
    });
    const { output, errors, code } = await ended;
    await api.stop();
    expect(code).toBe(78);
    expect(errors).toMatch(/^TELEGRAM_TOKEN: .*\n$/);
    expect(output + errors).not.toContain('unknown-to-telegram');
  });
});

it('ends with 69 when the database cannot be used, without showing its password', async () => {
  const { child, ended } = start({
    ...(await smallPack()),
    DATA_DIR: await temporaryFolder(),
    DATABASE_URL: 'postgres://bot:hunter2@127.0.0.1:1/bot',
  });
  child.stdin!.end('hello\n');
  const { output, errors, code } = await ended;
  expect(code).toBe(69);
  expect(errors).toMatch(/^The database \(DATABASE_URL\) cannot be used: .*\n$/);
  expect(output + errors).not.toContain('hunter2');
});

it('ends with 69 when its folder cannot be written to', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a-file'), '');
  const { child, ended } = start({ ...(await smallPack()), DATA_DIR: join(folder, 'a-file') });
  child.stdin!.end('hello\n');
  const { errors, code } = await ended;
  expect(code).toBe(69);
  expect(errors).toContain('DATA_DIR');
  expect(await readFile(join(folder, 'a-file'), 'utf8')).toBe('');
});
