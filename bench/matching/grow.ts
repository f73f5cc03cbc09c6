import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadPack } from '../../src/knowledge/load.ts';
import { runAlone } from './child.ts';
import { generatePack, type Target } from './generate.ts';
import { readQuestions } from './questions.ts';
import type { ScaleRun } from './scale.ts';

/** The core on one pack: a first start, which reads and learns it, and the next, which finds it in the cache. */
export interface Growth {
  readonly pack: string;
  readonly phrasings: number;
  readonly questions: number;
  readonly first: ScaleRun;
  readonly next: ScaleRun;
}

/** Heap that each process may use, MB. */
export const MEMORY_LIMIT_MB = 2048;

/** Measures the core on a generated pack of about `size` phrasings. */
export async function growTo(size: number): Promise<Growth> {
  const { files, phrasings, questions } = await generatePack(size);
  return inTemporaryFolder(async (folder) => {
    const directory = join(folder, 'pack');
    for (const [name, content] of Object.entries(files)) {
      const file = join(directory, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    return {
      pack: 'generated',
      phrasings,
      questions: questions.length,
      ...(await startTwice(directory, folder, questions)),
    };
  });
}

/** Measures the core on a pack that was written by hand, with the tuning questions that it can answer. */
export async function measurePack(directory: string): Promise<Growth> {
  const { pack } = await loadPack(directory);
  const phrasings = pack.facts
    .flatMap(({ wordings }) => Object.values(wordings))
    .reduce((sum, wording) => sum + 1 + wording.phrasings.length, 0);
  const questions = (await readQuestions('tuning', pack.languages, 1)).flatMap(({ q, expect }): Target[] => {
    const facts = pack.facts.filter(({ covers }) => covers.some((sheet) => expect?.includes(sheet)));
    return facts.length === 0 ? [] : [{ q, facts: facts.map(({ id }) => id) }];
  });
  return inTemporaryFolder(async (folder) => ({
    pack: pack.id,
    phrasings,
    questions: questions.length,
    ...(await startTwice(directory, folder, questions)),
  }));
}

async function startTwice(
  directory: string,
  folder: string,
  questions: readonly Target[],
): Promise<{ first: ScaleRun; next: ScaleRun }> {
  const questionFile = join(folder, 'questions.json');
  await writeFile(questionFile, JSON.stringify(questions));
  const start = (): Promise<ScaleRun> =>
    runAlone('scale.ts', [directory, join(folder, 'data'), questionFile], [`--max-old-space-size=${MEMORY_LIMIT_MB}`]);
  const first = await start();
  return { first, next: await start() };
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'matching-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
