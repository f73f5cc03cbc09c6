import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('answers JSON lines in order, goes on after a broken one and ends with 0', () => {
  const input =
    '{"q":"Wer ist Mitglied der OVKS?","session":"a"}\nnonsense\n{"q":"Und Armenien?","session":"a"}\n{"q":"NATO founded when","lang":"en"}\n';
  const { stdout, status } = spawnSync(process.execPath, ['src/adapters/console/ask-cli.ts', '--jsonl'], {
    input,
    encoding: 'utf8',
  });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(status).toBe(0);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatchObject({ decision: 'answer', fact: 'members-now', lang: 'de' });
  expect(lines[1]).toHaveProperty('error');
  expect(lines[2]).toMatchObject({ fact: 'armenia-status-2026' });
  expect(lines[3]).toMatchObject({ decision: 'decline', fact: null, answer: null, lang: 'en' });
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
