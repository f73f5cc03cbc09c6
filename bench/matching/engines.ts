import { containerBootstrap, Nlp } from '@nlpjs/basic';
import { LangDe } from '@nlpjs/lang-de';
import { LangEn } from '@nlpjs/lang-en';
import { LangRu } from '@nlpjs/lang-ru';
import Fuse, { type IFuseOptions } from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Language, Pack } from '../../src/knowledge/pack.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { warmUp } from '../../src/matching/warm-up.ts';
import { THIS_CORE, type EngineName } from './engine-names.ts';

/** What an engine makes of a question. */
export interface Reply {
  /** Ids of at most three facts, best first. */
  readonly ranked: readonly string[];
  /** How sure it is of the first, in its own measure; larger is surer. */
  readonly score: number;
  /** Whether it gives the first as an answer, by its own rule. */
  readonly answers: boolean;
}

/** Answers a question that is known to be in this language; only nlp.js makes use of knowing it. */
export type Ask = (question: string, language: Language) => Reply | Promise<Reply>;

/** One fact in one language. */
interface Entry {
  readonly id: string;
  readonly fact: string;
  readonly question: string;
  readonly phrasings: readonly string[];
}

/** Hits that are looked through for three different facts. */
const HITS = 30;

/** Every engine by name; each is built as its documentation shows, from the same pack. */
export const ENGINES: Readonly<Record<EngineName, (pack: Pack) => Ask | Promise<Ask>>> = {
  [THIS_CORE]: (pack) => {
    const matcher = createMatcher(pack);
    warmUp(matcher, pack);
    return (question) => {
      const { verdict } = matcher.ask(question)[0]!;
      switch (verdict.decision) {
        case 'answer':
          return reply([verdict.fact.id, ...verdict.others.map(({ fact }) => fact.id)], verdict.confidence, true);
        case 'suggest':
          return reply(
            verdict.suggestions.map(({ fact }) => fact.id),
            verdict.confidence,
            false,
          );
        case 'decline':
          return reply([], 0, false);
      }
    };
  },
  'fuse.js default': fuse({}),
  'fuse.js token search': fuse({ useTokenSearch: true, ignoreDiacritics: true, threshold: 0.3 }),
  MiniSearch: (pack) => {
    const index = new MiniSearch<Entry>({
      fields: ['question', 'phrasings'],
      storeFields: ['fact'],
      searchOptions: { fuzzy: 0.2, prefix: true },
    });
    index.addAll(entriesOf(pack));
    return (question) => {
      const hits = index.search(question).slice(0, HITS);
      return reply(
        hits.map((hit) => String(hit['fact'])),
        hits[0]?.score ?? 0,
        hits.length > 0,
      );
    };
  },
  'nlp.js': nlpjs(() => []),
  // Taught what our core is taught not to answer.
  'nlp.js, decoys as None': nlpjs((pack, language) => [
    ...(pack.decoys[language] ?? []),
    ...pack.asides.flatMap(({ wordings }) => wordings[language]?.phrasings ?? []),
  ]),
};

function reply(facts: readonly string[], score: number, answers: boolean): Reply {
  return { ranked: [...new Set(facts)].slice(0, 3), score, answers };
}

function entriesOf(pack: Pack): Entry[] {
  return pack.facts.flatMap(({ id, wordings }) =>
    Object.entries(wordings).map(([language, { question, phrasings }]) => ({
      id: `${id} ${language}`,
      fact: id,
      question,
      phrasings,
    })),
  );
}

function fuse(options: IFuseOptions<Entry>): (pack: Pack) => Ask {
  return (pack) => {
    const index = new Fuse(entriesOf(pack), { keys: ['question', 'phrasings'], includeScore: true, ...options });
    return (question) => {
      const hits = index.search(question, { limit: HITS });
      return reply(
        hits.map(({ item }) => item.fact),
        1 - (hits[0]?.score ?? 1),
        hits.length > 0,
      );
    };
  };
}

/** @param none further questions that have no answer */
function nlpjs(none: (pack: Pack, language: Language) => readonly string[]): (pack: Pack) => Promise<Ask> {
  return async (pack) => {
    const container = await containerBootstrap();
    for (const plugin of [LangDe, LangEn, LangRu]) container.use(plugin);
    const nlp = new Nlp({
      container,
      languages: [...pack.languages],
      nlu: { useNoneFeature: true },
      autoSave: false,
      log: false,
    });
    for (const language of pack.languages) {
      for (const { id, wordings } of pack.facts) {
        const { question, phrasings } = wordings[language]!;
        for (const text of [question, ...phrasings]) nlp.addDocument(language, text, id);
      }
      for (const text of none(pack, language)) nlp.addDocument(language, text, 'None');
    }
    await nlp.train();
    return async (question, language) => {
      const { intent, classifications } = await nlp.process(language, question);
      // The score beside the intent is set to 1 where it falls below the limit.
      const [best] = classifications;
      return reply(
        classifications.filter((entry) => entry.intent !== 'None' && entry.score > 0).map((entry) => entry.intent),
        best && best.intent !== 'None' ? best.score : 0,
        intent !== 'None',
      );
    };
  };
}
