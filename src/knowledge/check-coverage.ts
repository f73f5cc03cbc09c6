import type { Fact, Pack } from './pack.ts';
import type { PackFiles } from './pack-files.ts';
import type { Problem } from './problems.ts';

/**
 * Compares what the coverage file promises for each entry of the research sheet with what the facts say they cover.
 * Facts made by templates do not count: nobody has read them against the sheet one by one.
 */
export function checkCoverage({ yaml, value }: NonNullable<PackFiles['coverage']>, pack: Pack): Problem[] {
  const claims = new Map<string, string[]>();
  for (const fact of pack.facts.filter(({ derived }) => !derived)) {
    for (const id of fact.covers) claims.set(id, [...(claims.get(id) ?? []), fact.id]);
  }
  const problems: Problem[] = [];
  const error = (path: readonly string[], message: string) =>
    problems.push({ level: 'error', file: yaml.file, ...yaml.position(path), message });

  for (const [id, promised] of Object.entries(value.covered)) {
    const path = ['covered', id];
    const claiming = claims.get(id) ?? [];
    for (const fact of promised) {
      if (!isKnown(pack.facts, fact)) error(path, `"${id}": no fact has the id "${fact}"`);
      else if (!claiming.includes(fact))
        error(path, `"${id}": fact "${fact}" does not say that it covers it: add it to its covers`);
    }
    for (const fact of claiming) {
      if (!promised.includes(fact))
        error(path, `"${id}": fact "${fact}" covers it, too: name it here or take it out of its covers`);
    }
    if (value.leftOut[id]) error(['leftOut', id], `"${id}": is covered and left out: keep one`);
  }
  for (const [id, facts] of claims) {
    if (value.covered[id]) continue;
    const message = value.leftOut[id]
      ? `"${id}": is left out, but fact "${facts[0]}" covers it`
      : `"${id}": fact "${facts[0]}" covers it, but the file does not have it: add it`;
    error(value.leftOut[id] ? ['leftOut', id] : ['covered'], message);
  }
  return problems;
}

function isKnown(facts: readonly Fact[], id: string): boolean {
  return facts.some((fact) => fact.id === id);
}
