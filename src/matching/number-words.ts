import { normalise } from './normalise.ts';

/** Cardinals and ordinals from 2 (1 is also an article or pronoun) to 22, as far as people write them in words. Endings are cut off. */
const STEMS: Readonly<Record<number, string>> = {
  2: 'two|second|zwei|zweit|два|две|двух|второ|втора|второй|вторую',
  3: 'three|third|drei|dritt|три|трех|треть|третий|третья|третьей|третью',
  4: 'four|fourth|vier|viert|четыре|четырех|четверт',
  5: 'five|fifth|fünf|fünft|пять|пяти|пят',
  6: 'six|sixth|sechs|sechst|шесть|шести|шест',
  7: 'seven|seventh|sieben|siebt|семь|семи|седьм',
  8: 'eight|eighth|acht|восемь|восьми|восьм',
  9: 'nine|ninth|neun|neunt|девять|девяти|девят',
  10: 'ten|tenth|zehn|zehnt|десять|десяти|десят',
  11: 'eleven|eleventh|elf|elft|одиннадцать|одиннадцат',
  12: 'twelve|twelfth|zwölf|zwölft|двенадцать|двенадцат',
  13: 'thirteen|thirteenth|dreizehn|dreizehnt|тринадцать|тринадцат',
};
const ENDINGS = ['', 'e', 'en', 'er', 'es', 'em', 'ая', 'ой', 'ую', 'ый', 'ого', 'ом', 'ому', 'ье', 'ья', 'ью', 'ьей'];

const NUMBERS = new Map<string, string>();
for (const [value, stems] of Object.entries(STEMS)) {
  for (const stem of stems.split('|')) {
    for (const ending of ENDINGS) {
      const word = normalise(stem + ending);
      if (!NUMBERS.has(word)) NUMBERS.set(word, value);
    }
  }
}

/** The digits for a number word in German, English or Russian ("vierte", "fourth", "четвёртой" → "4"); other words come back unchanged. */
export function digitsFor(word: string): string {
  return NUMBERS.get(word) ?? word;
}
