import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { checkPack } from './check.ts';
import type {
  Aside,
  Fact,
  Language,
  Pack,
  PerLanguage,
  QuizQuestion,
  QuizWording,
  Term,
  TermForms,
  Topic,
  Wording,
} from './pack.ts';
import { PackError, type Problem } from './problems.ts';
import { fileSchemas, packFileSchema } from './schema.ts';
import { checkShape, parseYaml, type DataPath, type YamlFile } from './yaml-file.ts';

/** A pack together with what its checks found and where its entries stand. */
export interface LoadedPack {
  readonly pack: Pack;
  /** Warnings only: a pack with errors is not loaded. */
  readonly warnings: readonly Problem[];
}

/** The names of a term as they stand in the glossary file. */
type TermFile = Omit<TermForms, 'also'> & Record<'synonyms' | 'abbreviations' | 'spellings' | 'inflected', string[]>;

/**
 * Reads, validates and cross-checks a pack.
 * @param directory folder that holds `pack.yaml`
 * @throws {PackError} naming all problems with file, line and column
 */
export async function loadPack(directory: string): Promise<LoadedPack> {
  const read = await readPack(directory);
  const errors = read.problems.filter((problem) => problem.level === 'error');
  if (errors.length > 0 || !read.pack) throw new PackError(directory, errors);
  return { pack: read.pack, warnings: read.problems };
}

/**
 * Like {@link loadPack}, but gives the problems back instead of throwing.
 * The pack is absent where a file is missing or has the wrong shape.
 */
export async function readPack(directory: string): Promise<{ pack?: Pack; problems: Problem[] }> {
  const problems: Problem[] = [];

  const readYaml = async (file: string, required: boolean): Promise<YamlFile | undefined> => {
    const content = await readInside(directory, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' || required) {
        const message = error.code === 'ENOENT' ? 'the file is missing: a pack needs it' : `cannot be read: ${error.message}`;
        problems.push({ level: 'error', file, line: 1, column: 1, message });
      }
      return undefined;
    });
    return content === undefined ? undefined : parseYaml(file, content);
  };
  const parse = async <T extends z.ZodType>(file: string, schema: T, required: boolean) => {
    const yaml = await readYaml(file, required);
    if (!yaml) return undefined;
    const shape = checkShape(yaml, schema);
    problems.push(...shape.problems);
    return shape.value === undefined ? undefined : { yaml, value: shape.value };
  };

  const head = await parse('pack.yaml', packFileSchema, true);
  if (!head) return { problems };
  const { languages } = head.value;
  const schemas = fileSchemas(languages);

  const sources = await parse('sources.yaml', schemas.sources, true);
  const glossary = await parse('glossary.yaml', schemas.glossary, false);
  const nearTopics = await parse('near-topics.yaml', schemas.nearTopics, false);
  const smallTalk = await parse('small-talk.yaml', schemas.smallTalk, false);
  const decoys = await parse('decoys.yaml', schemas.decoys, false);
  const timeline = await parse('timeline.yaml', schemas.timeline, false);
  const parseFolder = async <T extends z.ZodType>(folder: string, schema: T) => {
    const parsed = [];
    for (const file of await yamlFiles(directory, folder)) parsed.push(await parse(file, schema, true));
    return parsed.filter((file) => file !== undefined);
  };
  const topicFiles = await parseFolder('facts', schemas.facts);
  const quizFiles = await parseFolder('quiz', schemas.quiz);
  if (topicFiles.length === 0 && problems.length === 0) {
    problems.push({ level: 'error', file: 'facts', line: 1, column: 1, message: 'no file with facts: add facts/<topic>.yaml' });
  }
  if (problems.length > 0) return { problems };

  const places = new Map<object, () => { file: string; line: number; column: number }>();
  const remember = <T extends object>(entry: T, yaml: YamlFile, path: DataPath): T => {
    places.set(entry, () => ({ file: yaml.file, ...yaml.position(path) }));
    return entry;
  };

  const topics: Topic[] = [];
  const facts: Fact[] = [];
  for (const { yaml, value } of topicFiles) {
    topics.push(remember({ id: value.topic, title: value.title }, yaml, ['topic']));
    value.facts.forEach((fact, index) => {
      const { id, covers, sources: sourceIds, asOf, validFrom, validTo, related } = fact;
      const wordings = pick<Wording>(fact, languages);
      facts.push(
        remember(
          { id, topic: value.topic, covers, sources: sourceIds, asOf, validFrom, validTo, related, wordings },
          yaml,
          ['facts', index, 'id'],
        ),
      );
    });
  }
  const asides: Aside[] = [
    ...(nearTopics?.value ?? []).map((entry, index) =>
      remember(
        { id: entry.id, kind: 'near-topic' as const, term: entry.term, fact: entry.fact, wordings: pick(entry, languages) as Aside['wordings'] },
        nearTopics!.yaml,
        [index, 'id'],
      ),
    ),
    ...(smallTalk?.value ?? []).map((entry, index) =>
      remember(
        { id: entry.id, kind: 'small-talk' as const, wordings: pick(entry, languages) as Aside['wordings'] },
        smallTalk!.yaml,
        [index, 'id'],
      ),
    ),
  ];
  const terms: Term[] = (glossary?.value.terms ?? []).map((term, index) => {
    const forms = Object.fromEntries(
      Object.entries(pick<TermFile>(term, languages)).map(([code, all]) => [
        code,
        { canonical: all.canonical, also: [...all.synonyms, ...all.abbreviations, ...all.spellings, ...all.inflected], stems: all.stems },
      ]),
    );
    return remember({ id: term.id, kind: term.kind, forms }, glossary!.yaml, ['terms', index, 'id']);
  });
  const sourcesOf = new Map(facts.map(({ id, sources: ids }) => [id, ids]));
  const quiz = quizFiles.flatMap(({ yaml, value }) =>
    value.questions.map((entry, index): QuizQuestion => {
      const { id, difficulty, fact, sources: own } = entry;
      const ids = own.length > 0 ? own : (sourcesOf.get(fact!) ?? []);
      const wordings = pick<QuizWording>(entry, languages);
      const question = { id, topic: value.topic, difficulty, fact, sources: ids, derived: false, wordings };
      return remember(question, yaml, ['questions', index, 'id']);
    }),
  );
  const pack: Pack = {
    ...head.value,
    topics: inOrder(topics, head.value.topics),
    facts,
    sources: (sources?.value ?? []).map((source, index) => remember(source, sources!.yaml, [index, 'id'])),
    terms,
    asides,
    decoys: decoys?.value ?? Object.fromEntries(languages.map((code) => [code, []])),
    timeline: (timeline?.value ?? []).map((event, index) => remember(event, timeline!.yaml, [index, 'date'])),
    quiz,
  };
  for (const [index, id] of head.value.topics.entries()) {
    if (topics.some((topic) => topic.id === id)) continue;
    const message = `topics: no file of facts/ has the topic "${id}"`;
    problems.push({ level: 'error', file: 'pack.yaml', ...head.yaml.position(['topics', index]), message });
  }
  problems.push(...checkPack(pack, (entry) => places.get(entry)?.() ?? { file: 'pack.yaml', line: 1, column: 1 }));
  return { pack, problems };
}

/** The topics named in the order, then the others. */
function inOrder(topics: readonly Topic[], order: readonly string[]): Topic[] {
  const rank = ({ id }: Topic): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return topics.toSorted((a, b) => rank(a) - rank(b));
}

function pick<T>(entry: object, languages: readonly Language[]): PerLanguage<T> {
  return Object.fromEntries(languages.map((code) => [code, (entry as Record<string, T>)[code]!]));
}

async function yamlFiles(directory: string, folder: string): Promise<string[]> {
  const names = await readdir(join(directory, folder)).catch(() => []);
  return names
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Reads a file of the pack; a link that leads out of the pack's folder is refused. */
async function readInside(directory: string, file: string): Promise<string> {
  const path = join(directory, file);
  if ((await lstat(path)).isSymbolicLink()) {
    const inside = relative(await realpath(directory), await realpath(path));
    if (inside === '..' || inside.startsWith(`..${sep}`)) throw new Error('the link leads out of the pack');
  }
  return readFile(path, 'utf8');
}
