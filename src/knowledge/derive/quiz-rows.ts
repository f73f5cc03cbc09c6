import type { Language, PerLanguage } from '../pack.ts';
import type { Exercise, Name, OfficeTerm, State } from '../records.ts';
import { choose } from './choose.ts';
import { currentMembers } from './country-rows.ts';
import { personOf, termsOf } from './office-rows.ts';
import { inEach, namesOf, stateOf, type Material, type QuizRow } from './row.ts';

const DISTRACTORS = 3;

/** Which city is the capital? Wrong are the capitals of other states. */
export function capitalQuiz(material: Material): QuizRow[] {
  return withOthers(material.records.states, 'capital', ({ id }) => id).map(({ item: state, others }) => ({
    key: state.id,
    values: inEach(material, (language) => ({
      state: [state.names[language]!],
      capital: state.capital[language]!.name,
      capitalNote: state.capitalNote?.[language] ?? '',
    })),
    answers: options(
      material,
      state.capital,
      others.map(({ capital }) => capital),
    ),
    fact: { rows: 'capital', key: state.id },
    sources: state.sources,
  }));
}

/** Which of these countries is a neighbour? Wrong are states that are not. */
export function neighbourQuiz(material: Material): QuizRow[] {
  const { states } = material.records;
  return states.flatMap((state) => {
    const beside = states.filter(({ iso }) => state.borders?.includes(iso));
    const away = states.filter(({ id, iso }) => id !== state.id && !state.borders?.includes(iso));
    const [right] = choose(beside, 1, `neighbour ${state.id}`, ({ id }) => id);
    const wrong = choose(away, DISTRACTORS, `neighbour ${state.id}`, ({ id }) => id);
    if (!right || wrong.length < DISTRACTORS) return [];
    const withMembers = currentMembers(material).some(({ iso }) => state.borders?.includes(iso));
    return [
      {
        key: state.id,
        values: inEach(material, (language) => ({
          state: [state.names[language]!],
          right: [right.names[language]!],
          all: namesOf(material, state.borders!, language),
        })),
        answers: options(
          material,
          right.names,
          wrong.map(({ names }) => names),
        ),
        fact: { rows: withMembers ? 'neighbours' : 'neighbours-none', key: state.id },
        sources: state.sources,
      },
    ];
  });
}

/** Who had the chair in the middle of a year? Wrong are other members. */
export function chairQuiz(material: Material): QuizRow[] {
  return datedTerms(material, 'chair').flatMap(({ term, date }) => {
    const holder = stateOf(material, term.state);
    const wrong = choose(
      currentMembers(material).filter(({ id }) => id !== holder.id),
      DISTRACTORS,
      `chair ${date}`,
      ({ id }) => id,
    );
    if (wrong.length < DISTRACTORS) return [];
    return [
      termRow(
        material,
        term,
        date,
        options(
          material,
          holder.names,
          wrong.map(({ names }) => names),
        ),
      ),
    ];
  });
}

/** Who was Secretary General in the middle of a year? Wrong are those of other times. */
export function secretaryGeneralQuiz(material: Material): QuizRow[] {
  const terms = datedTerms(material, 'secretary-general');
  const people = distinct(termsOf(material, 'secretary-general'));
  return terms.flatMap(({ term, date }) => {
    const others = people.filter(({ fact }) => fact !== term.fact);
    const wrong = choose(others, DISTRACTORS, `secretary-general ${date}`, ({ fact }) => fact);
    if (!term.person || wrong.length < DISTRACTORS) return [];
    return [termRow(material, term, date, options(material, asNames(term), wrong.map(asNames)))];
  });
}

/** Which state did a Secretary General come from? Wrong are other members. */
export function secretaryGeneralStateQuiz(material: Material): QuizRow[] {
  const regular = termsOf(material, 'secretary-general').filter(({ acting }) => !acting);
  return distinct(regular).flatMap((term) => {
    const state = stateOf(material, term.state);
    const wrong = choose(
      currentMembers(material).filter(({ id }) => id !== state.id),
      DISTRACTORS,
      `secretary-general-state ${term.fact}`,
      ({ id }) => id,
    );
    if (!term.person || wrong.length < DISTRACTORS) return [];
    const answers = options(
      material,
      state.names,
      wrong.map(({ names }) => names),
    );
    return [{ ...termRow(material, term, term.from, answers), key: term.fact }];
  });
}

/** Which exercise trains whom? Wrong are other exercises. */
export function exerciseQuiz(material: Material): QuizRow[] {
  return seriesRows(material, 'exercise');
}

/** Which operation is directed against what? Wrong are other operations. */
export function operationQuiz(material: Material): QuizRow[] {
  return seriesRows(material, 'operation');
}

function seriesRows(material: Material, kind: Exercise['kind']): QuizRow[] {
  const series = material.records.exercises.filter((exercise) => exercise.kind === kind);
  const names = (exercise: Exercise): PerLanguage<Name> =>
    inEach(material, (language) => ({ name: exercise.name[language]!, also: exercise.also[language]! }));
  return withOthers(series, kind, ({ id }) => id).map(({ item, others }) => ({
    key: item.id,
    values: inEach(material, (language, format) => ({
      name: item.name[language]!,
      purpose: item.purpose[language]!,
      asOf: format.month(item.asOf),
    })),
    answers: options(material, names(item), others.map(names)),
    fact: item.fact,
    sources: item.sources,
  }));
}

function termRow(material: Material, term: OfficeTerm, date: string, answers: QuizRow['answers']): QuizRow {
  const state = stateOf(material, term.state);
  return {
    key: date.slice(0, 4),
    values: inEach(material, (language, format) => ({
      date: format.date(date),
      state: [state.names[language]!],
      person: personOf(term, language),
      name: term.person?.[language] ?? '',
      year: term.from.slice(0, 4),
      from: format.date(term.from),
      to: term.to ? format.date(term.to) : '',
    })),
    answers,
    fact: term.fact,
    sources: term.sources,
  };
}

/** Terms that certainly include 1 July of a year, with that day; a term of several years is asked for once, in its middle. */
function datedTerms(material: Material, office: 'chair' | 'secretary-general') {
  return termsOf(material, office).flatMap((term) => {
    const { from, to } = term;
    if (to === null) return [];
    const year = Math.ceil((Number(from.slice(0, 4)) + Number(to.slice(0, 4))) / 2);
    // What is only known by its year or month may begin at its end, and end at its beginning.
    const latestFrom = from.length === 10 ? from : from.length === 7 ? `${from}-31` : `${from}-12-31`;
    const earliestTo = to.length === 10 ? to : to.length === 7 ? `${to}-01` : `${to}-01-01`;
    const date = [year, year - 1]
      .map((candidate) => `${candidate}-07-01`)
      .find((candidate) => latestFrom <= candidate && candidate < earliestTo);
    return date && date <= material.asOf ? [{ term, date }] : [];
  });
}

/** One term for each person. */
function distinct(terms: readonly OfficeTerm[]): OfficeTerm[] {
  return terms.filter(({ fact }, index) => terms.findIndex((other) => other.fact === fact) === index);
}

function asNames({ person }: OfficeTerm): PerLanguage<Name> {
  return Object.fromEntries(Object.entries(person ?? {}).map(([language, name]) => [language, { name, also: [] }]));
}

/** Each thing with three others; none where there are too few. */
function withOthers<T extends State | Exercise>(items: readonly T[], seed: string, keyOf: (item: T) => string) {
  return items.flatMap((item) => {
    const rest = items.filter((other) => other !== item);
    const others = choose(rest, DISTRACTORS, `${seed} ${keyOf(item)}`, keyOf);
    return others.length < DISTRACTORS ? [] : [{ item, others }];
  });
}

function options(
  material: Material,
  right: PerLanguage<Name>,
  wrong: readonly PerLanguage<Name>[],
): QuizRow['answers'] {
  return inEach(material, (language: Language) => ({
    answer: right[language]!.name,
    distractors: wrong.map((names) => names[language]!.name),
    accept: right[language]!.also,
  }));
}
