import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/ops/log.ts';

const TOKEN = '123456:AAsecret';

function logWith(level: string, readable: boolean) {
  const lines: string[] = [];
  const log = createLog({
    level,
    readable,
    secrets: [TOKEN, 'pass"word/ü'],
    output: { write: (text) => lines.push(text) },
  });
  return { log, lines };
}

describe('the log', () => {
  it('is one JSON object a line, with the level as a word', () => {
    const { log, lines } = logWith('info', false);
    log.info({ reference: 'ABC' }, 'ready');
    log.debug({ text: 'hello' }, 'asked');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toEqual({ level: 'info', time: expect.any(Number), reference: 'ABC', msg: 'ready' });
  });

  it('is readable for people, with the stack of an error below', () => {
    const { log, lines } = logWith('warn', true);
    log.info('not shown');
    log.error({ err: new Error('disk full'), reference: 'ABC' }, 'could not be stored');
    expect(lines.join('')).toMatch(
      /^\d\d:\d\d:\d\d ERROR could not be stored \(reference: ABC\)\nError: disk full\n +at /,
    );
  });

  it.for([true, false])('never shows a secret, wherever it turns up (readable: %s)', (readable) => {
    const { log, lines } = logWith('trace', readable);
    log.error({ err: new Error(`GET https://api.example.org/bot${TOKEN}/getMe`) }, TOKEN);
    log.info(
      { deep: { list: [`postgres://bot:${encodeURIComponent('pass"word/ü')}@host`] }, [TOKEN]: 'pass"word/ü' },
      'x',
    );
    log.child({ token: TOKEN }).debug('from a child');
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.join('')).not.toMatch(/AAsecret|word/);
    expect(lines.join('')).toContain('[hidden]');
  });
});
