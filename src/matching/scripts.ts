import { isNeighbourWord } from './neighbour-languages.ts';
import { normalise, wordsOf } from './normalise.ts';

const QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const QWERTZ = 'qwertzuiopü+asdfghjklöäyxcvbnm,.^';
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюё';

/** From long to short: the first that fits is taken. Covers the habits of Russian chats and German and English transcription. */
const TRANSLITERATION: readonly (readonly [string, string])[] = [
  ['schtsch', 'щ'],
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['tsch', 'ч'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['tz', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['yo', 'е'],
  ['jo', 'е'],
  ['ye', 'е'],
  ['je', 'е'],
  ['iy', 'ий'],
  ['ij', 'ий'],
  ['yy', 'ый'],
  ['yj', 'ый'],
  ['ay', 'ай'],
  ['ey', 'ей'],
  ['oy', 'ой'],
  ['uy', 'уй'],
  ['a', 'а'],
  ['b', 'б'],
  ['c', 'ц'],
  ['d', 'д'],
  ['e', 'е'],
  ['f', 'ф'],
  ['g', 'г'],
  ['h', 'х'],
  ['i', 'и'],
  ['j', 'й'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['q', 'к'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['v', 'в'],
  ['w', 'в'],
  ['x', 'х'],
  ['y', 'ы'],
  ['z', 'з'],
  ["'", 'ь'],
];

/**
 * Other texts the person may have meant: typed with the keyboard switched to the other alphabet, or Russian in Latin letters.
 * The caller keeps the one in which most words are known.
 * @param text as typed
 */
export function otherReadings(text: string): string[] {
  const lower = text.toLowerCase();
  if (/[a-zäöü]/.test(lower) && !/[а-яё]/.test(lower)) {
    return [mapKeys(lower, QWERTY, RUSSIAN_KEYS), mapKeys(lower, QWERTZ, RUSSIAN_KEYS), fromLatin(lower)];
  }
  if (/[а-яё]/.test(lower) && !/[a-z]/.test(lower)) {
    return [mapKeys(lower, RUSSIAN_KEYS, QWERTY), mapKeys(lower, RUSSIAN_KEYS, QWERTZ)];
  }
  return [];
}

function mapKeys(text: string, from: string, to: string): string {
  return Array.from(text, (key) => to[from.indexOf(key)] ?? key).join('');
}

/** Russian typed in Latin letters, in Cyrillic; other characters stay. @param text lower case */
export function fromLatin(text: string): string {
  let result = '';
  for (let index = 0; index < text.length;) {
    const rule = TRANSLITERATION.find(([latin]) => text.startsWith(latin, index));
    result += rule ? rule[1] : text[index];
    index += rule ? rule[0].length : 1;
  }
  return result;
}

/** A script or alphabet the bot cannot answer in. */
export type ForeignWriting = 'cyrillic' | 'other';

/**
 * Recognises questions in languages nobody curates answers for: Ukrainian, Belarusian, Kazakh, Tajik, Kyrgyz … by letters that Russian
 * lacks or words that it has not (`cyrillic`), Armenian, Georgian, Arabic, Chinese … by their script (`other`).
 */
export function foreignWriting(text: string): ForeignWriting | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  const others = text.match(/[^\p{Script=Latin}\p{Script=Cyrillic}\P{L}]/gu)?.length ?? 0;
  if (others > letters / 2) return 'other';
  const isNeighbour = /[іїєґўұқңғөүһҷҳӣӯә]/iu.test(text) || wordsOf(normalise(text)).some(isNeighbourWord);
  return isNeighbour ? 'cyrillic' : undefined;
}
