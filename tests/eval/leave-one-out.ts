import type { Pack } from '../../src/knowledge/pack.ts';
import { createAnalyser } from '../../src/matching/analysis.ts';
import { learn } from '../../src/matching/model.ts';

/** Phrasings are left out in this many groups: in each, every fact loses at most one wording a language (or two, if it has more than ten). */
const FOLDS = 10;

/**
 * Asks every phrasing of the pack without having learnt it and prints how often its own fact comes first or among the first three.
 * @param missesOf topic whose phrasings are listed that did not come first, with the fact that did; "all" for every topic
 */
export function leaveOneOut(pack: Pack, missesOf?: string): void {
  const rows: Record<string, { asked: number; first: number; three: number }> = {};
  for (let fold = 0; fold < FOLDS; fold++) {
    const analyser = createAnalyser(pack, learn(pack, { phrasing: (_, __, index) => index % FOLDS === fold }));
    for (const fact of pack.facts) {
      for (const [language, { question, phrasings }] of Object.entries(fact.wordings)) {
        const row = (rows[language] ??= { asked: 0, first: 0, three: 0 });
        [question, ...phrasings].forEach((text, index) => {
          if (index % FOLDS !== fold) return;
          const { ranked } = analyser.analyse(text);
          const rank = ranked.findIndex((entry) => entry.fact === fact);
          row.asked++;
          if (rank === 0) row.first++;
          if (rank >= 0 && rank < 3) row.three++;
          if (rank !== 0 && [fact.topic, 'all'].includes(missesOf!))
            console.log(
              `${fact.id} [${language}] ${text}\n    → ${ranked[0]?.fact.id ?? 'nothing'}; own rank ${rank + 1 || '> 20'}`,
            );
        });
      }
    }
  }
  console.log('\nleave one out: a phrasing that was not learnt finds its own fact');
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  console.table(
    Object.fromEntries(
      Object.entries(rows).map(([language, { asked, first, three }]) => [
        language,
        { asked, 'rank 1': percent(first, asked), 'top 3': percent(three, asked) },
      ]),
    ),
  );
}
