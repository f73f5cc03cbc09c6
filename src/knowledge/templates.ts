import type { Difficulty, PerLanguage, Wording } from './pack.ts';

/** Makes a fact of each row of a kind. */
export interface FactTemplate {
  /** Kind of the rows. */
  readonly rows: string;
  readonly topic: string;
  readonly related: readonly string[];
  /** Ids of the research sheet that the facts answer, too. */
  readonly covers: readonly string[];
  /** Key of a row → the hand-written fact that answers already, so that no fact is made. */
  readonly answeredBy: Readonly<Record<string, string>>;
  readonly wordings: PerLanguage<Wording>;
}

/** Makes further phrasings, for facts that there are, of each row of a kind. */
export interface PhrasingTemplate {
  readonly rows: string;
  readonly texts: PerLanguage<readonly string[]>;
}

/** Makes a quiz question of each row of a kind. */
export interface QuizTemplate {
  readonly rows: string;
  readonly topic: string;
  readonly difficulty: Difficulty;
  readonly wordings: PerLanguage<{ readonly question: string; readonly explanation: string }>;
}

/** Everything a pack makes of its records; see `derive/fill.ts` for what the texts may contain. */
export interface Templates {
  readonly facts: readonly FactTemplate[];
  readonly phrasings: readonly PhrasingTemplate[];
  readonly quiz: readonly QuizTemplate[];
}
