import { comparableWords } from '../comparable.ts';
import type { Fact, Language, Pack, QuizQuestion } from '../pack.ts';
import type { Derived } from './derive.ts';

/** A pack with what was derived, and what each new entry comes from: a template, or the fact it replaces. */
export interface Merged {
  readonly pack: Pack;
  readonly origins: ReadonlyMap<object, object>;
  readonly problems: Derived['problems'];
}

/**
 * Adds derived facts, phrasings and quiz questions to a pack. What people wrote comes first: a derived phrasing that stands somewhere by
 * hand is left out. A quiz question without sources of its own has those of its fact.
 */
export function mergeDerived(pack: Pack, { facts, phrasings, quiz, problems }: Derived): Merged {
  const byHand = new Set(
    pack.facts.flatMap((fact) =>
      Object.entries(fact.wordings).flatMap(([language, wording]) =>
        [wording.question, ...wording.phrasings].map((text) => keyOf(language, text)),
      ),
    ),
  );
  const isNew = (language: Language) => (text: string) => !byHand.has(keyOf(language, text));
  const origins = new Map<object, object>();

  const derived = facts.map(({ made, template }): Fact => {
    const wordings = mapWordings(made, (wording, language) => ({
      ...wording,
      phrasings: wording.phrasings.filter(isNew(language)),
    }));
    const fact = { ...made, wordings };
    origins.set(fact, template);
    return fact;
  });
  const extended = [...pack.facts, ...derived].map((fact): Fact => {
    const more = phrasings.filter(({ made }) => made.fact === fact.id);
    if (more.length === 0) return fact;
    const wordings = mapWordings(fact, (wording, language) => {
      const added = more.flatMap(({ made }) => made.texts[language]!).filter(isNew(language));
      return { ...wording, phrasings: [...wording.phrasings, ...added], derivedPhrasings: added.length };
    });
    const richer = { ...fact, wordings };
    origins.set(richer, origins.get(fact) ?? fact);
    return richer;
  });
  const byId = new Map(extended.map((fact) => [fact.id, fact]));
  const questions = [...pack.quiz, ...quiz.map(({ made }) => made)].map((question): QuizQuestion => {
    if (question.sources.length > 0 || question.fact === undefined) return question;
    const sourced = { ...question, sources: byId.get(question.fact)?.sources ?? [] };
    origins.set(sourced, question);
    return sourced;
  });
  for (const { made, template } of quiz) origins.set(made, template);

  const lost = phrasings
    .filter(({ made }) => !byId.has(made.fact))
    .map(({ made, template }) => ({ template, message: `no fact has the id "${made.fact}"` }));
  return {
    pack: { ...pack, facts: extended, quiz: questions },
    origins,
    problems: [...problems, ...lost],
  };
}

function mapWordings(
  { wordings }: Fact,
  map: (wording: Fact['wordings'][string], language: Language) => Fact['wordings'][string],
): Fact['wordings'] {
  return Object.fromEntries(Object.entries(wordings).map(([language, wording]) => [language, map(wording, language)]));
}

function keyOf(language: Language, text: string): string {
  return `${language} ${comparableWords(text).toSorted().join(' ')}`;
}
