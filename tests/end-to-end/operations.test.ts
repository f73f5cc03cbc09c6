import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { BOT as DISCORD_BOT, startDiscord, TOKEN as DISCORD_TOKEN } from '../support/discord/server.ts';
import { freePort, smallPack, start, temporaryFolder } from '../support/process.ts';
import { startBotApi, TOKEN } from '../support/telegram/server.ts';

const CANARY = 'how do I bake a canary';
/** The machine may be busy. */
const PATIENT = { timeout: 10_000 };
const PERSON = { id: 1234567, is_bot: false, first_name: 'Annabel' };

/** An update with a private message. */
const message = (text: string, id = 1) => ({
  message: {
    message_id: id,
    date: Math.floor(Date.now() / 1000),
    from: PERSON,
    chat: { id: PERSON.id, type: 'private', first_name: PERSON.first_name },
    text,
  },
});

async function startBoth(more: Record<string, string> = {}) {
  const [api, discord, port] = [await startBotApi(), await startDiscord(), await freePort()];
  onTestFinished(() => api.stop());
  onTestFinished(() => discord.stop());
  const bot = start({
    ...(await smallPack()),
    DATA_DIR: await temporaryFolder(),
    PORT: String(port),
    TELEGRAM_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: api.root,
    DISCORD_TOKEN,
    DISCORD_API_ROOT: discord.root,
    ...more,
  });
  await Promise.all([bot.said('telegram ready'), bot.said('discord ready')]);
  return { ...bot, api, discord, root: `http://127.0.0.1:${port}` };
}

const ready = async (root: string) => {
  const response = await fetch(`${root}/readyz`);
  return { status: response.status, ...((await response.json()) as { checks: Record<string, boolean> }) };
};

it('on both platforms: is ready, counts, and logs neither tokens nor what people write or are called', async () => {
  const { api, discord, root, child, ended } = await startBoth();
  await expect
    .poll(() => ready(root), PATIENT)
    .toMatchObject({ status: 200, checks: { running: true, store: true, telegram: true, discord: true } });
  api.deliver(message(CANARY));
  await api.calledAtLeast(1, 'sendMessage');
  discord.say({
    content: CANARY,
    channel_id: '300000000000000009',
    author: { id: '400000000000000001', username: 'annabel', discriminator: '0', global_name: 'Annabel', avatar: null },
  });
  await discord.calledAtLeast(1, 'POST /channels/:id/messages');
  // Both platforms refuse an answer: the failures are logged too.
  api.fail('sendMessage', { kind: 'error', code: 400, description: 'Bad Request: it is wrong' });
  api.deliver(message(CANARY, 2));
  await expect
    .poll(() => fetch(`${root}/metrics`).then((response) => response.text()), PATIENT)
    .toMatch(/ovks_send_failures_total\{reason="refused",platform="telegram"\} 1/);
  const metrics = await (await fetch(`${root}/metrics`)).text();
  expect(metrics).toContain('ovks_questions_total{verdict="suggest",language="en",platform="telegram"} 2');
  expect(metrics).toContain('ovks_questions_total{verdict="suggest",language="en",platform="discord"} 1');
  expect(metrics).toMatch(/ovks_pack_info\{pack="moon",as_of="2020",version="[0-9a-f]{12}"\} 1/);
  expect(metrics).not.toMatch(/canary|annabel|1234567|400000000000000001/i);
  child.kill('SIGTERM');
  const { output, errors, code } = await ended;
  expect({ errors, code }).toEqual({ errors: '', code: 0 });
  const lines = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const failed = lines.find(({ msg }) => msg === 'telegram update failed');
  expect(failed?.['request']).toMatch(/^[0-9a-f]{12}$/);
  expect(lines.find(({ msg }) => msg === 'telegram ready')).not.toHaveProperty('request');
  for (const secret of [TOKEN, DISCORD_TOKEN, 'canary', 'nnabel', '1234567', DISCORD_BOT.id])
    expect(output).not.toContain(secret);
});

it('takes updates by webhook on the port that shows its health', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/telegram`;
  const api = await startBotApi();
  onTestFinished(() => api.stop());
  const { said } = start({
    ...(await smallPack()),
    DATA_DIR: await temporaryFolder(),
    PORT: String(port),
    TELEGRAM_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: api.root,
    TELEGRAM_WEBHOOK_URL: url,
    TELEGRAM_WEBHOOK_SECRET: 'a-long-enough-secret',
  });
  await said('telegram ready');
  const posted = await fetch(url, {
    method: 'POST',
    headers: { 'x-telegram-bot-api-secret-token': 'a-long-enough-secret' },
    body: JSON.stringify({ update_id: 1, ...message('moon landing date') }),
  });
  expect(posted.status).toBe(200);
  const [reply] = await api.calledAtLeast(1, 'sendMessage');
  expect(reply!.payload['text']).toContain('20 July 1969');
  expect(await ready(`http://127.0.0.1:${port}`)).toMatchObject({ status: 200, checks: { telegram: true } });
});

it('ends with 69 when the port is taken', async () => {
  const { root } = await startBoth();
  const api = await startBotApi();
  onTestFinished(() => api.stop());
  const { ended } = start({
    ...(await smallPack()),
    DATA_DIR: await temporaryFolder(),
    PORT: new URL(root).port,
    TELEGRAM_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: api.root,
  });
  const { errors, code } = await ended;
  expect(code).toBe(69);
  expect(errors).toMatch(/^PORT, HOST: cannot listen on 127\.0\.0\.1:\d+: .*EADDRINUSE.*\n$/);
});

it('on SIGTERM finishes what is under way, takes no more, and is no longer ready meanwhile', async () => {
  const { api, root, child, ended } = await startBoth();
  api.fail('sendMessage', { kind: 'slow', ms: 1500 });
  api.deliver(message('moon landing date'));
  await expect
    .poll(() => fetch(`${root}/metrics`).then((response) => response.text()), PATIENT)
    .toMatch(/verdict="answer".* 1/);
  child.kill('SIGTERM');
  await expect.poll(() => ready(root), PATIENT).toMatchObject({ status: 503, checks: { running: false } });
  api.deliver(message('distance to the moon', 2));
  const { code, output } = await ended;
  expect(code).toBe(0);
  expect(api.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1);
  expect(output).toContain('"signal":"SIGTERM"');
});

it('ends within ten seconds although a call hangs, and at once with a second signal', async () => {
  const hanging = async () => {
    const bot = await startBoth();
    bot.api.fail('sendMessage', { kind: 'slow', ms: 60_000 });
    bot.api.deliver(message('moon landing date'));
    await expect
      .poll(() => fetch(`${bot.root}/metrics`).then((response) => response.text()), PATIENT)
      .toMatch(/verdict="answer".* 1/);
    bot.child.kill('SIGINT');
    await bot.said('stopping');
    return bot;
  };
  const [patient, impatient] = await Promise.all([hanging(), hanging()]);
  const begun = performance.now();
  impatient.child.kill('SIGTERM');
  expect((await impatient.ended).code).toBe(143);
  expect(performance.now() - begun).toBeLessThan(2000);
  const { code, output } = await patient.ended;
  expect(performance.now() - begun).toBeLessThan(12_000);
  expect(code).toBe(70);
  expect(output).toContain('stopping took too long');
}, 60_000);

it('loads the pack again on SIGHUP and when it is watched, goes on answering, and keeps it when the new one is broken', async () => {
  const { KNOWLEDGE_DIR } = await smallPack();
  const { api, discord, root, child, said } = await startBoth({ KNOWLEDGE_DIR, KNOWLEDGE_WATCH: '1' });
  const file = join(KNOWLEDGE_DIR, 'facts', 'moon.yaml');
  const whole = await readFile(file, 'utf8');
  const answers = async (count: number) =>
    String((await api.calledAtLeast(count, 'sendMessage'))[count - 1]!.payload['text']);
  await Promise.all([
    api.calledAtLeast(2, 'setMyShortDescription'),
    discord.calledAtLeast(1, 'PUT /applications/:id/commands'),
  ]);
  await writeFile(file, whole.replace('On 20 July 1969.', 'In July of 1969.'));
  await said('the pack was loaded again');
  api.deliver(message('moon landing date', 1));
  expect(await answers(1)).toContain('In July of 1969.');
  await writeFile(file, `${whole}  - id: broken\n`);
  child.kill('SIGHUP');
  await said('the pack was refused; the one in use stays');
  await said('facts/moon.yaml:');
  expect(await ready(root)).toMatchObject({
    status: 200,
    checks: { pack: true },
    pack: { id: 'moon', reload: 'refused' },
  });
  api.deliver(message('moon landing date', 2));
  expect(await answers(2)).toContain('In July of 1969.');
  expect(await (await fetch(`${root}/metrics`)).text()).toContain('ovks_pack_reloads_total{result="loaded"} 1');
  // Another subject is another description, and with it another registration.
  await writeFile(file, whole);
  const head = join(KNOWLEDGE_DIR, 'pack.yaml');
  await writeFile(head, (await readFile(head, 'utf8')).replace('The Moon', 'Our Moon'));
  const described = () =>
    api.calls.filter(
      ({ method, payload }) => method === 'setMyDescription' && JSON.stringify(payload).includes('Our Moon'),
    );
  await expect.poll(() => described().length, PATIENT).toBeGreaterThan(0);
});
