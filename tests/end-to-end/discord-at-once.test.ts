import { expect, it } from 'vitest';
import type { Memory } from '../../src/bot/memory.ts';
import type { RemoteMatcher } from '../../src/matching/matcher.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import { createSettingsCache } from '../../src/store/settings-cache.ts';
import { BORIS, CALLBACK, FOLLOW_UP, ORIGINAL, startDiscordBot, textOf } from '../support/discord/bot.ts';
import { placeOf } from '../support/discord/interactions.ts';
import type { Call, Fault } from '../support/discord/server.ts';
import { defaultPack } from '../support/pack.ts';

const DEFERRED = 5;
const REPLY = 4;
const EPHEMERAL = 64;
const UNKNOWN = 'best pizza in Rome';

/** A bot that already knows who has set something: nobody but Boris, who wants Russian. */
async function start(given: { memory?: Partial<Memory>; matcher?: RemoteMatcher } = {}) {
  const real = createMemory(await openStore({ kind: 'sqlite', file: ':memory:' }));
  await real.setPersonLanguage(`discord:${BORIS.id}`, 'ru');
  const memory = createSettingsCache(Date.now).over({ ...real, ...given.memory });
  await expect.poll(() => memory.atHand('discord:1', 'discord:space:1')).toBe(true);
  const { pack } = await defaultPack();
  const { matcher } = given;
  const bot = await startDiscordBot({ memory, ...(matcher && { knowledge: () => ({ pack, matcher }) }) });
  const question = (value: string, more: Record<string, unknown>[] = []) => [
    { name: 'question', type: 3, value },
    ...more,
  ];
  return { ...bot, ask: (value: string, more = {}) => bot.command('ask', question(value), more), question };
}

const kindOf = ({ body }: Call) => body['type'];
/** What a reply that is the acknowledgement itself shows. */
const replyIn = (call: Call): Call => ({ ...call, body: call.body['data'] as Call['body'] });
const flagsOf = (call: Call) => Number(replyIn(call).body['flags'] ?? 0);

it('a question is answered by the acknowledgement itself, with everything that belongs to an answer', async () => {
  const { discord, ask, command, question, press } = await start();
  ask('Who are the members of the CSTO?');
  const [first] = await discord.calledAtLeast(1, CALLBACK);
  expect([kindOf(first!), flagsOf(first!)]).toEqual([REPLY, 0]);
  expect(textOf(replyIn(first!))).toContain('Kazakhstan');
  command('ask', question('Who are the members of the CSTO?', [{ name: 'private', type: 5, value: true }]));
  const [, second] = await discord.calledAtLeast(2, CALLBACK);
  expect([kindOf(second!), flagsOf(second!)]).toEqual([REPLY, EPHEMERAL]);
  press(replyIn(first!), 'Sources');
  const [, , pressed] = await discord.calledAtLeast(3, CALLBACK);
  expect(kindOf(pressed!)).toBe(DEFERRED);
  await discord.calledAtLeast(1, ORIGINAL);
  expect(discord.calls.filter(({ operation }) => operation === ORIGINAL)).toHaveLength(1);
});

it('two questions get the first answer so, and the other after it; a follow-up finds what was asked', async () => {
  const { discord, ask } = await start();
  ask('When was the CSTO founded? And who is its secretary general?');
  const [reply] = await discord.calledAtLeast(1, CALLBACK);
  const [other] = await discord.calledAtLeast(1, FOLLOW_UP);
  expect(kindOf(reply!)).toBe(REPLY);
  expect(textOf(other!)).not.toBe('');
  ask('and before him?');
  const [, next] = await discord.calledAtLeast(2, CALLBACK);
  expect(textOf(replyIn(next!))).not.toContain('did not understand');
});

it('the language somebody has set counts; after a change it is asked for first', async () => {
  const { discord, ask, memory } = await start();
  ask('Who are the members of the CSTO?', { user: BORIS });
  const [first] = await discord.calledAtLeast(1, CALLBACK);
  expect(kindOf(first!)).toBe(REPLY);
  expect(textOf(replyIn(first!))).toContain('Казахстан');
  await memory.setPersonLanguage(`discord:${BORIS.id}`, 'de');
  ask('Who are the members of the CSTO?', { user: BORIS });
  const [, deferred] = await discord.calledAtLeast(2, CALLBACK);
  const [shown] = await discord.calledAtLeast(1, ORIGINAL);
  expect(kindOf(deferred!)).toBe(DEFERRED);
  expect(textOf(shown!)).toContain('Kasachstan');
  ask('Who are the members of the CSTO?', { user: BORIS });
  const [, , again] = await discord.calledAtLeast(3, CALLBACK);
  expect(kindOf(again!)).toBe(REPLY);
  expect(textOf(replyIn(again!))).toContain('Kasachstan');
});

it('suggestions never wait for the store: until it is heard of, they are in the client’s language', async () => {
  const language = Promise.withResolvers<string>();
  const { discord, memory } = await start({ memory: { personLanguage: () => language.promise } });
  await memory.setPersonLanguage(`discord:${BORIS.id}`, 'de');
  const type = (value: string) =>
    discord.interact({
      type: 4,
      data: { id: '1', name: 'ask', type: 1, options: [{ name: 'question', type: 3, value, focused: true }] },
      ...placeOf({ user: BORIS }),
    });
  const namesIn = ({ body }: Call) =>
    (body['data'] as { choices: { name: string }[] }).choices.map(({ name }) => name).join(' ');
  type('member');
  const [first] = await discord.calledAtLeast(1, CALLBACK);
  expect(namesIn(first!)).toContain('members');
  language.resolve('de');
  await expect.poll(() => memory.atHand(`discord:${BORIS.id}`, undefined)).toBe(true);
  type('mitglied');
  const [, second] = await discord.calledAtLeast(2, CALLBACK);
  expect(namesIn(second!)).toContain('Mitglied');
});

it.each(['members', 'map', 'timeline', 'language', 'settings', 'mydata'])(
  '/%s may need the store or a picture and is acknowledged first',
  async (name) => {
    const { discord, command } = await start();
    command(name, [], { permissions: '32' });
    const [first] = await discord.calledAtLeast(1, CALLBACK);
    expect(kindOf(first!)).toBe(DEFERRED);
    await discord.calledAtLeast(1, ORIGINAL);
  },
);

it('what takes too long all the same is acknowledged in time', async () => {
  const { matcher } = await defaultPack();
  const slow: RemoteMatcher = {
    async ask(message, options) {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return matcher.ask(message, options);
    },
  };
  const { discord, ask } = await start({ matcher: slow });
  const asked = performance.now();
  ask('Who are the members of the CSTO?');
  const [deferred] = await discord.calledAtLeast(1, CALLBACK);
  expect(kindOf(deferred!)).toBe(DEFERRED);
  expect(deferred!.at - asked).toBeLessThan(1400);
  const [shown] = await discord.calledAtLeast(1, ORIGINAL);
  expect(textOf(shown!)).toContain('Kazakhstan');
  expect(discord.calls.filter(({ operation }) => operation === CALLBACK)).toHaveLength(1);
});

it('the store is only told of a question that was not answered when the reply is there', async () => {
  const order: string[] = [];
  const { discord, ask } = await start({ memory: { addUnanswered: async () => void order.push('stored') } });
  discord.fail(CALLBACK, { kind: 'slow', ms: 300 });
  ask(UNKNOWN);
  await discord.calledAtLeast(1, CALLBACK);
  order.push('replied');
  await expect.poll(() => order).toEqual(['replied', 'stored']);
});

it.each<[string, Fault]>([
  ['the connection breaks', { kind: 'closed', taken: true }],
  ['Discord says that it failed', { kind: 'error', status: 500, code: 0, message: 'Internal', taken: true }],
])('is there once when %s after it was taken', async (_, fault) => {
  const { discord, ask, logged, service } = await start();
  discord.fail(CALLBACK, fault);
  ask(UNKNOWN);
  await discord.calledAtLeast(1, CALLBACK);
  await expect.poll(async () => (await service.settled(), (await service.memory.unanswered(0)).length)).toBe(1);
  expect(discord.calls.map(({ operation }) => operation).filter((one) => /interactions|webhooks/.test(one))).toEqual([
    CALLBACK,
  ]);
  expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
});

it('is not tried when Discord has given the question up; the operator is told', async () => {
  const { discord, command, question, logged } = await start();
  command('ask', question('When was the CSTO founded? And who is its secretary general?'), {}, 4000);
  await expect.poll(() => logged.filter(({ level }) => level === 'warn')).toHaveLength(1);
  expect(logged.find(({ level }) => level === 'warn')!.message).toContain('could not be acknowledged');
  expect(discord.calls.filter(({ operation }) => [CALLBACK, FOLLOW_UP, ORIGINAL].includes(operation))).toEqual([]);
});

it('too many questions are told the person alone, once', async () => {
  const { discord, ask } = await start();
  for (let time = 0; time < 22; time++) ask('Who are the members of the CSTO?');
  const calls = await discord.calledAtLeast(22, CALLBACK);
  await expect.poll(() => discord.calls.filter(({ operation }) => operation.startsWith('DELETE'))).toHaveLength(1);
  const notices = calls.filter((call) => kindOf(call) === REPLY && flagsOf(call) === EPHEMERAL);
  expect(notices.map((call) => textOf(replyIn(call)))).toEqual([expect.stringMatching(/60 (?:Sekunden|seconds)/)]);
  expect(calls.filter((call) => kindOf(call) === DEFERRED)).toHaveLength(1);
});
