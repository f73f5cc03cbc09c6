import type { ForeignWriting } from './scripts.ts';
import { normalise } from './normalise.ts';

/**
 * Words that decide what is asked, in languages of member states and Ukraine that nobody curates answers for, with the word of a curated
 * language that stands for them. Names of countries need no entry where they are alike but for their letters.
 */
const CYRILLIC: Readonly<Record<string, string>> = {
  // Ukrainian
  що: 'что', хто: 'кто', коли: 'когда', де: 'где', чому: 'почему', навіщо: 'зачем', скільки: 'сколько', який: 'какой', яка: 'какая', яке: 'какое', які: 'какие',
  таке: 'такое', є: 'есть', країни: 'страны', країн: 'стран', країна: 'страна', держави: 'государства', члени: 'члены', членів: 'членов', входить: 'входит', входять: 'входят',
  вийшла: 'вышла', вийшов: 'вышел', вірменія: 'армения', вірменії: 'армении', вірменію: 'армению', росія: 'россия', росії: 'россии', білорусь: 'белоруссия', договір: 'договор', стаття: 'статья', статті: 'статье',
  головує: 'председательствует', голова: 'председатель', очолює: 'возглавляет', секретар: 'секретарь', заснована: 'основана', заснували: 'основали', створена: 'создана', створили: 'создали',
  війська: 'войска', військові: 'военные', навчання: 'учения', знаходиться: 'находится', підписали: 'подписали', зараз: 'сейчас', різниця: 'разница', між: 'между', відрізняється: 'отличается', від: 'от',
  // Belarusian
  што: 'что', калі: 'когда', дзе: 'где', чаму: 'почему', колькі: 'сколько', якія: 'какие', якая: 'какая', краіны: 'страны', уваходзяць: 'входят', уваходзіць: 'входит',
  арменія: 'армения', расія: 'россия', расіі: 'россии', адкб: 'одкб', старшынствуе: 'председательствует', заснавана: 'основана',
  // Kazakh
  ұқшұ: 'одкб', деген: 'такое', кім: 'кто', қашан: 'когда', қайда: 'где', неге: 'почему', қанша: 'сколько', қандай: 'какие', мүше: 'член', мүшелері: 'члены', мүшелер: 'члены', елдер: 'страны', елдері: 'страны',
  төрағасы: 'председатель', хатшысы: 'секретарь', құрылды: 'создана', әскер: 'войска', әскері: 'войска', ресей: 'россия', қазақстан: 'казахстан', қазақстанға: 'казахстан', қырғызстан: 'киргизия', тәжікстан: 'таджикистан',
}; // prettier-ignore
const OTHER: Readonly<Record<string, string>> = {
  // Armenian
  հապկ: 'csto', ինչ: 'what', է: 'is', ով: 'who', ովքեր: 'who', երբ: 'when', որտեղ: 'where', ինչու: 'why', քանի: 'how many', որ: 'which', անդամ: 'member', անդամներ: 'members', անդամները: 'members', անդամներն: 'members',
  երկրներ: 'countries', երկրները: 'countries', երկիր: 'country', հայաստան: 'armenia', հայաստանը: 'armenia', հայաստանն: 'armenia', ռուսաստան: 'russia', ռուսաստանը: 'russia', նախագահ: 'chair', նախագահում: 'chairs', քարտուղար: 'secretary general',
  քարտուղարը: 'secretary general', ստեղծվել: 'founded', հիմնադրվել: 'founded', դուրս: 'leave', սառեցրել: 'frozen', սառեցրեց: 'freeze', հոդված: 'article', պայմանագիր: 'treaty',
}; // prettier-ignore

const TABLES = new Map<ForeignWriting, ReadonlyMap<string, string>>(
  (
    [
      ['cyrillic', CYRILLIC],
      ['other', OTHER],
    ] as const
  ).map(([writing, table]) => [
    writing,
    new Map(Object.entries(table).map(([word, known]) => [normalise(word), known])),
  ]),
);
/** Letters that Russian writes otherwise; they make names alike. */
const LETTERS: Readonly<Record<string, string>> = { і: 'и', ї: 'и', є: 'е', ґ: 'г', ў: 'у', қ: 'к', ғ: 'г', ң: 'н', ө: 'о', ү: 'у', ұ: 'у', һ: 'х', ә: 'а', ҷ: 'дж', ҳ: 'х', ӣ: 'и', ӯ: 'у' }; // prettier-ignore

/**
 * The words of a question in a neighbouring language as far as they can be read in a curated one: enough to find the fact, not a
 * translation. Words nobody knows stay.
 * @param words normalised words
 */
export function toCurated(words: readonly string[], writing: ForeignWriting): string[] {
  const table = TABLES.get(writing)!;
  return words.flatMap((word) => {
    const known = table.get(word);
    if (known !== undefined) return known.split(' ');
    return writing === 'cyrillic' ? word.replace(/[^а-яё]/gu, (letter) => LETTERS[letter] ?? letter) : word;
  });
}

/** Whether a word can only be Ukrainian or Belarusian, though all its letters are Russian, too. @param word normalised */
export function isNeighbourWord(word: string): boolean {
  return ONLY_THERE.has(word);
}

const ONLY_THERE: ReadonlySet<string> = new Set(['що', 'хто', 'чому', 'входить', 'таке', 'яка', 'яке', 'што', 'дзе', 'чаму'].map(normalise)); // prettier-ignore
