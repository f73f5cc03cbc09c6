import { assemble } from './assemble.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkPack } from './check.ts';
import { checkQuiz } from './check-quiz.ts';
import { checkRecords } from './check-records.ts';
import { derive } from './derive/derive.ts';
import { mergeDerived } from './derive/merge.ts';
import type { Pack } from './pack.ts';
import { readPackFiles, type PackFiles } from './pack-files.ts';
import { PackError, type PlaceOf, type Problem } from './problems.ts';

/** A pack together with what its checks found and where its entries stand. */
export interface LoadedPack {
  readonly pack: Pack;
  /** Warnings only: a pack with errors is not loaded. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads, validates and cross-checks a pack, and makes the facts and quiz questions that follow from its records.
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
 * @param editorial adds what only editors need to know: reviews that are due on `today` (`YYYY-MM-DD`), gaps in the coverage
 */
export async function readPack(
  directory: string,
  editorial?: { readonly today: string },
): Promise<{ pack?: Pack; problems: Problem[] }> {
  const { files, problems } = await readPackFiles(directory);
  if (!files) return { problems };
  const assembly = assemble(files);
  const placeOf: PlaceOf = (entry) => assembly.places.get(entry)?.() ?? { file: 'pack.yaml', line: 1, column: 1 };
  // Templates rely on the records: they are filled only when those are sound.
  const unsound = checkRecords(assembly.pack, placeOf);
  if (unsound.length > 0) return { pack: assembly.pack, problems: unsound };
  const { pack, origins, problems: unfilled } = mergeDerived(assembly.pack, derive(assembly.pack, assembly.templates));
  const derivedPlaceOf: PlaceOf = (entry) => placeOf(origins.get(entry) ?? entry);
  return {
    pack,
    problems: [
      ...unfilled.map(({ template, message }): Problem => ({ level: 'error', ...placeOf(template), message })),
      ...checkTopicOrder(files.head, pack),
      ...checkPack(pack, derivedPlaceOf, editorial?.today),
      ...checkQuiz(pack, derivedPlaceOf),
      ...(editorial && files.coverage ? checkCoverage(files.coverage, pack) : []),
    ],
  };
}

function checkTopicOrder({ yaml, value }: PackFiles['head'], pack: Pack): Problem[] {
  return value.topics.flatMap((id, index): Problem[] => {
    if (pack.topics.some((topic) => topic.id === id)) return [];
    const message = `topics: no file of facts/ has the topic "${id}"`;
    return [{ level: 'error', file: yaml.file, ...yaml.position(['topics', index]), message }];
  });
}
