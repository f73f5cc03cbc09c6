import type { Records } from './records.ts';

/** ISO 639-1 code of a language, lower case: `de`, `en`, `ru`, … */
export type Language = string;

/** Something that exists once per language of the pack. */
export type PerLanguage<T> = Readonly<Record<Language, T>>;

/** How one fact is asked for and answered in one language. */
export interface Wording {
  /** The canonical question; shown in suggestions. */
  readonly question: string;
  /** Other ways to ask it; at least six in the default pack. */
  readonly phrasings: readonly string[];
  /** Plain text, the short answer first. */
  readonly answer: string;
  /** How many of the phrasings, the last ones, templates made of structured records; the others are written by hand. */
  readonly derivedPhrasings?: number | undefined;
}

/** One curated answer. */
export interface Fact {
  readonly id: string;
  readonly topic: string;
  /** Ids of the research sheet this fact answers; empty where a pack has no sheet. */
  readonly covers: readonly string[];
  /** Ids of sources; at least one. */
  readonly sources: readonly string[];
  /** Date up to which the sources support the answer: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly validFrom?: string | undefined;
  /** `null`: no end documented up to `asOf`. */
  readonly validTo?: string | null | undefined;
  /** Day by which a curator must look whether the answer still holds. */
  readonly reviewBy?: string | undefined;
  /** Facts a reader would ask for next. */
  readonly related: readonly string[];
  /** Made from structured records, not written by hand. */
  readonly derived?: boolean | undefined;
  readonly wordings: PerLanguage<Wording>;
}

/** A group of facts, one file of `facts/`. */
export interface Topic {
  readonly id: string;
  readonly title: PerLanguage<string>;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or `null` where the source is undated. */
  readonly date: string | null;
  readonly language: Language;
  readonly reliability: 'official' | 'wire' | 'encyclopedia' | 'press' | 'analysis';
  readonly note?: string | undefined;
}

/** The kinds of terms that are *named things*: a question that names one is about it and nothing else. */
export const NAMED_KINDS = ['country', 'person', 'place', 'organisation', 'exercise', 'operation'] as const;

/** What a glossary term names. */
export type TermKind = (typeof NAMED_KINDS)[number] | 'word';

/** All names of one thing, in one language. */
export interface TermForms {
  readonly canonical: string;
  /** Synonyms, abbreviations, other spellings and inflected forms; each a word or a phrase. */
  readonly also: readonly string[];
  /** Beginnings of words that mean the term whatever follows ("armenisch", "армянск"). */
  readonly stems: readonly string[];
}

/** One entry of the glossary: a thing with its names in every language. */
export interface Term {
  readonly id: string;
  readonly kind: TermKind;
  readonly forms: PerLanguage<TermForms>;
}

/** A subject next door, or small talk: recognised like a fact, but declined with one fitting sentence. */
export interface Aside {
  readonly id: string;
  readonly kind: 'near-topic' | 'small-talk';
  /** Glossary term the near topic is about. */
  readonly term?: string | undefined;
  /** The fact of this pack that touches the near topic. */
  readonly fact?: string | undefined;
  readonly wordings: PerLanguage<{ readonly phrasings: readonly string[]; readonly reply: string }>;
}

/** A dated event for the time line. */
export interface TimelineEvent {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string;
  readonly title: PerLanguage<string>;
  readonly covers?: string | undefined;
}

/** How hard a quiz question is: 1 = known from the news, 2 = for those who follow the subject, 3 = for experts. */
export type Difficulty = 1 | 2 | 3;

/** A quiz question in one language. */
export interface QuizWording {
  readonly question: string;
  /** The right answer, as short as an option on a button. */
  readonly answer: string;
  /** Wrong answers of the same kind as the right one; at least three, all different. */
  readonly distractors: readonly string[];
  /** One or two sentences for the reveal; short enough for a quiz poll of Telegram. */
  readonly explanation: string;
  /** Other ways to type the right answer in this language; those of the other languages count too. */
  readonly accept: readonly string[];
}

/** A question for games; its right answer does not change with time. */
export interface QuizQuestion {
  readonly id: string;
  readonly topic: string;
  readonly difficulty: Difficulty;
  /** Fact to read on. */
  readonly fact?: string | undefined;
  /** Ids of sources; at least one. */
  readonly sources: readonly string[];
  /** Made from structured records, not written by hand. */
  readonly derived: boolean;
  readonly wordings: PerLanguage<QuizWording>;
}

/** Facts that commands show without any matching. */
export interface Shortcuts {
  readonly members?: string | undefined;
  /** Article number → fact id. */
  readonly articles: Readonly<Record<string, string>>;
}

/** A folder of curated knowledge on one subject, loaded and validated. */
export interface Pack {
  readonly id: string;
  readonly title: PerLanguage<string>;
  readonly languages: readonly Language[];
  readonly defaultLanguage: Language;
  readonly asOf: string;
  /** Glossary term of the subject itself: naming it neither helps nor excludes any fact. */
  readonly subject?: string | undefined;
  readonly topics: readonly Topic[];
  readonly facts: readonly Fact[];
  readonly sources: readonly Source[];
  readonly terms: readonly Term[];
  readonly asides: readonly Aside[];
  /** Questions that share words with the subject but are not about it; taught as one extra class. */
  readonly decoys: PerLanguage<readonly string[]>;
  readonly timeline: readonly TimelineEvent[];
  readonly quiz: readonly QuizQuestion[];
  readonly records: Records;
  readonly shortcuts: Shortcuts;
}
