import type { Topic } from '../../knowledge/pack.ts';
import { normalise } from '../../matching/normalise.ts';

/** The topic whose id or title, in any language, begins with what was typed; undefined for an empty text. */
export function findTopic(typed: string, topics: readonly Topic[]): Topic | undefined {
  const wanted = normalise(typed);
  if (wanted === '') return undefined;
  return topics.find(({ id, title }) =>
    [id, ...Object.values(title)].some((name) => normalise(name).startsWith(wanted)),
  );
}
