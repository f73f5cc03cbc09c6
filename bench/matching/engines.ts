import { containerBootstrap, Nlp } from '@nlpjs/basic';
import { LangDe } from '@nlpjs/lang-de';
import { LangEn } from '@nlpjs/lang-en';
import { LangRu } from '@nlpjs/lang-ru';
import Fuse, { type IFuseOptions } from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Language, Pack } from '../../src/knowledge/pack.ts';
import { createMatcher } from '../../src/matching/matcher.ts';

/** What an engine makes of a question. */
export interface Reply {
  /** Ids of facts, best first. */
  readonly ranked: readonly string[];
  /** How sure it is of the first, in its own measure; larger is surer. */
  readonly score: number;
  /** Whether it gives the first as an answer, by its own rule. */
  readonly answers: boolean;
}

/** Answers a question that is known to be in this language; our own core is not told the language. */
export type Ask = (question: string, language: Language) => Reply | Promise<Reply>;

interface Entry {
  readonly fact: string;
  readonly text: string;
}

function entriesOf(pack: Pack, language?: Language): Entry[] {
  return pack.facts.flatMap(({ id, wordings }) =>
    Object.entries(wordings)
      .filter(([code]) => language === undefined || code === language)
      .flatMap(([, { question, phrasings }]) => [question, ...phrasings].map((text) => ({ fact: id, text }))),
  );
}

/** The facts of hits, each once, in order. */
function factsOf(hits: readonly { fact: string }[]): string[] {
  return [...new Set(hits.map(({ fact }) => fact))].slice(0, 3);
}

function fuse(options: IFuseOptions<Entry>): (pack: Pack) => Ask {
  return (pack) => {
    const index = new Fuse(entriesOf(pack), { keys: ['text'], includeScore: true, ...options });
    return (question) => {
      const hits = index.search(question, { limit: 30 });
      return {
        ranked: factsOf(hits.map(({ item }) => item)),
        score: 1 - (hits[0]?.score ?? 1),
        answers: hits.length > 0,
      };
    };
  };
}

/** Every engine by name; each is built the way its documentation shows, on the same questions and phrasings. */
export const ENGINES: Readonly<Record<string, (pack: Pack) => Ask | Promise<Ask>>> = {
  'this core': (pack) => {
    const matcher = createMatcher(pack);
    return (question) => {
      const { verdict } = matcher.ask(question)[0]!;
      switch (verdict.decision) {
        case 'answer':
          return {
            ranked: [verdict.fact, ...verdict.others.map(({ fact }) => fact)].map(({ id }) => id).slice(0, 3),
            score: verdict.confidence,
            answers: true,
          };
        case 'suggest':
          return {
            ranked: verdict.suggestions.map(({ fact }) => fact.id).slice(0, 3),
            score: verdict.confidence,
            answers: false,
          };
        case 'decline':
          return { ranked: [], score: 0, answers: false };
      }
    };
  },
  'fuse.js default': fuse({}),
  'fuse.js token search': fuse({ useTokenSearch: true, ignoreDiacritics: true, threshold: 0.3 }),
  MiniSearch: (pack) => {
    const index = new MiniSearch<Entry & { id: number }>({
      fields: ['text'],
      storeFields: ['fact'],
      searchOptions: { fuzzy: 0.2, prefix: true },
    });
    index.addAll(entriesOf(pack).map((entry, id) => ({ ...entry, id })));
    return (question) => {
      const hits = index.search(question).slice(0, 30) as unknown as { fact: string; score: number }[];
      return { ranked: factsOf(hits), score: hits[0]?.score ?? 0, answers: hits.length > 0 };
    };
  },
  'nlp.js': async (pack) => {
    const container = await containerBootstrap();
    for (const language of [LangDe, LangEn, LangRu]) container.use(language);
    const nlp = new Nlp({ container, languages: [...pack.languages], autoSave: false, forceNER: false, log: false });
    for (const language of pack.languages) {
      for (const { fact, text } of entriesOf(pack, language)) nlp.addDocument(language, text, fact);
      for (const text of pack.decoys[language] ?? []) nlp.addDocument(language, text, 'None');
    }
    await nlp.train();
    return async (question, language) => {
      const { intent, score, classifications } = await nlp.process(language, question);
      const ranked = classifications.map((entry) => entry.intent).filter((id) => id !== 'None');
      return { ranked: ranked.slice(0, 3), score: intent === 'None' ? 0 : score, answers: intent !== 'None' };
    };
  },
};
