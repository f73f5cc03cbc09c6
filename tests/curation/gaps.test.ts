import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { UnansweredQuestion } from '../../src/bot/memory.ts';
import { badRatings, groupGaps } from '../../src/curation/gaps.ts';
import { gapsYaml } from '../../src/curation/gaps-yaml.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import { defaultPack } from '../support/pack.ts';
import { bareEnvironment, smallPack, temporaryFolder } from '../support/process.ts';

const NOW = Date.UTC(2026, 10, 24);
const asked = (text: string, count: number, language = 'en'): UnansweredQuestion => ({
  text,
  count,
  language,
  decision: 'suggest',
  lastAsked: NOW - count,
});

let known: Awaited<ReturnType<typeof defaultPack>>;
beforeAll(async () => (known = await defaultPack()));

describe('gaps', () => {
  it('groups what says much the same in one language, the most asked first, with the facts that may be meant', () => {
    const gaps = groupGaps(
      [
        asked('how do I bake bread', 1),
        asked('armenia summits', 2),
        asked('Armenia summit', 9),
        asked('armenia summit!!', 1),
        asked('Armenia summit', 1, 'de'),
      ],
      known,
    );
    expect(gaps.map(({ language, count, questions }) => [language, count, questions.map(({ text }) => text)])).toEqual([
      ['en', 12, ['Armenia summit', 'armenia summits', 'armenia summit!!']],
      ['en', 1, ['how do I bake bread']],
      ['de', 1, ['Armenia summit']],
    ]);
    expect(gaps[0]!.lastAsked).toBe(NOW - 1);
    expect(gaps[0]!.nearest).toHaveLength(3);
    expect(gaps[0]!.nearest[0]!.confidence).toBeGreaterThanOrEqual(gaps[0]!.nearest[1]!.confidence);
  });

  it('lists the facts people complained about, the worst first', () => {
    const rated = (kind: 'good' | 'bad' | 'none-of-these', subject?: string) => ({
      kind,
      ...(subject !== undefined && { subject }),
      language: 'en',
      at: NOW,
    });
    const article = known.pack.shortcuts.articles['4']!;
    const ratings = badRatings(
      [
        rated('good', 'members-now'),
        rated('bad', 'members-now'),
        rated('bad', article),
        rated('none-of-these', article),
        rated('bad', 'no-longer-there'),
        rated('none-of-these'),
        rated('good', known.pack.shortcuts.articles['5']),
      ],
      known.pack,
    );
    expect(ratings.map(({ fact, good, bad, noneOfThese }) => [fact.id, good, bad, noneOfThese])).toEqual([
      [article, 0, 1, 1],
      ['members-now', 1, 1, 0],
    ]);
  });

  it('is YAML that gives back exactly what was typed', () => {
    const texts = [
      'yes',
      '1:30',
      '"quoted"',
      "it's",
      '- a list',
      '# no comment',
      'a: b',
      '‮עברית',
      '*',
      '\u0007 bell',
      'null',
    ];
    const yaml = gapsYaml(
      groupGaps(
        texts.map((text) => asked(text, 1)),
        known,
      ),
      [],
      NOW,
    );
    const back = parse(yaml) as { unanswered: { phrasings: unknown[] }[] };
    expect(new Set(back.unanswered.flatMap(({ phrasings }) => phrasings))).toEqual(new Set(texts));
    expect(yaml).toMatch(/^# Since 2026-11-24: 11 unanswered questions in \d+ groups/);
  });
});

it('npm run knowledge:gaps prints what the store has', async () => {
  const folder = await temporaryFolder();
  const store = await openStore({ kind: 'sqlite', file: join(folder, 'bot.sqlite') });
  const memory = createMemory(store);
  await memory.addUnanswered({ text: 'what is the moon made of', language: 'en', decision: 'decline' }, Date.now());
  await memory.addFeedback({ kind: 'bad', subject: 'moon-landing', language: 'en', at: Date.now() });
  await store.destroy();
  const run = (...options: string[]) =>
    spawnSync(process.execPath, ['src/curation/gaps-cli.ts', ...options], {
      env: { ...bareEnvironment(), DATA_DIR: folder, ...pack },
      encoding: 'utf8',
    });
  const pack = await smallPack();
  const { stdout, stderr, status } = run();
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  expect(parse(stdout)).toMatchObject({
    unanswered: [{ asked: 1, language: 'en', phrasings: ['what is the moon made of'] }],
    ratings: [{ fact: 'moon-landing', bad: 1, good: 0 }],
  });
  expect(run('91').status).toBe(64);
});
