import type { Language } from '../knowledge/pack.ts';
import { normalise } from './normalise.ts';

/** Small words of one language, by what they do in a chat. Phrases are allowed where noted. */
interface FunctionWords {
  /** Ask for something; a question of only these and pronouns needs the question before it. */
  readonly question: string;
  /** Point back to something said before. */
  readonly pronouns: string;
  /** Open a follow-up; phrases. */
  readonly cues: string;
  /** Carry no meaning of the question: greetings, politeness, "does anybody know"; phrases. */
  readonly fillers: string;
  /** Join two questions in one sentence. */
  readonly joins: string;
  /** Neither ask nor name anything: articles, prepositions, auxiliaries. */
  readonly glue: string;
}

const WORDS: Readonly<Record<Language, FunctionWords>> = {
  de: {
    question:
      'wer wen wem wessen was wann wo woher wohin warum wieso weshalb wozu wie welche welcher welches welchen welchem wieviel wieviele worum womit seit bis wodurch weswegen lange',
    pronouns:
      'er sie es ihn ihm ihr ihre ihren ihrer ihrem ihres sein seine seinen seiner seinem seines dies diese dieser dieses dieselbe dort da davon daran damit darum dafür dagegen dessen deren dabei dann noch auch',
    cues: 'und|und was ist mit|was ist mit|wie ist es mit|wie ist das mit|wie sieht es mit|wie sieht es aus mit|wie steht es um|wie steht es mit|und wie ist es mit|und wie sieht es mit|aber|und bei|und in|sowie|oder|aha und|ok und|okay und',
    fillers:
      'hey|hi|hallo|moin|servus|guten tag|guten morgen|guten abend|liebe leute|leute|kurze frage|ne frage|mal ne frage|eine frage|hab mal ne frage|hab da mal ne frage|habe eine frage|ich habe eine frage|frage|weiß jemand|weiss wer|weiß wer|weiß einer|weißt du|wisst ihr|weiß hier jemand|weiß zufällig jemand|weiß jemand zufällig|kann mir jemand sagen|kann mir wer sagen|kann mir einer sagen|kannst du mir sagen|können sie mir sagen|kann mir jemand erklären|kannst du mir erklären|kannst du mal sagen|sag mal|sagt mal|sag mir|sag mir mal|mal|bitte|bitte sag mir|eigentlich|ich wollte fragen|ich wollte mal fragen|wollte mal fragen|wollte fragen|ich möchte wissen|ich will wissen|mich würde interessieren|mich interessiert|ich frage mich|ähm|äh|also|so|halt|eben|ey|yo|na|ja|bro|digga|danke|danke im voraus|danke schon mal|vielen dank|lg|mfg|schnell|kurz|nochmal|bot|lieber bot|erklär mal|erzähl mal|erzähl mir|jetzt|nochmal|genau|überhaupt|gerade|denn|oder so|oder wie|oder was',
    joins: 'und|sowie|und außerdem|außerdem',
    glue: 'der die das den dem des ein eine einen einem einer eines in im an am auf aus bei beim mit nach von vom vor zu zum zur für über um als und oder aber nicht kein keine ist sind war waren wird werden wurde wurden hat haben hatte hatten sein gibt es gab kann können soll man sich ding dings  verein laden denen',
  },
  en: {
    question: 'who whom whose what when where why how which since until long many much',
    pronouns:
      'it its they them their theirs he him his she her hers this that these those there then so one ones same also too else still',
    cues: 'and|and what about|what about|how about|and how about|and for|and in|but|or|same for|ok and|okay and|also|and what of|what of',
    fillers:
      'hey|hi|hello|hiya|yo|good morning|good evening|hey guys|guys|folks|everyone|quick question|question|a question|i have a question|got a question|just wondering|i was wondering|wondering|does anyone know|does anybody know|anyone know|anybody know|do you know|do you guys know|can anyone tell me|can someone tell me|can anybody tell me|can you tell me|could you tell me|could someone tell me|can you explain|can someone explain|explain to me|tell me|tell me please|please|pls|plz|i want to know|i would like to know|id like to know|i d like to know|i wonder|umm|um|uh|so|well|like|actually|btw|by the way|thanks|thx|thank you|thanks in advance|cheers|bro|dude|man|mate|bot|dear bot|quickly|real quick|exactly|again|just|remind me|any idea|any clue|basically|anyway|lol|ok|okay|idk',
    joins: 'and|and also|also|plus',
    glue: 'the a an of in on at to for from by with about as is are was were be been being do does did has have had will would can could should or and not no s t re ve this that thing things stuff',
  },
  ru: {
    question:
      'кто кого кому кем чей что чего чему чем когда где куда откуда почему зачем отчего как какой какая какое какие каких каким какую какого каком сколько который которая которые которых давно долго',
    pronouns:
      'он она оно они его ее их ему ей им него нее них ней нем ними это этот эта эти этого этой этом этих там тогда туда оттуда тоже также то тот та те такой такая такое же еще свой',
    cues: 'а|и|а что насчет|что насчет|а как насчет|как насчет|а как же|как же|а что с|что с|а как с|а как обстоят дела с|а если|но|или|а у|а в|ну а|ок а|а для',
    fillers:
      'привет|здравствуйте|здравствуй|добрый день|добрый вечер|доброе утро|всем привет|хай|ребят|ребята|народ|люди|господа|короткий вопрос|быстрый вопрос|вопрос|есть вопрос|у меня вопрос|такой вопрос|вопросик|подскажите|подскажи|подскажите пожалуйста|подскажи пожалуйста|скажите|скажи|скажите пожалуйста|скажи пожалуйста|пожалуйста|плиз|пж|пжлст|кто нибудь знает|кто знает|кто в курсе|не знаете|не знаешь|знает кто нибудь|может кто знает|кто нибудь может сказать|можете сказать|можешь сказать|можете подсказать|можешь подсказать|можешь объяснить|можете объяснить|объясните|объясни|объясни мне|расскажи|расскажите|расскажи мне|хочу узнать|хотел узнать|хотела узнать|хотел спросить|хотела спросить|хочу спросить|хотелось бы узнать|интересно|мне интересно|слушай|слушайте|ну|вот|же|ли|типа|короче|блин|кстати|вообще|собственно|именно|спасибо|заранее спасибо|спс|бот|дорогой бот|бро|чувак|напомни|напомните|напомните пожалуйста|не подскажете|не подскажешь',
    joins: 'и|а|а также|и еще|а еще',
    glue: 'в во на из с со к ко по о об от до за под при для у и или но не ни бы был была было были есть является являются это эта этот эту штука',
  },
};

function wordSet(kind: keyof FunctionWords): ReadonlySet<string> {
  return new Set(Object.values(WORDS).flatMap((words) => words[kind].split(' ').map(normalise)));
}

/** Phrases by their first word, longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

function phrases(kind: keyof FunctionWords): Phrases {
  const texts = new Set(Object.values(WORDS).flatMap((words) => words[kind].split('|').map(normalise)));
  const split = [...texts].map((phrase) => phrase.split(' ')).toSorted((a, b) => b.length - a.length);
  return Map.groupBy(split, ([first]) => first!);
}

/** Words that ask, in any language. */
export const QUESTION_WORDS = wordSet('question');
/** Words that point back, in any language. */
export const PRONOUNS = wordSet('pronouns');
/** Articles, prepositions, auxiliaries. */
export const GLUE = wordSet('glue');
/** Beginnings of follow-ups. */
export const CUES = phrases('cues');
/** What joins two questions. */
export const JOINS = phrases('joins');
const FILLERS = phrases('fillers');

/** Length in words of the longest phrase of `known` that stands at `from`; 0 if none does. */
export function phraseAt(words: readonly string[], from: number, known: Phrases): number {
  const candidates = known.get(words[from] ?? '');
  return candidates?.find((phrase) => phrase.every((word, offset) => words[from + offset] === word))?.length ?? 0;
}

/** The words without greetings, politeness and "does anybody know"; all of them if nothing else would be left. */
export function withoutFillers(words: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let from = 0; from < words.length;) {
    const length = phraseAt(words, from, FILLERS);
    if (length === 0) kept.push(words[from]!);
    from += length || 1;
  }
  return kept.length > 0 ? kept : words;
}
