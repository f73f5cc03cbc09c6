import { isCollection, isMap, isScalar, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problems.ts';

/** A path into parsed data: keys of maps and indices of lists. */
export type DataPath = readonly PropertyKey[];

/** A parsed YAML file that can say where any of its values stands. */
export interface YamlFile {
  readonly file: string;
  readonly data: unknown;
  /** Problems of the YAML syntax itself. */
  readonly problems: readonly Problem[];
  /** Line and column (from 1) of the value at `path`, or of the nearest value around it. */
  position(path: DataPath): { line: number; column: number };
}

/**
 * Parses one YAML 1.2 document; never throws.
 * @param file name used in problems
 * @param content text of the file
 */
export function parseYaml(file: string, content: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(content, {
    lineCounter: lines,
    version: '1.2',
    uniqueKeys: true,
    maxAliasCount: 0,
  } as never);
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const problems: Problem[] = document.errors.map((error) => ({
    level: 'error',
    file,
    ...at(error.pos[0]),
    message: `YAML: ${error.message.split('\n')[0]}`,
  }));
  let data: unknown;
  if (problems.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: 0 });
    } catch (error) {
      problems.push({ level: 'error', file, line: 1, column: 1, message: `YAML: ${(error as Error).message}` });
    }
  }
  return { file, data, problems, position: (path) => at(offsetOf(document, path)) };
}

function offsetOf(document: Document, path: DataPath): number {
  let node: unknown = document.contents;
  let offset = (node as Node | null)?.range?.[0] ?? 0;
  for (const key of path) {
    if (!isCollection(node)) break;
    // A key reads better than its value: the value of a map may begin lines below its key.
    const pair = isMap(node)
      ? (node.items as Pair[]).find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    const next: unknown = isMap(node) ? pair?.value : node.get(key, true);
    const place = (pair && isScalar(pair.key) ? pair.key.range : (next as Node | undefined)?.range)?.[0];
    if (place === undefined) break;
    offset = place;
    node = next;
  }
  return offset;
}

/**
 * Checks parsed data against a schema.
 * @returns the typed value, or one problem for each thing that is wrong
 */
export function checkShape<T extends z.ZodType>(
  yaml: YamlFile,
  schema: T,
): { value?: z.output<T>; problems: Problem[] } {
  if (yaml.problems.length > 0) return { problems: [...yaml.problems] };
  const result = schema.safeParse(yaml.data, { reportInput: true });
  if (result.success) return { value: result.data, problems: [] };
  return {
    problems: result.error.issues.map((issue) => ({
      level: 'error',
      file: yaml.file,
      ...yaml.position(issue.path),
      message: `${issue.path.map(String).join('.') || 'the file'}: ${explain(issue)}`,
    })),
  };
}

/** What YAML calls types that JavaScript calls otherwise; the others go with "a". */
const YAML_TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  int: 'an integer',
};

function yamlType(type: string): string {
  return YAML_TYPES[type] ?? `a ${type}`;
}

function explain(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}: check the spelling or remove it`;
  }
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return `is missing: add ${yamlType(issue.expected)}`;
    const given =
      issue.input === null ? 'nothing' : yamlType(Array.isArray(issue.input) ? 'array' : typeof issue.input);
    const hint =
      issue.expected === 'string' && typeof issue.input !== 'object' ? ': put the value in double quotes' : '';
    return `needs ${yamlType(issue.expected)}, has ${given}${hint}`;
  }
  return issue.message;
}
