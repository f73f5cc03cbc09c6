import { checkTexts, uniqueIds } from './check.ts';
import { comparable } from './comparable.ts';
import type { Pack, QuizQuestion, QuizWording } from './pack.ts';
import type { PlaceOf, Problem } from './problems.ts';
import { quizLimitProblems } from './schema.ts';

const YEAR = /\b(19|20)\d\d\b/;
/** An answer shorter than this may stand in the question by chance. */
const MIN_TELLING_LENGTH = 4;

/** The rules for quiz questions that a schema cannot see. */
export function checkQuiz(pack: Pack, placeOf: PlaceOf): Problem[] {
  const problems: Problem[] = [];
  const error = (entry: object, message: string) => problems.push({ level: 'error', ...placeOf(entry), message });

  uniqueIds(pack.quiz, 'quiz question', error);
  const facts = new Map(pack.facts.map((fact) => [fact.id, fact]));
  const topics = new Set(pack.topics.map(({ id }) => id));
  const sources = new Set(pack.sources.map(({ id }) => id));
  const asked = new Map<string, QuizQuestion>();

  for (const question of pack.quiz) {
    const where = `quiz question "${question.id}"`;
    if (!topics.has(question.topic)) error(question, `${where}: there is no topic "${question.topic}"`);
    for (const id of question.sources) if (!sources.has(id)) error(question, `${where}: unknown source "${id}"`);
    const fact = question.fact === undefined ? undefined : facts.get(question.fact);
    if (question.fact !== undefined && !fact) error(question, `${where}: no fact has the id "${question.fact}"`);
    const changing = fact && (fact.validTo === null || (fact.validTo ?? '') > pack.asOf);

    for (const [language, wording] of Object.entries(question.wordings)) {
      const here = `${where} (${language})`;
      for (const problem of [...optionProblems(wording), ...quizLimitProblems(wording)])
        error(question, `${here}: ${problem}`);
      if (changing && !YEAR.test(wording.question)) {
        error(question, `${here}: fact "${fact.id}" may change: the question must say for which date it asks`);
      }
      const key = `${language} ${comparable(wording.question)} ${comparable(wording.answer)}`;
      const twin = asked.get(key);
      if (twin) error(question, `${here}: "${twin.id}" asks the same: remove one`);
      asked.set(key, question);
    }
    checkTexts(
      question,
      where,
      ({ question: text, answer, distractors, explanation }: QuizWording) => [
        text,
        answer,
        ...distractors,
        explanation,
      ],
      error,
    );
  }
  return problems;
}

function optionProblems({ question, answer, distractors, accept }: QuizWording): string[] {
  const right = new Set([answer, ...accept].map(comparable));
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const distractor of distractors) {
    const key = comparable(distractor);
    if (right.has(key)) problems.push(`the distractor "${distractor}" is the right answer: replace it`);
    if (seen.has(key)) problems.push(`the distractor "${distractor}" is there twice: replace one`);
    seen.add(key);
  }
  const telling = comparable(answer);
  if (telling.length >= MIN_TELLING_LENGTH && ` ${comparable(question)} `.includes(` ${telling} `)) {
    problems.push(`the question contains the answer "${answer}": reword it`);
  }
  return problems;
}
