import { factById } from '../knowledge/lookup.ts';
import type { Fact, Pack } from '../knowledge/pack.ts';
import type { OfficeTerm } from '../knowledge/records.ts';
import { GLUE, phraseAt, CUES, PRONOUNS, withoutFillers } from './function-words.ts';
import { normalise, wordsOf } from './normalise.ts';

/** Longest question for who held an office before or after, in words. */
const MAX_WORDS = 6;
const BEFORE =
  /^(?:davor|vorher|zuvor|vorganger(?:in)?|before|previously|predecessor|раньше|прежде|предшественни(?:к|ца)|предыдущий)$/;
const AFTER =
  /^(?:danach|nachher|nachfolger(?:in)?|after|afterwards|next|successor|потом|затем|после|преемни(?:к|ца)|следующий)$/;
/** Say it together with a pronoun: "vor ihm", "до него". */
const PREPOSITIONS: Readonly<Record<string, -1 | 1>> = { vor: -1, nach: 1, до: -1, перед: -1 };
/** What else such a question may be made of. */
const OTHERS = new Set(
  'wer who whom кто кого kam came comes come folgte folgt followed follows стал пришел sein seine ihr ihre his her its его ее'.split(
    ' ',
  ),
);

/**
 * The fact on whoever held an office before or after the one that was answered with: "und davor?", "who came after her?", "а до него?".
 * Undefined for any other question, after any other fact, and where the records end.
 * @param previous the question before and the fact it was answered with
 */
export function successionFact(
  question: string,
  previous: { readonly question: string; readonly fact?: Fact },
  pack: Pack,
): Fact | undefined {
  const { fact } = previous;
  const step = fact && stepIn(question);
  if (!step) return undefined;
  for (const { terms } of pack.records.offices) {
    const held = terms.flatMap((term, index) => (term.fact === fact.id ? [index] : []));
    if (held.length === 0) continue;
    // Whoever held it twice: the term that was asked for, or else the last.
    const asked = held.find((index) => yearsIn(previous.question).some((year) => covers(terms[index]!, year)));
    return factById(pack, terms[(asked ?? held.at(-1)!) + step]?.fact);
  }
  return undefined;
}

/** −1 for "before", 1 for "after", undefined for anything else. */
function stepIn(question: string): -1 | 1 | undefined {
  const all = withoutFillers(wordsOf(normalise(question)));
  const words = all.slice(phraseAt(all, 0, CUES));
  if (words.length === 0 || words.length > MAX_WORDS) return undefined;
  const hasPronoun = words.some((word) => PRONOUNS.has(word));
  const steps = words.map((word) => {
    if (BEFORE.test(word)) return -1;
    if (AFTER.test(word)) return 1;
    return hasPronoun ? PREPOSITIONS[word] : undefined;
  });
  const rest = words.filter((_, index) => steps[index] === undefined);
  if (!rest.every((word) => GLUE.has(word) || PRONOUNS.has(word) || OTHERS.has(word))) return undefined;
  const [step, ...others] = new Set(steps.filter((each) => each !== undefined));
  return others.length === 0 ? step : undefined;
}

function yearsIn(text: string): string[] {
  return text.match(/\b(?:19|20)\d\d\b/g) ?? [];
}

function covers({ from, to }: OfficeTerm, year: string): boolean {
  return from.slice(0, 4) <= year && (to === null || year <= to.slice(0, 4));
}
