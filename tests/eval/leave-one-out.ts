import type { Fact, Pack } from '../../src/knowledge/pack.ts';
import { createAnalyser, type Analysis } from '../../src/matching/analysis.ts';
import { createGazetteer } from '../../src/matching/entities.ts';
import { createLearner } from '../../src/matching/model.ts';

/** One phrasing that was asked without having been learnt. */
interface Asked {
  readonly fact: Fact;
  readonly language: string;
  readonly text: string;
  /** Place of its own fact, from 1; undefined if it is not among the candidates. */
  readonly rank: number | undefined;
}

/** The same with all that was seen in it. */
export interface LeftOut extends Asked {
  readonly analysis: Analysis;
}

/**
 * Asks every phrasing of the pack without having learnt it. The pack is learnt as often as its richest fact has phrasings; each time
 * every fact loses one of them or none, so that a phrasing is asked of a pack in which its fact has all others. Facts made of one
 * template are next to each other and lose different phrasings.
 * @param every only every nth round: a sample of the phrasings
 * @param first the round to begin with
 */
export function* leaveOneOut(pack: Pack, every = 1, first = 0): Generator<LeftOut> {
  const learn = createLearner(pack);
  const gazetteer = createGazetteer(pack);
  const wordings = pack.facts.map((fact) =>
    Object.entries(fact.wordings).flatMap(([language, { question, phrasings }]) =>
      [question, ...phrasings].map((text, index) => ({ fact, language, index, text })),
    ),
  );
  const rounds = Math.max(...wordings.map(({ length }) => length));
  for (let round = first; round < rounds; round += every) {
    const left = wordings.flatMap((ofFact, at) => ofFact[(round + at) % rounds] ?? []);
    const omitted = new Map(left.map((wording) => [wording.fact, wording]));
    const model = learn({
      phrasing(fact, language, index) {
        const wording = omitted.get(fact);
        return wording !== undefined && wording.language === language && wording.index === index;
      },
    });
    const analyser = createAnalyser(pack, model, gazetteer);
    for (const { fact, language, text } of left) {
      const analysis = analyser.analyse(text);
      const at = analysis.ranked.findIndex((entry) => entry.fact === fact);
      yield { fact, language, text, rank: at < 0 ? undefined : at + 1, analysis };
    }
  }
}

/**
 * Prints how often a phrasing that was not learnt finds its own fact first or among the first three.
 * @param missesOf topic whose phrasings are listed that did not come first, with the fact that did; "all" for every topic
 */
export function printLeaveOneOut(pack: Pack, missesOf?: string): void {
  const all: Asked[] = [];
  for (const { analysis, ...asked } of leaveOneOut(pack)) {
    all.push(asked);
    const { fact, language, text, rank } = asked;
    if (rank !== 1 && [fact.topic, 'all'].includes(missesOf!))
      console.log(
        `${fact.id} [${language}] ${text}\n    → ${analysis.ranked[0]?.fact.id ?? 'nothing'}; own rank ${rank ?? '> 20'}`,
      );
  }
  console.log('\nleave one out: a phrasing that was not learnt finds its own fact');
  printShares(Map.groupBy(all, ({ language }) => language));
  printShares(Map.groupBy(all, ({ fact }) => fact.topic));
}

function printShares(groups: ReadonlyMap<string, readonly Asked[]>): void {
  const percent = (part: readonly Asked[], whole: readonly Asked[]) =>
    `${((100 * part.length) / whole.length).toFixed(1)} %`;
  console.table(
    Object.fromEntries(
      Array.from(groups, ([name, asked]) => [
        name,
        {
          asked: asked.length,
          'rank 1': percent(
            asked.filter(({ rank }) => rank === 1),
            asked,
          ),
          'top 3': percent(
            asked.filter(({ rank = Infinity }) => rank <= 3),
            asked,
          ),
        },
      ]),
    ),
  );
}
