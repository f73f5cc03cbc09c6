import Fuse from 'fuse.js';
import type { Fact, Language, Pack } from '../knowledge/pack.ts';
import type { Matcher } from '../matching/matcher.ts';
import { normalise, wordsOf } from '../matching/normalise.ts';
import { popularFacts } from './popular.ts';

/** Finds the facts somebody who is still typing may mean, best first. */
export type Complete = (text: string, language: Language, limit: number) => Fact[];

/** Typed text beyond this says nothing more, in UTF-16 units. */
const MAX_TYPED = 100;
/** With so many found, comparing spellings, which takes longer than all else, is not worth its time. */
const ENOUGH = 8;
const MAX_COMPARED_WORDS = 4;
const MAX_COMPARED_LETTERS = 20;

/**
 * Finds the pack's questions while somebody types: first those that hold every typed word (the last one may be unfinished), then what
 * the matcher makes of the text, then questions spelt alike. A language is indexed when it is first typed in.
 */
export function createComplete(pack: Pack, matcher: Matcher): Complete {
  const popular = popularFacts(pack);
  const indexes = new Map<Language, ReturnType<typeof indexFor>>();

  return (text, language, limit) => {
    const typed = wordsOf(normalise(text.slice(0, MAX_TYPED)));
    if (typed.length === 0) return popular.slice(0, limit);
    const { entries, alike } = indexIn(pack.languages.includes(language) ? language : pack.defaultLanguage);
    const inQuestion = entries.filter(({ words }) => holdsAll(words, typed));
    const inPhrasings = entries.filter(({ phrasings }) => phrasings.some((words) => holdsAll(words, typed)));
    const beginning = typed.join(' ');
    const begins = inQuestion.filter(({ question }) => question.startsWith(beginning));
    const found = new Set([...begins, ...inQuestion, ...inPhrasings].map(({ fact }) => fact));
    if (found.size < limit) for (const fact of meant(text.slice(0, MAX_TYPED), language)) found.add(fact);
    if (found.size < Math.min(limit, ENOUGH))
      for (const { item } of alike.search(shortened(typed), { limit })) found.add(item.fact);
    return [...found].slice(0, limit);
  };

  function indexIn(language: Language): ReturnType<typeof indexFor> {
    let index = indexes.get(language);
    if (!index) indexes.set(language, (index = indexFor(popular, language)));
    return index;
  }

  function meant(text: string, language: Language): Fact[] {
    const [understanding] = matcher.ask(text, { language });
    const { verdict } = understanding!;
    if (verdict.decision === 'decline') return [];
    const candidates = verdict.decision === 'answer' ? [verdict, ...verdict.others] : verdict.suggestions;
    return candidates.map(({ fact }) => fact);
  }
}

function indexFor(facts: readonly Fact[], language: Language) {
  const entries = facts.map((fact) => {
    const { question, phrasings } = fact.wordings[language]!;
    const words = wordsOf(normalise(question));
    return { fact, question: words.join(' '), words, phrasings: phrasings.map((text) => wordsOf(normalise(text))) };
  });
  return { entries, alike: new Fuse(entries, { keys: ['question'], useTokenSearch: true, threshold: 0.35 }) };
}

/** Comparing spellings takes time with the number of words and letters; the longest words say most. */
function shortened(typed: readonly string[]): string {
  const words = typed.toSorted((a, b) => b.length - a.length).slice(0, MAX_COMPARED_WORDS);
  return words.map((word) => word.slice(0, MAX_COMPARED_LETTERS)).join(' ');
}

function holdsAll(words: readonly string[], typed: readonly string[]): boolean {
  return typed.every((part, index) =>
    index === typed.length - 1 ? words.some((word) => word.startsWith(part)) : words.includes(part),
  );
}
