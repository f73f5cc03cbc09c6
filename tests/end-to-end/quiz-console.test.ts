import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { bareEnvironment } from '../support/process.ts';
import { temporaryData } from '../support/temporary-data.ts';

const PATIENCE = 40_000;

/** The real bot as a process with a chat in its terminal. */
function startBot(data: string) {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { ...bareEnvironment(), LANG: 'C', DATA_DIR: data },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    say: (line: string) => void child.stdin.write(`${line}\n`),
    /** Resolves when the output holds this. */
    async shows(expected: RegExp): Promise<string> {
      const until = Date.now() + PATIENCE;
      while (!expected.test(output)) {
        if (Date.now() > until) throw new Error(`no ${expected} in\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return output;
    },
    async kill() {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
    async end() {
      const exit = once(child, 'exit');
      child.stdin.end();
      const [code] = (await exit) as [number | null];
      return code;
    },
  };
}

it('a quiz in the terminal goes on after the bot was killed, with every answer counted once', async () => {
  const data = await temporaryData();
  const first = startBot(data);
  first.say('/quiz 5 60s');
  await first.shows(/Question 1 of 5/);
  first.say('1');
  await first.shows(/Your answer: /);
  await first.shows(/Question 2 of 5/);
  first.say('2');
  const before = await first.shows(/Your answer: [^]*Question 3 of 5/);
  await first.kill();

  const second = startBot(data);
  await second.shows(/Question 3 of 5/);
  second.say('1');
  await second.shows(/Your answer: /);
  second.say('/quiz stop');
  const after = await second.shows(/The quiz was stopped[^]*\d+ points?, \d right/);
  expect(await second.end()).toBe(0);
  // The second reveal may have been shown by either process, or by both.
  const rounds = new Map(
    [...(before + after).matchAll(/Question (\d) of 5\n[^\n]*\n✅ [^\n]*\n([^\n]*)/g)].map(([, round, verdict]) => [
      round!,
      verdict!.startsWith('You were right'),
    ]),
  );
  expect([...rounds.keys()].toSorted()).toEqual(['1', '2', '3']);
  const right = [...rounds.values()].filter(Boolean).length;
  expect(after).toMatch(new RegExp(`\\d+ points?, ${right} right`));
}, 120_000);
