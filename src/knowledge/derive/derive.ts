import type { Fact, Pack, PerLanguage, QuizQuestion } from '../pack.ts';
import type { FactTemplate, QuizTemplate, Templates } from '../templates.ts';
import { fill, TemplateError } from './fill.ts';
import { formatsOf } from './format.ts';
import { FACT_ROWS, PHRASING_ROWS, QUIZ_ROWS, type Kinds } from './kinds.ts';
import { inEach, type Material, type PhrasingRow, type QuizRow, type Row } from './row.ts';

/** Something made by a template. */
export interface Made<T> {
  readonly template: object;
  readonly made: T;
}

/** What templates make of the records of a pack. */
export interface Derived {
  readonly facts: readonly Made<Fact>[];
  /** Further phrasings, each list for one fact. */
  readonly phrasings: readonly Made<{ readonly fact: string; readonly texts: PerLanguage<readonly string[]> }>[];
  readonly quiz: readonly Made<QuizQuestion>[];
  /** What is wrong with a template. */
  readonly problems: readonly { readonly template: object; readonly message: string }[];
}

/** Makes facts, phrasings and quiz questions. The records must have been cross-checked. */
export function derive(
  { languages, records, asOf }: Pick<Pack, 'languages' | 'records' | 'asOf'>,
  templates: Templates,
): Derived {
  const formats = new Map(languages.map((language) => [language, formatsOf(language)]));
  const material: Material = { languages, records, asOf, formats };
  const problems: { template: object; message: string }[] = [];

  const rowsOf = <T>(kinds: Kinds<T>, template: { readonly rows: string }): T[] => {
    const make = Object.hasOwn(kinds, template.rows) ? kinds[template.rows] : undefined;
    if (make) return make(material);
    problems.push({
      template,
      message: `there is no kind of rows "${template.rows}"; there are ${Object.keys(kinds).join(', ')}`,
    });
    return [];
  };
  const write = <T>(template: object, row: string, make: () => T): Made<T>[] => {
    try {
      return [{ template, made: make() }];
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      problems.push({ template, message: `${row}: ${error.message}` });
      return [];
    }
  };

  /** Id of the fact for a row → the hand-written one that answers instead. */
  const instead = new Map<string, string>();
  const facts = templates.facts.flatMap((template) => {
    const rows = rowsOf(FACT_ROWS, template);
    for (const [key, fact] of Object.entries(template.answeredBy)) {
      instead.set(idOf(template.rows, key), fact);
      if (!rows.some((row) => row.key === key)) {
        problems.push({ template, message: `answeredBy: "${template.rows}" has no row "${key}"` });
      }
    }
    return rows
      .filter(({ key }) => template.answeredBy[key] === undefined)
      .flatMap((row) => write(template, row.key, () => factOf(template, row, material)));
  });
  const factIdOf = (fact: PhrasingRow['fact']): string => {
    const id = typeof fact === 'string' ? fact : idOf(fact.rows, fact.key);
    return instead.get(id) ?? id;
  };
  const phrasings = templates.phrasings.flatMap((template) =>
    rowsOf(PHRASING_ROWS, template).flatMap(({ fact, values }) =>
      write(template, factIdOf(fact), () => ({
        fact: factIdOf(fact),
        texts: inEach(material, (language, format) =>
          template.texts[language]!.map((text) => fill(text, values[language]!, format)),
        ),
      })),
    ),
  );
  const quiz = templates.quiz.flatMap((template) =>
    rowsOf(QUIZ_ROWS, template).flatMap((row) =>
      write(template, row.key, () => questionOf(template, row, factIdOf(row.fact), material)),
    ),
  );
  return { facts, phrasings, quiz, problems };
}

function factOf(template: FactTemplate, row: Row, material: Material): Fact {
  return {
    id: idOf(template.rows, row.key),
    topic: template.topic,
    covers: template.covers,
    sources: row.sources,
    asOf: row.asOf,
    validFrom: row.validFrom,
    validTo: row.validTo,
    related: [...new Set([...row.related, ...template.related])],
    derived: true,
    wordings: inEach(material, (language, format) => {
      const { question, phrasings, answer } = template.wordings[language]!;
      const write = (text: string): string => fill(text, row.values[language]!, format);
      return { question: write(question), phrasings: phrasings.map(write), answer: write(answer) };
    }),
  };
}

function questionOf(template: QuizTemplate, row: QuizRow, fact: string, material: Material): QuizQuestion {
  return {
    id: `quiz-${idOf(template.rows, row.key)}`,
    topic: template.topic,
    difficulty: template.difficulty,
    fact,
    sources: row.sources,
    derived: true,
    wordings: inEach(material, (language, format) => {
      const { question, explanation } = template.wordings[language]!;
      const write = (text: string): string => fill(text, row.values[language]!, format);
      return { question: write(question), explanation: write(explanation), ...row.answers[language]! };
    }),
  };
}

function idOf(rows: string, key: string): string {
  return key ? `${rows}-${key}` : rows;
}
