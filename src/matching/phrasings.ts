import { factById } from '../knowledge/lookup.ts';
import type { Fact, Language, Pack } from '../knowledge/pack.ts';
import { perObject } from '../knowledge/per-object.ts';
import type { AskOptions } from './matcher.ts';
import { normalise } from './normalise.ts';
import type { Understanding, Verdict } from './verdict.ts';

/** One way in which the pack asks for a fact. */
export interface Wording {
  readonly fact: Fact;
  readonly language: Language;
  /** Normalised. */
  readonly text: string;
  /** Whether it is the fact's question and no further phrasing of it. */
  readonly isQuestion: boolean;
}

interface Index {
  readonly wordings: readonly Wording[];
  /** By text; without a wording where the text asks for several things. */
  readonly byText: ReadonlyMap<string, Wording | undefined>;
  /** Length of the longest text. */
  readonly longest: number;
}

/** Texts so many times as long as the longest wording are not looked up: marks and spaces alone make no wording that long. */
const MOST_LONGER = 2;
/** Both the matcher and the suggestions look for wordings. */
const indexOf = perObject(indexFor);

/** All ways in which the pack asks for facts in a language. */
export function wordingsIn(pack: Pack, language: Language): readonly Wording[] {
  return indexOf(pack).wordings.filter((wording) => wording.language === language);
}

/**
 * The wording that a question is, but for case, accents and punctuation: somebody has chosen a suggestion, or asks as the curators
 * expected. Undefined if there is none, or if it could ask for something else as well.
 */
export function exactWording(question: string, pack: Pack): Wording | undefined {
  const { byText, longest } = indexOf(pack);
  return question.length > MOST_LONGER * longest ? undefined : byText.get(normalise(question));
}

/** The verdict on a question that is a wording of this fact. */
export function exactVerdict(fact: Fact, pack: Pack): Extract<Verdict, { decision: 'answer' }> {
  const others = fact.related.map((id) => ({ fact: factById(pack, id)!, confidence: 0 }));
  return { decision: 'answer', fact, confidence: 1, others };
}

/**
 * Understands a message that is exactly one wording, if its language need not be guessed: it was chosen, or the wording is in the
 * language that is expected anyway. That takes microseconds and nothing that was learnt. Undefined for any other message.
 */
export function understandExactly(message: string, options: AskOptions, pack: Pack): Understanding | undefined {
  const wording = options.explain ? undefined : exactWording(message, pack);
  const language = languageKnown(wording, options, pack);
  if (!wording || language === undefined) return undefined;
  return { question: message, verdict: exactVerdict(wording.fact, pack), language };
}

/** The language to reply in, where the text need not be looked at for it. */
export function languageKnown(wording: Wording | undefined, options: AskOptions, pack: Pack): Language | undefined {
  if (options.language && pack.languages.includes(options.language)) return options.language;
  const expected = expectedLanguage(options, pack);
  return wording?.language === expected ? expected : undefined;
}

/** The language a question may be expected in: that of the one before, or else of the client. */
export function expectedLanguage({ previous, languageHint }: AskOptions, pack: Pack): Language | undefined {
  return [previous?.language, languageHint].find((code) => code && pack.languages.includes(code));
}

function indexFor({ facts, asides, decoys, terms, subject }: Pack): Index {
  const wordings = facts.flatMap((fact) =>
    Object.entries(fact.wordings).flatMap(([language, { question, phrasings }]) =>
      [question, ...phrasings].map((text, at): Wording => ({
        fact,
        language,
        text: normalise(text),
        isQuestion: at === 0,
      })),
    ),
  );
  const byText = new Map<string, Wording | undefined>();
  for (const wording of wordings) {
    const known = byText.get(wording.text);
    const isOther = known && (known.fact !== wording.fact || known.language !== wording.language);
    byText.set(wording.text, isOther || (byText.has(wording.text) && !known) ? undefined : wording);
  }
  const ofNoFact = [
    ...asides.flatMap((aside) => Object.values(aside.wordings).flatMap(({ phrasings }) => phrasings)),
    ...Object.values(decoys).flat(),
    // The subject alone asks for nothing in particular.
    ...terms
      .filter(({ id }) => id === subject)
      .flatMap(({ forms }) => Object.values(forms).flatMap(({ canonical, also }) => [canonical, ...also])),
  ];
  for (const text of ofNoFact.map(normalise)) if (byText.has(text)) byText.set(text, undefined);
  return { wordings, byText, longest: wordings.reduce((most, { text }) => Math.max(most, text.length), 0) };
}
