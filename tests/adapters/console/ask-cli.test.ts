import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { SMALL_PACK, writePack } from '../../support/temporary-pack.ts';

function run(options: readonly string[], input = ''): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, ['src/adapters/console/ask-cli.ts', ...options], { input, encoding: 'utf8' });
}

describe('ask', () => {
  it('prints answer, date and sources', () => {
    const { stdout, status } = run(['Wer ist Mitglied der OVKS?']);
    expect(status).toBe(0);
    expect(stdout).toContain('Formell sechs Staaten');
    expect(stdout).toMatch(/^Stand: /m);
    expect(stdout).toMatch(/^Quellen: /m);
  });

  it('--lang replies in that language', () => {
    expect(run(['--lang', 'ru', 'Wer ist Mitglied der OVKS?']).stdout).toContain('Армения');
  });

  it('--json gives exactly the promised keys', () => {
    const result = JSON.parse(run(['--json', 'Who are the members of the CSTO?']).stdout) as Record<string, unknown>;
    expect(Object.keys(result)).toEqual([
      'q',
      'lang',
      'decision',
      'fact',
      'confidence',
      'answer',
      'reply',
      'sources',
      'suggestions',
      'ms',
    ]);
    expect(result).toMatchObject({ lang: 'en', decision: 'answer', fact: 'members-now', suggestions: [] });
    expect(result['reply']).toContain(result['answer']);
  });

  it('--explain shows how the question was read and why', () => {
    const { stdout } = run(['--explain', 'wan hat Armennien die Teilnahme eingefrohren']);
    for (const part of [
      'read as:   wann hat armenien',
      'armennien → armenien',
      'named:     armenia',
      'am-2024-02-freeze',
      'none:',
      'verdict:',
    ])
      expect(stdout).toContain(part);
  });

  it('--pack asks another pack', async () => {
    const directory = await writePack(SMALL_PACK);
    expect(run(['--pack', directory, 'date of the moon landing']).stdout).toContain('On 20 July 1969.');
    const { status, stderr } = run(['--pack', directory, '--lang', 'de', 'Mond']);
    expect(status).toBe(64);
    expect(stderr).toContain('this pack speaks en');
  });

  it.each([[[]], [['--jason', 'x']], [['   ']]])('%j shows the usage and ends with 64', (options) => {
    const { status, stderr } = run(options);
    expect(status).toBe(64);
    expect(stderr).toContain('Usage: npm run -s ask');
  });

  it('a folder without a pack ends with 78 and says what is missing', () => {
    const { status, stderr } = run(['--pack', 'src', 'x']);
    expect(status).toBe(78);
    expect(stderr).toContain('pack.yaml:1:1: error: the file is missing');
  });
});

it('--jsonl answers in order, goes on after a broken line, keeps sessions apart and ends with 0', () => {
  const lines = [
    '{"q":"Wer ist Mitglied der OVKS?","session":"a"}',
    'nonsense',
    '{"q":"What does Article 4 say?","session":"b"}',
    '{"q":"Und Armenien?","session":"a"}',
    '',
    '{"q":"NATO founded when","lang":"en"}',
    '{"q":"x","lang":"fr"}',
    '{"question":"x"}',
    '{"q":"/members"}',
    '{"q":""}',
  ];
  const { stdout, status } = run(['--jsonl'], lines.join('\n'));
  const replies = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(status).toBe(0);
  expect(replies).toHaveLength(9);
  expect(replies[0]).toMatchObject({ decision: 'answer', fact: 'members-now', lang: 'de' });
  expect(replies[1]!['error']).toContain('not JSON');
  expect(replies[2]).toMatchObject({ fact: 'treaty-art4', lang: 'en' });
  expect(replies[3]).toMatchObject({ fact: 'armenia-status-2026', lang: 'de' });
  expect(replies[4]).toMatchObject({ decision: 'decline', fact: null, answer: null, lang: 'en' });
  expect(replies[5]!['error']).toContain('"fr" is not one of de, en, ru');
  expect(replies[6]!['error']).toContain('q');
  expect(replies[7]).toHaveProperty('decision');
  expect(replies[8]).toMatchObject({ decision: 'decline' });
});

it('a wrong variable ends the start with 78 and names it', () => {
  const { stderr, status } = spawnSync(process.execPath, ['src/main.ts'], {
    encoding: 'utf8',
    input: '',
    env: { ...process.env, BOT_LANGUAGE: 'fr' },
  });
  expect(status).toBe(78);
  expect(stderr).toContain('BOT_LANGUAGE="fr"');
});
