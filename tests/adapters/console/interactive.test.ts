import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { runChat, type ChatDependencies } from '../../../src/adapters/console/chat.ts';
import { NOON, testService } from '../../support/service.ts';

/** A chat with a person at the keyboard; what was written so far is in `written()`. */
async function sitDown(given: Partial<ChatDependencies> = {}, signal?: AbortSignal) {
  const service = await testService({ limited: false });
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.on('data', (data) => (text += String(data)));
  const ended = runChat(
    {
      service,
      texts: service.texts,
      subject: () => 'CSTO',
      input,
      output,
      interactive: true,
      colours: false,
      languageHint: 'en',
      now: () => NOON,
      ...given,
    },
    signal,
  );
  return { service, input, ended, written: () => text };
}

it('welcomes, answers, shows data and deletes it, says goodbye and gives the history back', async () => {
  const { input, ended, written, service } = await sitDown({ history: ['an earlier line'] });
  for (const line of ['/language english', 'When was the CSTO founded?', '/mydata', '/forgetme', '1', '7'])
    input.write(`${line}\n`);
  input.end();
  expect(await ended).toEqual([
    '7',
    '1',
    '/forgetme',
    '/mydata',
    'When was the CSTO founded?',
    '/language english',
    'an earlier line',
  ]);
  const text = written();
  expect(text).toMatch(/^CSTO\nAsk in German, English or Russian\./);
  expect(text).toContain('"language": "en"');
  expect(text).toContain('Everything that was stored about you has been deleted.');
  expect(text).toContain('There is no 7 to choose right now.');
  expect(text).toMatch(/Goodbye\.\n$/);
  expect(text).toMatch(/\d\. Sources/);
  expect(text).not.toContain('👍');
  expect(await service.memory.personLanguage('console:console')).toBeUndefined();
});

it('numbers the choices of several messages on and does what each number says', async () => {
  const { input, ended, written } = await sitDown({ interactive: false });
  input.write('When was the CSTO founded? What does article 4 say?\n');
  input.write('1\n');
  input.end();
  await ended;
  const numbers = written()
    .split('> 1\n')[0]!
    .match(/^ {2}\d+(?=\.)/gm)!
    .map(Number);
  expect(numbers.length).toBeGreaterThan(5);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(written().split('> 1\n')[1]).toContain('As of');
});

it('ends when it is told to', async () => {
  const stop = new AbortController();
  const { input, ended, written } = await sitDown({}, stop.signal);
  input.write('/help\n');
  await expect.poll(written).toContain('/privacy');
  stop.abort();
  expect(await ended).toEqual(['/help']);
});

it('does not let a text steer the terminal', async () => {
  const { input, ended, written } = await sitDown({ interactive: false, subject: () => 'x' });
  input.write('/members \u001b[2J\u0007\u202e\n');
  input.end();
  await ended;
  expect(written().replace(/^> .*$/gm, '')).not.toMatch(/[\u0007\u001b\u202e]/);
});
