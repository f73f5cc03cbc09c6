import { beforeAll, describe, expect, it } from 'vitest';
import type { Fact, Pack } from '../../src/knowledge/pack.ts';
import { createAnalyser } from '../../src/matching/analysis.ts';
import { learn } from '../../src/matching/model.ts';
import { defaultPack } from '../support/pack.ts';
import { leaveOneOut, type LeftOut } from './leave-one-out.ts';

/** Some facts of the default pack: many enough to be confused, few enough to be learnt anew for single phrasings. */
let pack: Pack;
let all: LeftOut[];
beforeAll(async () => {
  const { pack: whole } = await defaultPack();
  const size = ({ wordings }: Fact): number =>
    Object.values(wordings).reduce((sum, { phrasings }) => sum + phrasings.length, 0);
  const facts = whole.facts.toSorted((one, other) => size(one) - size(other));
  pack = { ...whole, facts: facts.slice(0, 24), asides: [], decoys: {} };
  all = [...leaveOneOut(pack)];
});

/** The pack with one phrasing really gone. The question itself cannot go; it becomes the first phrasing, which is then there once. */
function without({ fact, language, text }: LeftOut): Pack {
  const wording = fact.wordings[language]!;
  const texts = [wording.question, ...wording.phrasings].filter((other) => other !== text);
  const [question, ...phrasings] = texts;
  const smaller: Fact = {
    ...fact,
    wordings: { ...fact.wordings, [language]: { ...wording, question: question!, phrasings } },
  };
  return { ...pack, facts: pack.facts.map((other) => (other === fact ? smaller : other)) };
}

describe('leaving out one phrasing at a time', () => {
  it('asks every phrasing once', () => {
    const texts = pack.facts.flatMap(({ id, wordings }) =>
      Object.entries(wordings).flatMap(([language, { question, phrasings }]) =>
        [question, ...phrasings].map((text) => `${id} ${language} ${text}`),
      ),
    );
    expect(all.map(({ fact, language, text }) => `${fact.id} ${language} ${text}`).toSorted()).toEqual(
      texts.toSorted(),
    );
  });

  it('ranks as a pack does that never had the phrasing', () => {
    const sample = all.filter((_, index) => index % 29 === 0);
    const ranks = sample.map((left) => {
      const smaller = without(left);
      const { ranked } = createAnalyser(smaller, learn(smaller)).analyse(left.text);
      const at = ranked.findIndex(({ fact }) => fact.id === left.fact.id);
      return at < 0 ? undefined : at + 1;
    });
    const differing = sample.filter(({ rank }, index) => rank !== ranks[index]);
    // Other facts lose a phrasing in the same round, which may move a close second to the front.
    expect(sample.length).toBeGreaterThan(15);
    expect(differing.length).toBeLessThanOrEqual(1);
  });
});
