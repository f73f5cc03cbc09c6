import { ARTICLE, type Gazetteer, type Mention } from './entities.ts';
import { CUES, GLUE, phraseAt, PRONOUNS, QUESTION_WORDS, withoutFillers } from './function-words.ts';
import { normalise, wordsOf } from './normalise.ts';
import { digitsFor } from './number-words.ts';

/** Longest follow-up in words; anything longer says itself what it is about. */
const MAX_WORDS = 9;
/** What an "es" or "there" that stands for nothing is beside. */
const GIVES = /^(?:gibts?|gab)$/;
const IS = /^(?:is|are|was|were|has|have|been|will|exists?)$/;
const DEMONSTRATIVE = /^(?:dies(?:e[rsmn]?)?|this|that|эт(?:от|а|о|у|и|ой|ого|ому|им|ом|их))$/;
const POSSESSIVE = /^(?:ihr(?:e[rsmn]?)?|sein(?:e[rsmn]?)?|its|their|его|ее|их|свой)$/;
/** Says that the present is meant. */
const NOW = /^(?:derzeit|aktuell\w*|jetzt|gerade|momentan|heute|current\w*|now|today|сейчас|теперь|сегодня|нынешн.*)$/;
/** Asks for some of a kind; the noun after it names the kind. */
const WHICH = /^(?:welche[nrms]?|which|как(?:ой|ая|ое|ие|их|им|ую|ими))$/;

/**
 * The full questions a follow-up may stand for, given the question before it: with another country, year … in its place
 * ("Und Armenien?"), or the same subject asked for something else ("since when?", "а почему?").
 * Pure; most likely first; empty if the question stands on its own.
 * @param previous the question before, complete
 * @param question the question now
 * @param elliptic whether it may leave out what it is about without anything that points back: "how many soldiers?", "what does Russia say?"
 */
export function completions(previous: string, question: string, gazetteer: Gazetteer, elliptic = false): string[] {
  const all = withoutFillers(wordsOf(normalise(question)));
  if (all.length === 0 || all.length > MAX_WORDS) return [];
  const cue = phraseAt(all, 0, CUES);
  const typed = all.slice(cue);
  if (typed.length === 0) return [];
  const before = withoutFillers(wordsOf(normalise(previous)));
  const then = gazetteer.find(before);
  // "Und 5?", "and the fifth?" after a question about Article 4.
  const article = then.mentions.some(({ id }) => id.startsWith('article-'));
  const meaningful = typed.filter((word) => !GLUE.has(word)).map(digitsFor);
  const bareNumber = article && meaningful.length === 1 && /^\d{1,2}$/.test(meaningful[0]!);
  const words = bareNumber ? meaningful : typed;
  const now = bareNumber
    ? {
        named: new Set([`article-${words[0]!}`]),
        mentions: [{ id: `article-${words[0]!}`, named: true, from: 0, to: 1 }],
      }
    : gazetteer.find(words);

  const inTerms = indicesOf(now.mentions.filter(({ named }) => named));
  const rest = words.filter(
    (word, index) => !inTerms.has(index) && !GLUE.has(word) && !PRONOUNS.has(word) && !ARTICLE.test(word),
  );
  const asks = rest.some((word) => QUESTION_WORDS.has(word));
  const content = rest.filter((word) => !QUESTION_WORDS.has(word));
  const subject = now.mentions.filter(({ id }) => id === gazetteer.subject);
  const pointsBack = words.some(
    (word, at) => PRONOUNS.has(word) && !isExpletive(words, at) && !isOf(subject, words, at),
  );
  const results: string[] = [];

  if (now.named.size > 0 && content.length === 0 && (!asks || cue > 0)) {
    // An article takes no place but that of another: "Article 4" after a question about Armenia asks for the article.
    if (!article && [...now.named].every((id) => id.startsWith('article-'))) return [];
    const swapped = swap(before, then.mentions, words, now.mentions, gazetteer);
    // "Und seit wann Armenien?" brings its own question word.
    results.push(asks ? `${words.join(' ')} ${withoutQuestion(before, then.mentions).join(' ')}` : swapped);
    return results;
  }
  // Names with nothing that asks, as in "Armenia summit", are what somebody looks for, and nothing was left out.
  const leavesOut = elliptic && subject.length === 0 && (asks || now.named.size === 0);
  if (!leavesOut && (now.named.size > 0 || (cue === 0 && !pointsBack && content.length > 0))) return [];
  // Asks something else about the same things.
  const things = then.mentions
    .filter(({ id, named }) => named || gazetteer.kindOf(id) === 'organisation')
    // A number is only the number of an article with the word beside it.
    .map(({ from, to }) => before.slice(ARTICLE.test(before[from - 1] ?? '') ? from - 1 : from, to).join(' '));
  if (content.length > 0 && things.length > 0) results.push(`${words.join(' ')} ${things.join(' ')}`);
  // "Und wer hat den Vorsitz?" after a question about the Secretary General brings its own subject.
  if (results.length === 0 || now.mentions.every(({ named }) => named))
    results.push(`${words.join(' ')} ${withoutQuestion(before, then.mentions).join(' ')}`);
  // "Which one is the largest?" after a question about exercises, which are no named thing.
  const terms = then.mentions.filter(({ id }) => id !== gazetteer.subject);
  if (content.length > 0 && terms.length > things.length)
    results.push(`${words.join(' ')} ${terms.map(({ from, to }) => before.slice(from, to).join(' ')).join(' ')}`);
  return results;
}

/** Whether a pronoun points at nothing: "gibt es …", "is there a …", "Что такое КСОР?" asks what something is. */
function isExpletive(words: readonly string[], at: number): boolean {
  const [before = '', word, after = ''] = [words[at - 1], words[at]!, words[at + 1]];
  switch (word) {
    case 'es':
      return GIVES.test(before) || GIVES.test(after);
    case 'there':
      // At the end it is a place: "who is there?"
      return after !== '' && (IS.test(before) || IS.test(after));
    case 'sein':
      // At the end it is the verb: "wann soll das sein?"
      return after === '';
    case 'такое':
      return before === 'что';
    default:
      return false;
  }
}

/**
 * Whether a pronoun belongs to the pack's subject, which the same question names: "dieser OVKS", "эта ОДКБ", "ОДКБ — это …", and "its" in
 * "Where does the CSTO have its headquarters?".
 */
function isOf(subject: readonly Mention[], words: readonly string[], at: number): boolean {
  const word = words[at]!;
  if (DEMONSTRATIVE.test(word) && subject.some(({ from, to }) => from === at + 1 || to === at)) return true;
  return POSSESSIVE.test(word) && subject.some(({ to }) => to <= at);
}

function indicesOf(mentions: readonly Mention[]): Set<number> {
  return new Set(mentions.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, offset) => from + offset)));
}

/** The question before with its named thing of the same kind replaced, or the new one added. */
function swap(
  before: readonly string[],
  then: readonly Mention[],
  words: readonly string[],
  now: readonly Mention[],
  gazetteer: Gazetteer,
): string {
  let result = [...before];
  let added: string[] = [];
  for (const mention of now.filter(({ named }) => named)) {
    const name = words.slice(mention.from, mention.to);
    const old = then.find(({ id, named }) => named && gazetteer.kindOf(id) === gazetteer.kindOf(mention.id));
    if (!old) added = [...added, ...name];
    // "Artikel 5" after "Artikel 4": only the number is named, the word before it stays.
    else result = [...result.slice(0, old.from), ...name, ...result.slice(old.to)];
  }
  if (added.length === 0) return result.join(' ');
  const isTime = now.every(({ id, named }) => !named || id.startsWith('year-'));
  // "Who is the Secretary General now?" – "And in 2015?"; "Which countries are members?" – "And Armenia?" asks whether, no longer which.
  return [...(isTime ? result.filter((word) => !NOW.test(word)) : withoutWhich(result)), ...added].join(' ');
}

/** The words without those that ask, nor the noun after a "which". */
function withoutWhich(words: readonly string[]): string[] {
  return words.filter((word, index) => !QUESTION_WORDS.has(word) && !WHICH.test(words[index - 1] ?? ''));
}

function withoutQuestion(before: readonly string[], mentions: readonly Mention[]): string[] {
  const kept = indicesOf(mentions.filter(({ named }) => named));
  return before.filter((word, index) => kept.has(index) || !QUESTION_WORDS.has(word));
}
