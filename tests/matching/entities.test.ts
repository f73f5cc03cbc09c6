import { beforeAll, describe, expect, it } from 'vitest';
import { createGazetteer, type Gazetteer } from '../../src/matching/entities.ts';
import { normalise, wordsOf } from '../../src/matching/normalise.ts';
import { defaultPack } from '../support/pack.ts';

let gazetteer: Gazetteer;
beforeAll(async () => {
  const { pack } = await defaultPack();
  gazetteer = createGazetteer(pack);
});
const named = (text: string) => [...gazetteer.find(wordsOf(normalise(text))).named];

describe('named things', () => {
  it.each([
    ['Armeniens Mitgliedschaft', ['armenia']],
    ['отношения с Арменией', ['armenia']],
    ['Weißrussland', ['belarus']],
    ['в Белоруссии и Беларуси', ['belarus']],
    ['Wie war das 2012?', ['year-2012']],
    ['Artikel 4', ['article-4']],
    ['статья четвертая', ['article-4']],
    ['4 Mitglieder', []],
    ['Was sagt Portugal dazu?', ['country-PT']],
    ['в Португалии', ['country-PT']],
    ['CSTO', []],
  ])('%s: %j', (text, ids) => expect(named(text)).toEqual(ids));

  it('knows which things can take each other’s place', () => {
    expect(gazetteer.kindOf('armenia')).toBe(gazetteer.kindOf('belarus'));
    expect(gazetteer.kindOf('article-4')).toBe(gazetteer.kindOf('article-12'));
    expect(gazetteer.kindOf('year-1992')).not.toBe(gazetteer.kindOf('article-4'));
  });
});
