import { describe, expect, it } from 'vitest';
import { readPack } from '../../src/knowledge/load.ts';
import { formatProblem } from '../../src/knowledge/problems.ts';
import { edited, RECORDS_PACK } from '../support/records-pack.ts';
import { SMALL_PACK, writePack } from '../support/temporary-pack.ts';

const TODAY = '2024-06-01';

async function problemsOf(files: Record<string, string>): Promise<string> {
  const { problems } = await readPack(await writePack(files), { today: TODAY });
  return problems.map(formatProblem).join('\n');
}

const QUIZ = `topic: moon
questions:
  - id: landing-year
    difficulty: 1
    fact: moon-landing
    en:
      question: In which year did people first land there?
      answer: "1969"
      distractors: ["1959", "1979", "1989"]
      explanation: It was in July.
`;

describe('the small pack with records', () => {
  it('has no problem', async () => {
    expect(await problemsOf({ ...RECORDS_PACK, 'quiz/moon.yaml': QUIZ })).toBe('');
  });
});

describe('records', () => {
  it.each([
    [
      'an unknown source',
      'countries.yaml',
      'area: 4321\n    sources: [almanac]',
      'area: 4321\n    sources: [nowhere]',
      'countries.yaml:2:5: error: state "selenia": unknown source "nowhere"',
    ],
    [
      'a state that is there twice',
      'countries.yaml',
      'id: maria',
      'id: selenia',
      'countries.yaml:17:5: error: the state "selenia" is there twice',
    ],
    [
      'a country code that is there twice',
      'countries.yaml',
      'iso: TY',
      'iso: MA',
      'the country code "MA" is there twice',
    ],
    [
      'an unknown neighbour',
      'countries.yaml',
      'borders: [MA]',
      'borders: [XX]',
      'borders: no country has the code "XX"',
    ],
    [
      'a border that the other side lacks',
      'countries.yaml',
      'borders: [SE]',
      'borders: [TY]',
      'state "selenia": borders: "maria" does not have the border with it',
    ],
    [
      'a fact that is not there',
      'countries.yaml',
      'fact: moon-landing',
      'fact: gone',
      'countries.yaml:2:5: error: state "selenia": no fact has the id "gone"',
    ],
    [
      'overlapping memberships',
      'countries.yaml',
      'from: "1980-05-01"',
      'from: "1979"',
      'countries.yaml:15:13: error: state "selenia": membership: "party" from 1970 overlaps "member" from 1979',
    ],
    [
      'a gap between memberships',
      'countries.yaml',
      'from: "1980-05-01"',
      'from: "1981"',
      'after "party" from 1970 nothing is said for 1980-05-01 to 1981',
    ],
    [
      'a membership that ends with nothing after it',
      'countries.yaml',
      'from: "1975", to: null',
      'from: "1975", to: "1990"',
      'ends, but nothing follows',
    ],
    [
      'a membership that does not end before the next',
      'countries.yaml',
      'to: "1975"',
      'to: null',
      'does not end, but "left" follows',
    ],
    [
      'a membership that ends before it begins',
      'countries.yaml',
      'from: "1970", to: "1975"',
      'from: "1975", to: "1970"',
      'ends before it begins',
    ],
    [
      'an unknown status',
      'countries.yaml',
      'status: never',
      'status: maybe',
      'countries.yaml:43:21: error: states.2.membership.intervals.0.status: Invalid option',
    ],
    ['a code in small letters', 'countries.yaml', 'iso: TY', 'iso: ty', 'two capital letters'],
    [
      'a term of an unknown state',
      'offices.yaml',
      'state: maria',
      'state: atlantis',
      'offices.yaml:6:11: error: office "secretary-general": no state has the id "atlantis"',
    ],
    [
      'a term with an unknown fact',
      'offices.yaml',
      'fact: moon-landing',
      'fact: gone',
      'office "secretary-general": no fact has the id "gone"',
    ],
    [
      'overlapping terms',
      'offices.yaml',
      'from: "2005-07-01"',
      'from: "2005-03-01"',
      'offices.yaml:6:11: error: office "secretary-general": the term of "maria" from 2005-01-01 overlaps the term of "selenia" from 2005-03-01',
    ],
    [
      'terms out of order',
      'offices.yaml',
      'from: "2005-01-01", to: "2005-06-30"',
      'from: "1999", to: "2000"',
      'put the terms in the order of time',
    ],
  ])('names file, line and remedy for %s', async (_, file, from, to, message) => {
    expect(await problemsOf(edited(file, from, to))).toContain(message);
  });

  it('names a base whose agreement ends before it begins, and whose states are unknown', async () => {
    const bases = `bases:
  - { id: base, name: { en: Base }, place: { en: Luna }, state: nowhere, owner: selenia, shared: false, from: "2010", until: "2000", asOf: "2020", fact: moon-landing, sources: [almanac] }
`;
    const problems = await problemsOf({ ...RECORDS_PACK, 'bases.yaml': bases });
    expect(problems).toContain('bases.yaml:2:7: error: base "base": no state has the id "nowhere"');
    expect(problems).toContain('base "base": until is before from');
  });

  it('names an exercise with an unknown fact', async () => {
    const exercises = `exercises:
  - { id: drill, kind: exercise, name: { en: Drill }, also: { en: [] }, purpose: { en: moles }, asOf: "2020", fact: gone, sources: [almanac] }
`;
    expect(await problemsOf({ ...RECORDS_PACK, 'exercises.yaml': exercises })).toContain(
      'exercises.yaml:2:7: error: exercise "drill": no fact has the id "gone"',
    );
  });
});

describe('templates', () => {
  it.each([
    [
      'a value that there is not',
      '{capitalNote}',
      '{weather}',
      'templates.yaml:5:5: error: selenia: {weather}: there is no "weather"; there are state, capital, capitalNote',
    ],
    [
      'a form that a state lacks',
      '{state.genitive} capital',
      '{state.dative} capital',
      '"Selenia" has no form "dative": add it to countries.yaml',
    ],
    [
      'a kind of rows that there is not',
      'rows: secretary-general-year',
      'rows: mayors',
      'there is no kind of rows "mayors"; there are secretary-general-year',
    ],
    [
      'an answer to a row that there is not',
      'answeredBy: { tycho: moon-distance }',
      'answeredBy: { pluto: moon-distance }',
      'answeredBy: "capital" has no row "pluto"',
    ],
    [
      'a topic that there is not',
      'topic: states\n    answeredBy',
      'topic: gone\n    answeredBy',
      'fact "capital-selenia": there is no topic "gone"',
    ],
    [
      'a dead related link',
      'topic: states\n    answeredBy',
      'topic: states\n    related: [gone]\n    answeredBy',
      'templates.yaml:5:5: error: fact "capital-selenia": dead related link "gone"',
    ],
  ])('names file, line and remedy for %s', async (_, from, to, message) => {
    expect(await problemsOf(edited('templates.yaml', from, to))).toContain(message);
  });
});

describe('quiz questions', () => {
  const quiz = (from: string, to: string): Record<string, string> => {
    if (!QUIZ.includes(from)) throw new Error(from);
    return { ...SMALL_PACK, 'quiz/moon.yaml': QUIZ.replace(from, to) };
  };

  it.each([
    [
      'a distractor that is the answer',
      '"1979"',
      '" 1969. "',
      'quiz/moon.yaml:3:5: error: quiz question "landing-year" (en): the distractor "1969." is the right answer: replace it',
    ],
    [
      'a distractor that is accepted',
      'explanation:',
      'accept: ["1979!"]\n      explanation:',
      'the distractor "1979" is the right answer',
    ],
    ['a distractor that is there twice', '"1989"', '"1979"', 'the distractor "1979" is there twice'],
    [
      'too few distractors',
      ', "1989"',
      '',
      'quiz/moon.yaml:9:7: error: questions.0.en.distractors: at least 3 distractors',
    ],
    [
      'an answer in the question',
      'land there?',
      'land there, 1969?',
      'the question contains the answer "1969": reword it',
    ],
    ['an unknown fact', 'fact: moon-landing', 'fact: gone', 'quiz question "landing-year": no fact has the id "gone"'],
    ['an unknown source', 'fact: moon-landing', 'sources: [gone]', 'unknown source "gone"'],
    ['neither fact nor source', '    fact: moon-landing\n', '', 'names neither a fact nor a source'],
    ['an unknown topic', 'topic: moon', 'topic: sun', 'there is no topic "sun"'],
    ['a difficulty beyond three', 'difficulty: 1', 'difficulty: 4', 'quiz/moon.yaml:4:5'],
    ['an explanation too long for a poll', 'It was in July.', 'Long. '.repeat(40), 'questions.0.en.explanation'],
    [
      'a question asked twice',
      QUIZ.slice(QUIZ.indexOf('  - id')),
      `${QUIZ.slice(QUIZ.indexOf('  - id'))}${QUIZ.slice(QUIZ.indexOf('  - id')).replace('landing-year', 'again')}`,
      '(en): "landing-year" asks the same: remove one',
    ],
  ])('names file, line and remedy for %s', async (_, from, to, message) => {
    expect(await problemsOf(quiz(from, to))).toContain(message);
  });

  it('must say for which date they ask when the answer may change', async () => {
    const files = {
      ...SMALL_PACK,
      'facts/moon.yaml': SMALL_PACK['facts/moon.yaml']!.replace('asOf: "2020"', 'asOf: "2020"\n    validTo: null'),
    };
    const message = 'fact "moon-landing" may change: the question must say for which date it asks';
    expect(await problemsOf({ ...files, 'quiz/moon.yaml': QUIZ })).toContain(message);
    const dated = QUIZ.replace('land there?', 'land there, as far as known in 2020?');
    expect(await problemsOf({ ...files, 'quiz/moon.yaml': dated })).toBe('');
  });
});

describe('texts', () => {
  const facts = (from: string, to: string): Record<string, string> => ({
    ...SMALL_PACK,
    'facts/moon.yaml': SMALL_PACK['facts/moon.yaml']!.replace(from, to),
  });

  it('warns of phrasings of two facts that differ in little words only', async () => {
    expect(await problemsOf(facts('- moon distance from earth', '- the date of landing of the Apollo 11'))).toContain(
      'warning: fact "moon-distance" (en): the phrasing "the date of landing of the Apollo 11" is nearly the same as one in fact "moon-landing"',
    );
  });

  it.each([
    ['an answer that is too long', `${'Long. '.repeat(180)}.`, 'the answer has 1081 characters, 1000 are allowed'],
    ['a bare yes', 'Yes. On 20 July 1969.', 'the answer opens with “Yes”: say what is so'],
    ['a bare no', 'No, in 1969.', 'the answer opens with “No”'],
  ])('names %s', async (_, answer, message) => {
    const problems = await problemsOf(facts('On 20 July 1969.', JSON.stringify(answer)));
    expect(problems).toContain(`fact "moon-landing" (en): ${message}`);
  });

  it('lets an answer begin with a word that only looks like a no', async () => {
    expect(await problemsOf(facts('On 20 July 1969.', 'No reliable date is known.'))).toBe('');
  });

  it('warns of a review that is due, only when asked to', async () => {
    const files = facts('asOf: "2020"', 'asOf: "2020"\n    reviewBy: "2024-05-31"');
    expect(await problemsOf(files)).toBe(
      'facts/moon.yaml:5:5: warning: fact "moon-landing": was to be reviewed by 2024-05-31: check it and set a new date',
    );
    expect((await readPack(await writePack(files))).problems).toEqual([]);
    expect(await problemsOf(facts('asOf: "2020"', `asOf: "2020"\n    reviewBy: "${TODAY}"`))).toBe('');
  });
});

describe('coverage', () => {
  const covering = SMALL_PACK['facts/moon.yaml']!.replace('id: moon-landing', 'id: moon-landing\n    covers: [apollo]');
  const withCoverage = (coverage: string, facts = covering): Promise<string> =>
    problemsOf({ ...SMALL_PACK, 'facts/moon.yaml': facts, 'coverage.yaml': coverage });

  it('is complete when each entry names exactly the facts that cover it', async () => {
    expect(await withCoverage('covered: { apollo: [moon-landing] }\nleftOut: { green-cheese: memory only }\n')).toBe(
      '',
    );
  });

  it.each([
    [
      'a fact that does not say so',
      'covered: { apollo: [moon-landing, moon-distance] }\nleftOut: {}\n',
      'coverage.yaml:1:12: error: "apollo": fact "moon-distance" does not say that it covers it',
    ],
    [
      'a fact that is not named',
      'covered: { apollo: [moon-distance] }\nleftOut: {}\n',
      '"apollo": fact "moon-landing" covers it, too',
    ],
    [
      'a fact that is not there',
      'covered: { apollo: [moon-landing, gone] }\nleftOut: {}\n',
      '"apollo": no fact has the id "gone"',
    ],
    [
      'an entry left out that is covered',
      'covered: {}\nleftOut: { apollo: no source }\n',
      '"apollo": is left out, but fact "moon-landing" covers it',
    ],
    [
      'an entry both covered and left out',
      'covered: { apollo: [moon-landing] }\nleftOut: { apollo: no source }\n',
      '"apollo": is covered and left out: keep one',
    ],
    [
      'an entry that the file lacks',
      'covered: {}\nleftOut: {}\n',
      '"apollo": fact "moon-landing" covers it, but the file does not have it',
    ],
  ])('names %s', async (_, coverage, message) => {
    expect(await withCoverage(coverage)).toContain(message);
  });

  it('has all 350 entries of the default pack’s sheet', async () => {
    const { readFile } = await import('node:fs/promises');
    const { parse } = await import('yaml');
    const coverage = parse(await readFile('knowledge/coverage.yaml', 'utf8')) as Record<string, object>;
    expect(Object.keys({ ...coverage['covered'], ...coverage['leftOut'] })).toHaveLength(350);
    const { problems } = await readPack('knowledge', { today: '2026-02-06' });
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
