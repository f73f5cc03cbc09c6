import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { expect, it, onTestFinished } from 'vitest';
import { PackError } from '../../src/knowledge/problems.ts';
import { previousOf } from '../../src/matching/matcher.ts';
import { loadAside, loadHere, type LoadedKnowledge } from '../../src/ops/load.ts';
import type { Loaded, MatchingData, MatchingTask } from '../../src/ops/matching-worker.ts';
import { temporaryFolder } from '../support/process.ts';
import { SMALL_PACK, writePack } from '../support/temporary-pack.ts';

/** Questions of all verdicts, each a possible follow-up of the one before. */
const DIALOGUE = [
  'Wer ist Mitglied der OVKS?',
  'Und Armenien?',
  'кто генсек одкб',
  'а до него?',
  'Armenia',
  'Belarus Putin',
  'Is France in the CSTO?',
  'hello',
  'best pizza in Rome',
  'When was the treaty signed and who signed it?',
  'Що таке ОДКБ?',
  '',
];

const fail = (error: Error): void => expect.unreachable(String(error));

async function talk({ matcher }: LoadedKnowledge) {
  let previous: ReturnType<typeof previousOf>;
  const talked = [];
  for (const message of DIALOGUE) {
    const understandings = await matcher.ask(message, { previous, languageHint: 'en', explain: true });
    previous = previousOf(understandings.at(-1)!);
    talked.push(understandings);
  }
  return talked;
}

it('a thread understands everything as it is understood here, with the facts of the pack it gave', async () => {
  const aside = await loadAside('knowledge', 'data', fail);
  onTestFinished(() => aside.stop());
  const here = await loadHere('knowledge', 'data');
  expect(aside.version).toBe(here.version);
  const talked = await talk(aside);
  expect(talked).toEqual(await talk(here));
  const verdicts = talked.flat().map(({ verdict }) => verdict);
  expect(new Set(verdicts.map(({ decision }) => decision))).toEqual(new Set(['answer', 'suggest', 'decline']));
  const facts = verdicts.flatMap((verdict) => (verdict.decision === 'answer' ? [verdict.fact] : []));
  const asides = verdicts.flatMap((verdict) => (verdict.decision === 'decline' ? (verdict.aside ?? []) : []));
  expect(facts.filter((fact) => !aside.pack.facts.includes(fact))).toEqual([]);
  expect(asides.length).toBeGreaterThan(0);
  expect(asides.filter((one) => !aside.pack.asides.includes(one))).toEqual([]);
});

it('a broken pack is refused with its problems', async () => {
  const directory = await writePack(SMALL_PACK);
  await appendFile(join(directory, 'facts', 'moon.yaml'), '  - id: broken\n');
  const refused = loadAside(directory, await temporaryFolder(), fail);
  await expect(refused).rejects.toThrow(PackError);
  await expect(refused).rejects.toThrow(/facts\/moon\.yaml:\d+:\d+: error: /);
});

it('what a thread was asked before it is stopped is answered', async () => {
  const { matcher, stop } = await loadAside(await writePack(SMALL_PACK), await temporaryFolder(), fail);
  const asked = Promise.all(
    ['moon landing', 'date of the moon landing'].map(async (question) => matcher.ask(question)),
  );
  await stop();
  expect((await asked).flat().map(({ verdict }) => verdict.decision)).toContain('answer');
  await expect(matcher.ask('moon landing')).rejects.toThrow('no longer in use');
});

it('a thread that is lost is started again; it answers nothing if the pack has changed since', async () => {
  const directory = await writePack(SMALL_PACK);
  const workerData: MatchingData = { directory, dataDir: await temporaryFolder() };
  const filename = join(import.meta.dirname, '../../src/ops/matching-worker.ts');
  const pool = new Piscina<MatchingTask, unknown>({ filename, workerData, minThreads: 1, maxThreads: 1 });
  onTestFinished(() => pool.destroy());
  const { version } = (await pool.run({ kind: 'load' })) as Extract<Loaded, { kind: 'loaded' }>;
  const ask = () => pool.run({ kind: 'ask', version, message: 'date of the moon landing', options: {} });
  await pool.threads[0]!.terminate();
  expect(await ask()).toMatchObject([{ verdict: { decision: 'answer' } }]);
  await appendFile(join(directory, 'facts', 'moon.yaml'), '# changed\n');
  await pool.threads[0]!.terminate();
  await expect(ask()).rejects.toThrow('its pack has changed');
});
