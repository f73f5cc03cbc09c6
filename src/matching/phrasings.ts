import { factById } from '../knowledge/lookup.ts';
import type { Fact, Language, Pack } from '../knowledge/pack.ts';
import { perObject } from '../knowledge/per-object.ts';
import type { AskOptions } from './matcher.ts';
import { normalise } from './normalise.ts';
import type { Understanding, Verdict } from './verdict.ts';

/** A fact's question or one of its phrasings. */
export interface FactPhrasing {
  readonly fact: Fact;
  readonly language: Language;
  /** Normalised. */
  readonly text: string;
  /** Whether it is the question. */
  readonly isQuestion: boolean;
}

interface Index {
  readonly all: readonly FactPhrasing[];
  /** By text; without those whose text could ask for something else. */
  readonly byText: ReadonlyMap<string, FactPhrasing>;
  /** Length of the longest text. */
  readonly longest: number;
}

/** Texts so many times as long as the longest phrasing are not looked up: marks and spaces alone make no phrasing that long. */
const MOST_LONGER = 2;
/** Both the matcher and the suggestions while typing look for phrasings. */
const indexOf = perObject(indexFor);

/** The questions and phrasings of all facts in a language. */
export function phrasingsIn(pack: Pack, language: Language): readonly FactPhrasing[] {
  return indexOf(pack).all.filter((phrasing) => phrasing.language === language);
}

/**
 * The phrasing that a question is, but for case, accents and punctuation: somebody has chosen a suggestion, or asks as the curators
 * expected. Undefined if there is none, or if it could ask for something else as well.
 */
export function exactPhrasing(question: string, pack: Pack): FactPhrasing | undefined {
  const { byText, longest } = indexOf(pack);
  return question.length > MOST_LONGER * longest ? undefined : byText.get(normalise(question));
}

/** The verdict on a question that is a phrasing of this fact. */
export function exactVerdict(fact: Fact, pack: Pack): Extract<Verdict, { decision: 'answer' }> {
  const others = fact.related.map((id) => ({ fact: factById(pack, id)!, confidence: 0 }));
  return { decision: 'answer', fact, confidence: 1, others };
}

/**
 * Understands a message that is exactly one phrasing, if its language need not be guessed: it was chosen, or the phrasing is in the
 * language that is expected anyway. That takes microseconds and nothing that was learnt. Undefined for any other message.
 */
export function understandExactly(message: string, options: AskOptions, pack: Pack): Understanding | undefined {
  const phrasing = options.explain ? undefined : exactPhrasing(message, pack);
  const language = languageKnown(phrasing, options, pack);
  if (!phrasing || language === undefined) return undefined;
  return { question: message, verdict: exactVerdict(phrasing.fact, pack), language };
}

/** The language to reply in, where the text need not be looked at for it. */
export function languageKnown(
  phrasing: FactPhrasing | undefined,
  options: AskOptions,
  pack: Pack,
): Language | undefined {
  if (options.language && pack.languages.includes(options.language)) return options.language;
  const expected = expectedLanguage(options, pack);
  return phrasing?.language === expected ? expected : undefined;
}

/** The language a question may be expected in: that of the one before, or else of the client. */
export function expectedLanguage({ previous, languageHint }: AskOptions, pack: Pack): Language | undefined {
  return [previous?.language, languageHint].find((code) => code && pack.languages.includes(code));
}

function indexFor(pack: Pack): Index {
  const all = pack.facts.flatMap((fact) =>
    Object.entries(fact.wordings).flatMap(([language, { question, phrasings }]) =>
      [question, ...phrasings].map((text, at): FactPhrasing => ({
        fact,
        language,
        text: normalise(text),
        isQuestion: at === 0,
      })),
    ),
  );
  const elsewhere = textsOfNoFact(pack);
  const byText = new Map<string, FactPhrasing>();
  for (const [text, [first, ...others]] of Map.groupBy(all, (phrasing) => phrasing.text)) {
    const isOne = others.every(({ fact, language }) => fact === first!.fact && language === first!.language);
    if (isOne && !elsewhere.has(text)) byText.set(text, first!);
  }
  return { all, byText, longest: all.reduce((most, { text }) => Math.max(most, text.length), 0) };
}

/** Texts that are recognised as something else, normalised; the subject alone asks for nothing in particular. */
function textsOfNoFact({ asides, decoys, terms, subject }: Pack): ReadonlySet<string> {
  const names = terms.filter(({ id }) => id === subject).flatMap(({ forms }) => Object.values(forms));
  return new Set(
    [
      ...asides.flatMap(({ wordings }) => Object.values(wordings).flatMap(({ phrasings }) => phrasings)),
      ...Object.values(decoys).flat(),
      ...names.flatMap(({ canonical, also }) => [canonical, ...also]),
    ].map(normalise),
  );
}
