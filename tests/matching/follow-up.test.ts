import { beforeAll, describe, expect, it } from 'vitest';
import { createGazetteer, type Gazetteer } from '../../src/matching/entities.ts';
import { completions } from '../../src/matching/follow-up.ts';
import { defaultPack } from '../support/pack.ts';

let gazetteer: Gazetteer;
beforeAll(async () => {
  const { pack } = await defaultPack();
  gazetteer = createGazetteer(pack);
});

describe('completing a follow-up', () => {
  it.each([
    ['When did Georgia leave?', 'and Azerbaijan?', ['when did azerbaijan leave']],
    ['Was steht in Artikel 4?', 'Und 5?', ['was steht in artikel 5']],
    ['Was steht in Artikel 4?', 'und in Artikel 5', ['was steht in artikel 5']],
    ['Who chaired it in 2014?', 'what about 2015?', ['who chaired it in 2015']],
    ['Wann trat Usbekistan aus?', 'warum?', ['warum trat usbekistan aus']],
    ['Wann trat Usbekistan aus?', 'Was steht eigentlich in Artikel 4 des Vertrags?', []],
    ['Wann trat Usbekistan aus?', '', []],
    // A pronoun that stands for nothing points at nothing.
    ['Wann trat Usbekistan aus?', 'Gibt es ein Manöver für Drohnen?', []],
    ['When did Georgia leave?', 'Is there a fleet?', []],
    ['When did Georgia leave?', 'who was there?', ['who was there did georgia leave']],
    ['Wann trat Usbekistan aus?', 'Wer hat es beschlossen?', ['wer hat es beschlossen usbekistan']],
    // Nor does one that belongs to the subject, which the question names.
    ['When did Georgia leave?', 'Where does the CSTO have its headquarters?', []],
    ['Wann trat Usbekistan aus?', 'Wie trifft die OVKS ihre Entscheidungen?', []],
    ['Wann trat Usbekistan aus?', 'wer steht hinter dieser OVKS', []],
    ['Когда вышла Грузия?', 'давно ли эта одкб существует', []],
    ['Когда вышла Грузия?', 'слушай, одкб это кто', []],
    ['Wann trat Usbekistan aus?', 'Was hielt die OVKS davon?', ['was hielt die ovks davon usbekistan']],
    ['When did Georgia leave?', 'Is it still a member of the CSTO?', ['is it still a member of the csto georgia']],
    ['When did Georgia leave?', 'wann soll das naechste treffen sein', []],
    // An article takes the place of another, and of nothing else.
    ['Wann trat Usbekistan aus?', 'Artikel 4', []],
    ['When did Georgia leave?', 'and article 7?', []],
  ])('%s – %s', (before, now, expected) => {
    expect(completions(before, now, gazetteer).slice(0, 1)).toEqual(expected);
  });
});
