import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { bareEnvironment } from '../../support/process.ts';
import { temporaryData } from '../../support/temporary-data.ts';
import { SMALL_PACK, writePack } from '../../support/temporary-pack.ts';

interface Ended {
  readonly output: string;
  readonly errors: string;
  readonly code: number | null;
}

/** Starts the bot as an operator would and types the lines. */
async function chat(lines: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const data = await temporaryData();
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { ...bareEnvironment(), LANG: 'C', DATA_DIR: data, ...environment },
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const [output, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('exit', resolve)),
  ]);
  return { output, errors, code };
}

describe('the console chat with piped input', () => {
  it('answers line by line in the language of each, and ends with 0', async () => {
    const { output, errors, code } = await chat([
      'Wer ist Mitglied der OVKS?',
      'Und Armenien?',
      '',
      'what does artcle 4 say',
      'какие страны входят в одкб',
      'How do I bake bread?',
    ]);
    expect(errors).toBe('');
    expect(code).toBe(0);
    const replies = output.split(/^> /m).slice(1);
    expect(replies).toHaveLength(5);
    expect(replies[0]).toContain('Armenien, Belarus, Kasachstan, Kirgistan, Russland und Tadschikistan');
    expect(replies[0]).toMatch(/^Stand: /m);
    expect(replies[0]).toMatch(/^Quellen?: .*<https:\/\//m);
    expect(replies[1]).toContain('Armenien');
    expect(replies[2]).toContain('armed attack');
    expect(replies[3]).toContain('Таджикистан');
    expect(replies[4]).toContain('I don’t know that');
    expect(output).not.toContain('\u001b');
  });

  it('runs commands in every language, picks by number and says when there is nothing to pick', async () => {
    const { output, code } = await chat([
      '9',
      '/topics',
      '1',
      '/artikel 4',
      '/sprache en',
      '/artcle 4',
      '/article 99',
      '/mitglieder',
      '/help',
    ]);
    expect(code).toBe(0);
    const replies = output.split(/^> /m).slice(1);
    expect(replies[0]).toMatch(/9/);
    expect(replies[1]).toMatch(/^ {2}1\. /m);
    expect(replies[2]).toMatch(/\(1\/\d+\)/);
    expect(replies[3]).toMatch(/Article 4|Artikel 4|armed attack|bewaffnet/);
    expect(replies[4]).toContain('English');
    expect(replies[5]).toContain('/article');
    expect(replies[6]).toContain('I don’t know that article');
    expect(replies[7]).toContain('Kazakhstan');
    for (const command of [
      '/ask',
      '/members',
      '/article',
      '/map',
      '/timeline',
      '/topics',
      '/fact',
      '/sources',
      '/language',
      '/about',
    ]) {
      expect(replies[8]).toContain(command);
    }
  });

  it('serves another pack in one language', async () => {
    const pack = await writePack(SMALL_PACK);
    const { output, code } = await chat(['when did people land on the moon', '/article 4', '/about'], {
      KNOWLEDGE_DIR: pack,
    });
    expect(code).toBe(0);
    expect(output).toContain('On 20 July 1969.');
    expect(output).toContain('I don’t know that command');
    expect(output).toContain('2 checked entries');
  });

  it('shows control characters of what was typed harmlessly', async () => {
    const { output, code } = await chat(['\u001b[2J\u0007 who are the members of the CSTO']);
    expect(code).toBe(0);
    expect(output.replace(/^> .*$/m, '')).not.toContain('\u001b');
  });

  it('ends with 78 and every problem of a broken pack', async () => {
    const pack = await writePack({ ...SMALL_PACK, 'sources.yaml': '' });
    const { errors, code } = await chat([], { KNOWLEDGE_DIR: pack });
    expect(code).toBe(78);
    expect(errors).toContain('sources.yaml:1:1: error');
  });
});
