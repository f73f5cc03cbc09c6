import * as countries from './country-rows.ts';
import * as offices from './office-rows.ts';
import * as quizzes from './quiz-rows.ts';
import type { Material, PhrasingRow, QuizRow, Row } from './row.ts';

/** Makes the rows of one kind. */
export type Kinds<T> = Readonly<Record<string, (material: Material) => T[]>>;

/** The kinds that templates of facts may be for. */
export const FACT_ROWS: Kinds<Row> = {
  capital: countries.capital,
  size: countries.size,
  forces: countries.forces,
  neighbours: countries.neighbours,
  'neighbours-none': countries.neighboursNone,
  member: countries.member,
  observer: countries.observer,
  'members-period': countries.membersPeriod,
  'members-period-open': countries.membersPeriodOpen,
  'population-ranking': countries.populationRanking,
  'area-ranking': countries.areaRanking,
  capitals: countries.capitals,
  'chair-years': offices.chairYears,
  'secretary-general-change': offices.secretaryGeneralChange,
};

/** The kinds that further phrasings may be for. */
export const PHRASING_ROWS: Kinds<PhrasingRow> = {
  'secretary-general-year': offices.secretaryGeneralYear,
  'members-year': offices.membersYear,
};

/** The kinds that templates of quiz questions may be for. */
export const QUIZ_ROWS: Kinds<QuizRow> = {
  capital: quizzes.capitalQuiz,
  neighbour: quizzes.neighbourQuiz,
  chair: quizzes.chairQuiz,
  'secretary-general': quizzes.secretaryGeneralQuiz,
  'secretary-general-state': quizzes.secretaryGeneralStateQuiz,
  exercise: quizzes.exerciseQuiz,
  operation: quizzes.operationQuiz,
};
