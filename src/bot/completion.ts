import type { Fact, Language, Pack } from '../knowledge/pack.ts';
import type { RemoteMatcher } from '../matching/matcher.ts';
import { normalise, wordsOf } from '../matching/normalise.ts';
import { phrasingsIn } from '../matching/phrasings.ts';
import { popularFacts } from './popular.ts';
import { createWordIndex } from './word-index.ts';

/** Finds the facts somebody who is still typing may mean. */
export interface Completion {
  /** @returns the facts, best first */
  complete(text: string, language: Language, limit: number): Promise<Fact[]>;
  /** Indexes a language, so that nobody who types in it has to wait for that. */
  prepare(language: Language): void;
}

/** Typed text beyond this says nothing more, in UTF-16 units. */
const MAX_TYPED = 100;
/** With so many found, others that are only spelt alike would be in the way. */
const ENOUGH = 8;

/**
 * Finds the pack's questions while somebody types: first those that hold every typed word (the last one may be unfinished), then what
 * the matcher makes of the text, then those that hold most of the words, however they are spelt. A language is indexed when it is first
 * typed in, unless it was prepared.
 */
export function createCompletion(pack: Pack, matcher: RemoteMatcher): Completion {
  const popular = popularFacts(pack);
  const indexes = new Map<Language, ReturnType<typeof indexFor>>();

  const indexIn = (language: Language): ReturnType<typeof indexFor> => {
    let index = indexes.get(language);
    if (!index) indexes.set(language, (index = indexFor(pack, popular, language)));
    return index;
  };

  const meant = async (text: string, language: Language): Promise<Fact[]> => {
    const [understanding] = await matcher.ask(text, { language });
    const { verdict } = understanding!;
    if (verdict.decision === 'decline') return [];
    const candidates = verdict.decision === 'answer' ? [verdict, ...verdict.others] : verdict.suggestions;
    return candidates.map(({ fact }) => fact);
  };

  return {
    async complete(text, language, limit) {
      const beginning = text.slice(0, MAX_TYPED);
      const typed = wordsOf(normalise(beginning));
      if (typed.length === 0) return popular.slice(0, limit);
      const { entries, words } = indexIn(pack.languages.includes(language) ? language : pack.defaultLanguage);
      const holding = words.holdingAll(typed).map((at) => entries[at]!);
      const questions = holding.filter(({ isQuestion }) => isQuestion);
      const begun = questions.filter(({ text: question }) => question.startsWith(typed.join(' ')));
      const found = new Set([...begun, ...questions, ...holding].map(({ fact }) => fact));
      if (found.size < limit) for (const fact of await meant(beginning, language)) found.add(fact);
      if (found.size < Math.min(limit, ENOUGH))
        for (const at of words.holdingMost(typed)) if (found.size < limit) found.add(entries[at]!.fact);
      return [...found].slice(0, limit);
    },
    prepare: (language) => void indexIn(language),
  };
}

function indexFor(pack: Pack, facts: readonly Fact[], language: Language) {
  const places = new Map(facts.map((fact, place) => [fact, place]));
  const entries = phrasingsIn(pack, language).toSorted((a, b) => places.get(a.fact)! - places.get(b.fact)!);
  return { entries, words: createWordIndex(entries.map(({ text }) => wordsOf(text))) };
}
