import type {
  Aside,
  Fact,
  Language,
  Pack,
  PerLanguage,
  QuizQuestion,
  QuizWording,
  Term,
  TermForms,
  Topic,
  Wording,
} from './pack.ts';
import type { PackFile, PackFiles } from './pack-files.ts';
import type { Place } from './problems.ts';
import type { Records } from './records.ts';
import type { FactTemplate, PhrasingTemplate, QuizTemplate, Templates } from './templates.ts';
import type { DataPath, YamlFile } from './yaml-file.ts';

/** The parts of a pack as its files hold them: nothing is derived or cross-checked yet. */
export interface Assembly {
  readonly pack: Pack;
  readonly templates: Templates;
  /** Where an entry stands in its file. */
  readonly places: Map<object, () => Place>;
}

/** The names of a term as they stand in the glossary file. */
type TermFile = Omit<TermForms, 'also'> & Record<'synonyms' | 'abbreviations' | 'spellings' | 'inflected', string[]>;

/** Makes a pack of its files and remembers where each entry stands. */
export function assemble(files: PackFiles): Assembly {
  const head = files.head.value;
  const { languages } = head;
  const places: Assembly['places'] = new Map();
  const remember: Remember = (entry, yaml, path) => {
    places.set(entry, () => ({ file: yaml.file, ...yaml.position(path) }));
    return entry;
  };
  /** Entries of a file's list; `key` is what a problem points at. */
  const entriesOf = <F, E, T extends object>(
    file: PackFile<F> | undefined,
    path: DataPath,
    list: (value: F) => readonly E[],
    key: string,
    make: (entry: E) => T,
  ): T[] =>
    file ? list(file.value).map((entry, index) => remember(make(entry), file.yaml, [...path, index, key])) : [];

  const topics: Topic[] = [
    ...files.facts.map(({ yaml, value }) => remember({ id: value.topic, title: value.title }, yaml, ['topic'])),
    ...entriesOf(
      files.templates,
      ['topics'],
      ({ topics: made }) => made,
      'id',
      (topic): Topic => topic,
    ),
  ];
  const facts = files.facts.flatMap((file) =>
    entriesOf(
      file,
      ['facts'],
      ({ facts: entries }) => entries,
      'id',
      (entry): Fact => {
        const { id, covers, sources, asOf, validFrom, validTo, reviewBy, related } = entry;
        const wordings = pick<Wording>(entry, languages);
        return { id, topic: file.value.topic, covers, sources, asOf, validFrom, validTo, reviewBy, related, wordings };
      },
    ),
  );
  const quiz = files.quiz.flatMap((file) =>
    entriesOf(
      file,
      ['questions'],
      ({ questions }) => questions,
      'id',
      (entry): QuizQuestion => {
        const { id, difficulty, fact, sources } = entry;
        const wordings = pick<QuizWording>(entry, languages);
        return { id, topic: file.value.topic, difficulty, fact, sources, derived: false, wordings };
      },
    ),
  );
  const asides: Aside[] = [
    ...entriesOf(
      files.nearTopics,
      [],
      (value) => value,
      'id',
      (entry): Aside => {
        const { id, term, fact } = entry;
        return { id, kind: 'near-topic', term, fact, wordings: pick(entry, languages) };
      },
    ),
    ...entriesOf(
      files.smallTalk,
      [],
      (value) => value,
      'id',
      (entry): Aside => {
        return { id: entry.id, kind: 'small-talk', wordings: pick(entry, languages) };
      },
    ),
  ];
  const terms = entriesOf(
    files.glossary,
    ['terms'],
    ({ terms: entries }) => entries,
    'id',
    (entry): Term => {
      return { id: entry.id, kind: entry.kind, forms: mapValues(pick<TermFile>(entry, languages), termForms) };
    },
  );
  const pack: Pack = {
    ...head,
    topics: inOrder(topics, head.topics),
    facts,
    sources: entriesOf(
      files.sources,
      [],
      (value) => value,
      'id',
      (source) => source,
    ),
    terms,
    asides,
    decoys: files.decoys?.value ?? Object.fromEntries(languages.map((code) => [code, []])),
    timeline: entriesOf(
      files.timeline,
      [],
      (value) => value,
      'date',
      (event) => event,
    ),
    quiz,
    records: recordsOf(files, entriesOf, remember),
  };
  return { pack, templates: templatesOf(files, entriesOf), places };
}

type EntriesOf = <F, E, T extends object>(
  file: PackFile<F> | undefined,
  path: DataPath,
  list: (value: F) => readonly E[],
  key: string,
  make: (entry: E) => T,
) => T[];

type Remember = <T extends object>(entry: T, yaml: YamlFile, path: DataPath) => T;

function recordsOf(
  { head, countries, offices, bases, exercises }: PackFiles,
  entriesOf: EntriesOf,
  remember: Remember,
): Records {
  const { languages } = head.value;
  countries?.value.states.forEach(({ membership }, state) => {
    membership.intervals.forEach((interval, index) =>
      remember(interval, countries.yaml, ['states', state, 'membership', 'intervals', index, 'status']),
    );
  });
  offices?.value.offices.forEach(({ terms }, office) => {
    terms.forEach((term, index) => remember(term, offices.yaml, ['offices', office, 'terms', index, 'state']));
  });
  return {
    states: entriesOf(
      countries,
      ['states'],
      ({ states }) => states,
      'id',
      (state) => {
        const { forces, ...others } = state;
        return forces ? { ...others, forces: { year: forces.year, text: pick<string>(forces, languages) } } : others;
      },
    ),
    neighbours: entriesOf(
      countries,
      ['neighbours'],
      ({ neighbours }) => neighbours,
      'iso',
      (country) => country,
    ),
    offices: entriesOf(
      offices,
      ['offices'],
      ({ offices: entries }) => entries,
      'id',
      (office) => office,
    ),
    bases: entriesOf(
      bases,
      ['bases'],
      ({ bases: entries }) => entries,
      'id',
      (base) => base,
    ),
    exercises: entriesOf(
      exercises,
      ['exercises'],
      ({ exercises: entries }) => entries,
      'id',
      (exercise) => exercise,
    ),
  };
}

function templatesOf({ head, templates }: PackFiles, entriesOf: EntriesOf): Templates {
  const { languages } = head.value;
  return {
    facts: entriesOf(
      templates,
      ['facts'],
      ({ facts }) => facts,
      'rows',
      (entry): FactTemplate => {
        const { rows, topic, related, covers, answeredBy } = entry;
        return { rows, topic, related, covers, answeredBy, wordings: pick(entry, languages) };
      },
    ),
    phrasings: entriesOf(
      templates,
      ['phrasings'],
      ({ phrasings }) => phrasings,
      'rows',
      (entry): PhrasingTemplate => {
        return { rows: entry.rows, texts: pick(entry, languages) };
      },
    ),
    quiz: entriesOf(
      templates,
      ['quiz'],
      ({ quiz }) => quiz,
      'rows',
      (entry): QuizTemplate => {
        const { rows, topic, difficulty } = entry;
        return { rows, topic, difficulty, wordings: pick(entry, languages) };
      },
    ),
  };
}

function termForms({ canonical, synonyms, abbreviations, spellings, inflected, stems }: TermFile): TermForms {
  return { canonical, also: [...synonyms, ...abbreviations, ...spellings, ...inflected], stems };
}

/** The topics named in the order, then the others. */
function inOrder(topics: readonly Topic[], order: readonly string[]): Topic[] {
  const rank = ({ id }: Topic): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return topics.toSorted((a, b) => rank(a) - rank(b));
}

function pick<T>(entry: object, languages: readonly Language[]): PerLanguage<T> {
  return Object.fromEntries(languages.map((code) => [code, (entry as Record<string, T>)[code]!]));
}

function mapValues<T, U>(values: PerLanguage<T>, map: (value: T) => U): PerLanguage<U> {
  return Object.fromEntries(Object.entries(values).map(([language, value]) => [language, map(value)]));
}
