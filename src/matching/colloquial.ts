import { normalise } from './normalise.ts';

/** Words as people say and type them among friends, each with what an editor would write. Typing errors are the speller's. */
const FORMS = {
  // German
  wat: 'was', dat: 'das', nich: 'nicht', nix: 'nichts', isn: 'ist denn', issn: 'ist denn', isses: 'ist es', wern: 'wer denn', wasn: 'was denn',
  hamse: 'haben sie', ham: 'haben', sinds: 'sind es', gibts: 'gibt es', gibs: 'gibt es', wirds: 'wird es',
  // English
  whos: 'who is', whats: 'what is', wats: 'what is', wheres: 'where is', whens: 'when is', wut: 'what', wot: 'what', wtf: 'what', y: 'why',
  u: 'you', r: 'are', ppl: 'people', dont: 'do not', doesnt: 'does not', didnt: 'did not', isnt: 'is not', wasnt: 'was not', cant: 'can not',
  // Russian
  скока: 'сколько', скоко: 'сколько', скок: 'сколько', када: 'когда', кагда: 'когда', че: 'что', чо: 'что', шо: 'что',
  щас: 'сейчас', счас: 'сейчас', ща: 'сейчас', ваще: 'вообще', вобще: 'вообще', тока: 'только', пачему: 'почему',
  хде: 'где', здарова: 'привет', здаров: 'привет', прив: 'привет',
} as const; // prettier-ignore

const STANDARD = new Map(
  Object.entries<string>(FORMS).map(([form, standard]) => [normalise(form), normalise(standard).split(' ')]),
);

/**
 * The words with colloquial forms in their standard spelling: "скока" as "сколько", "hamse" as "haben sie". Words the pack itself uses
 * stay, as its phrasings have them.
 * @param words normalised words
 * @param isKnown whether the pack has a word
 */
export function inStandard(words: readonly string[], isKnown: (word: string) => boolean): string[] {
  return words.flatMap((word) => (isKnown(word) ? word : (STANDARD.get(word) ?? word)));
}
