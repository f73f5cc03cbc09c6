import { readdir, readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { z } from 'zod';
import type { Problem } from './problems.ts';
import { fileSchemas, packFileSchema, type FileSchemas } from './schema.ts';
import { checkShape, parseYaml, type YamlFile } from './yaml-file.ts';

/** A file of the pack with a typed value. */
export interface PackFile<T> {
  readonly yaml: YamlFile;
  readonly value: T;
}

type FileOf<Name extends keyof FileSchemas> = PackFile<z.output<FileSchemas[Name]>>;

/** All files of a pack; those that it does without are absent. */
export interface PackFiles {
  readonly head: PackFile<z.output<typeof packFileSchema>>;
  readonly sources: FileOf<'sources'>;
  readonly facts: readonly FileOf<'facts'>[];
  readonly quiz: readonly FileOf<'quiz'>[];
  readonly glossary: FileOf<'glossary'> | undefined;
  readonly nearTopics: FileOf<'nearTopics'> | undefined;
  readonly smallTalk: FileOf<'smallTalk'> | undefined;
  readonly decoys: FileOf<'decoys'> | undefined;
  readonly timeline: FileOf<'timeline'> | undefined;
  readonly countries: FileOf<'countries'> | undefined;
  readonly offices: FileOf<'offices'> | undefined;
  readonly bases: FileOf<'bases'> | undefined;
  readonly exercises: FileOf<'exercises'> | undefined;
  readonly templates: FileOf<'templates'> | undefined;
  readonly coverage: FileOf<'coverage'> | undefined;
}

/**
 * Reads the files of a pack and checks their shapes.
 * @returns the files, absent where a required one is missing or any has the wrong shape, and all problems
 */
export async function readPackFiles(directory: string): Promise<{ files?: PackFiles; problems: Problem[] }> {
  const problems: Problem[] = [];
  const report = (file: string, message: string) =>
    problems.push({ level: 'error', file, line: 1, column: 1, message });

  const read = async <T extends z.ZodType>(
    file: string,
    schema: T,
    required: boolean,
  ): Promise<PackFile<z.output<T>> | undefined> => {
    const content = await readInside(directory, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') report(file, `cannot be read: ${error.message}`);
      else if (required) report(file, 'the file is missing: a pack needs it');
      return undefined;
    });
    if (content === undefined) return undefined;
    const yaml = parseYaml(file, content);
    const shape = checkShape(yaml, schema);
    problems.push(...shape.problems);
    return shape.value === undefined ? undefined : { yaml, value: shape.value };
  };
  const readFolder = async <T extends z.ZodType>(folder: string, schema: T) => {
    const files = [];
    for (const file of await yamlFiles(directory, folder)) files.push(await read(file, schema, true));
    return files.filter((file) => file !== undefined);
  };

  const head = await read('pack.yaml', packFileSchema, true);
  if (!head) return { problems };
  const schemas = fileSchemas(head.value.languages);
  const sources = await read('sources.yaml', schemas.sources, true);
  const others = {
    facts: await readFolder('facts', schemas.facts),
    quiz: await readFolder('quiz', schemas.quiz),
    glossary: await read('glossary.yaml', schemas.glossary, false),
    nearTopics: await read('near-topics.yaml', schemas.nearTopics, false),
    smallTalk: await read('small-talk.yaml', schemas.smallTalk, false),
    decoys: await read('decoys.yaml', schemas.decoys, false),
    timeline: await read('timeline.yaml', schemas.timeline, false),
    countries: await read('countries.yaml', schemas.countries, false),
    offices: await read('offices.yaml', schemas.offices, false),
    bases: await read('bases.yaml', schemas.bases, false),
    exercises: await read('exercises.yaml', schemas.exercises, false),
    templates: await read('templates.yaml', schemas.templates, false),
    coverage: await read('coverage.yaml', schemas.coverage, false),
  };
  if (others.facts.length === 0 && problems.length === 0) report('facts', 'no file with facts: add facts/<topic>.yaml');
  if (problems.length > 0 || !sources) return { problems };
  return { files: { head, sources, ...others }, problems };
}

async function yamlFiles(directory: string, folder: string): Promise<string[]> {
  const names = await readdir(join(directory, folder)).catch(() => []);
  return names
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Reads a file of the pack; where a link, its own or one of a folder, leads out of the pack's folder, it is refused. */
async function readInside(directory: string, file: string): Promise<string> {
  const path = await realpath(join(directory, file));
  const inside = relative(await realpath(directory), path);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    throw new Error('the link leads out of the pack');
  return readFile(path, 'utf8');
}
