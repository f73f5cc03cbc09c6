import type { Fact, Pack, Wording } from '../../src/knowledge/pack.ts';

const PER_FACT = 10;
const ONSETS = [
  'b',
  'd',
  'f',
  'g',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'z',
  'br',
  'dr',
  'gl',
  'kr',
  'pl',
  'st',
  'tr',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ei', 'au', 'ou'];
const CODAS = ['', '', '', 'n', 'r', 'l', 's', 't', 'm', 'nd', 'rk', 'st'];
const CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а', b: 'б', d: 'д', e: 'е', f: 'ф', g: 'г', i: 'и', k: 'к', l: 'л', m: 'м', n: 'н', o: 'о', p: 'п', r: 'р', s: 'с', t: 'т', u: 'у', v: 'в', z: 'з',
}; // prettier-ignore
const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  en: ['who founded the $0 $1', 'when did the $0 join the $1', 'what does the $2 of $0 decide about $1', 'why was the $0 $1 closed', 'which $2 belong to the $0', '$0 $1 $2', 'how many $2 has the $0 $1', 'where is the $1 of the $0', 'tell me about $0 and its $2', 'is the $0 older than the $1'],
  de: ['wer gründete $0 $1', 'wann trat $0 dem $1 bei', 'was entscheidet der $2 von $0 über $1', 'warum wurde $0 $1 geschlossen', 'welche $2 gehören zu $0', '$0 $1 $2', 'wie viele $2 hat $0 $1', 'wo liegt $1 von $0', 'was weiß man über $0 und $2', 'ist $0 älter als $1'],
  ru: ['кто основал $0 $1', 'когда $0 вступил в $1', 'что решает $2 в $0 о $1', 'почему закрыли $0 $1', 'какие $2 входят в $0', '$0 $1 $2', 'сколько $2 у $0 $1', 'где находится $1 от $0', 'расскажи о $0 и $2', 'правда ли, что $0 старше $1'],
}; // prettier-ignore

/** A sequence of numbers in 0..1 that is the same for the same seed (mulberry32, public domain by Tommy Ettinger). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A pack about made-up things with about `size` phrasings in three languages: ten a fact and language. Words are pronounceable and
 * drawn with a long tail, as in real text: some in many facts, most in few.
 */
export function generatePack(size: number): Pack {
  const random = createRandom(size);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const words = Array.from({ length: Math.max(200, Math.round(size / 6)) }, () =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(ONSETS) + pick(VOWELS) + pick(CODAS)).join(''),
  );
  const drawn = (): string => words[Math.floor(words.length * random() ** 2)]!;
  const inAlphabet = (word: string, language: string): string =>
    language === 'ru' ? Array.from(word, (letter) => CYRILLIC[letter] ?? letter).join('') : word;
  const facts = Array.from({ length: Math.ceil(size / PER_FACT / 3) }, (_, index): Fact => {
    const things = [drawn(), drawn(), drawn(), drawn(), drawn()];
    const wordings = Object.fromEntries(
      Object.entries(PATTERNS).map(([language, patterns]): [string, Wording] => {
        const texts = patterns.map((pattern) =>
          pattern.replace(/\$(\d)/g, (__, at: string) => inAlphabet(things[Number(at)] ?? '', language)),
        );
        return [
          language,
          {
            question: texts[0]!,
            phrasings: texts.slice(1),
            answer: things.map((thing) => inAlphabet(thing, language)).join(' '),
          },
        ];
      }),
    );
    return {
      id: `fact-${index}`,
      topic: 'made-up',
      sources: ['made-up'],
      covers: [`fact-${index}`],
      related: [],
      asOf: '2026',
      wordings,
    };
  });
  const title = { en: 'Made-up things', de: 'Ausgedachtes', ru: 'Выдуманное' };
  return {
    id: `generated-${size}`,
    title,
    languages: ['de', 'en', 'ru'],
    defaultLanguage: 'en',
    asOf: '2026',
    facts,
    topics: [{ id: 'made-up', title }],
    sources: [],
    terms: [],
    asides: [],
    decoys: {},
    timeline: [],
    shortcuts: { articles: {} },
  } as unknown as Pack;
}
