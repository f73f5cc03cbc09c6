import { textProblems } from './check-texts.ts';
import { comparableWords } from './comparable.ts';
import type { Fact, Language, Pack, Wording } from './pack.ts';
import type { PlaceOf, Problem } from './problems.ts';

/** Longest answer in characters: Telegram and Discord take 4,096, and the sources must fit, too. */
const MAX_ANSWER_LENGTH = 1000;

/**
 * A bare yes or no in the languages of the default pack. An answer is shown to whoever typed any of the phrasings, without the question,
 * and some phrasings turn it round ("Has Armenia left?", "Is Armenia still in?").
 */
const BARE_YES_OR_NO = /^(?:ja|nein|yes|no|да|нет)\s*[,.;:!–—]/i;

/** Words that make no difference between two ways to ask. */
const FILLERS = new Set(
  (
    'der die das den dem des ein eine einen einem einer eines und oder in im von vom zu zum zur am an auf bei mit ' +
    'the a an of in on at to for and or by with ' +
    'и в во на с со о об у к по для из от ли же а'
  ).split(' '),
);

/**
 * The rules that go across entries and files; the shapes of single files are checked before.
 * @param today `YYYY-MM-DD`, for warning of facts whose review is due; without it none is
 * @returns all problems, errors and warnings, in the order of the files
 */
export function checkPack(pack: Pack, placeOf: PlaceOf, today?: string): Problem[] {
  const problems: Problem[] = [];
  const report = (level: Problem['level'], entry: object, message: string) =>
    problems.push({ level, ...placeOf(entry), message });
  const error = (entry: object, message: string) => report('error', entry, message);

  const factIds = uniqueIds(pack.facts, 'fact', error);
  const sourceIds = uniqueIds(pack.sources, 'source', error);
  const termIds = uniqueIds(pack.terms, 'glossary term', error);
  const topicIds = uniqueIds(pack.topics, 'topic', error);
  uniqueIds(pack.asides, 'near topic or small talk', error);

  for (const fact of pack.facts) {
    const where = `fact "${fact.id}"`;
    if (!topicIds.has(fact.topic)) error(fact, `${where}: there is no topic "${fact.topic}"`);
    for (const id of fact.sources) {
      if (!sourceIds.has(id)) error(fact, `${where}: unknown source "${id}": add it to sources.yaml or mend the id`);
    }
    for (const id of fact.related) {
      if (id === fact.id) error(fact, `${where}: is related to itself: remove the link`);
      else if (!factIds.has(id)) error(fact, `${where}: dead related link "${id}": no fact has this id`);
    }
    if (fact.validFrom && fact.validTo && fact.validTo < fact.validFrom) {
      error(fact, `${where}: validTo is before validFrom`);
    }
    if (today && fact.reviewBy && fact.reviewBy < today) {
      report('warning', fact, `${where}: was to be reviewed by ${fact.reviewBy}: check it and set a new date`);
    }
    for (const [language, { answer }] of Object.entries(fact.wordings)) {
      if (answer.length > MAX_ANSWER_LENGTH) {
        const length = `the answer has ${answer.length} characters, ${MAX_ANSWER_LENGTH} are allowed`;
        error(fact, `${where} (${language}): ${length}: shorten it`);
      }
      if (BARE_YES_OR_NO.test(answer)) {
        const opening = answer.slice(0, answer.search(/[\s,.;:!–—]/));
        error(
          fact,
          `${where} (${language}): the answer opens with “${opening}”: say what is so, whatever way it was asked`,
        );
      }
    }
    checkTexts(fact, where, ({ question, phrasings, answer }: Wording) => [question, ...phrasings, answer], error);
  }
  checkCollisions(pack, report);

  for (const aside of pack.asides) {
    const where = `"${aside.id}"`;
    if (aside.fact && !factIds.has(aside.fact)) error(aside, `${where}: no fact has the id "${aside.fact}"`);
    if (aside.term && !termIds.has(aside.term)) error(aside, `${where}: no glossary term has the id "${aside.term}"`);
    checkTexts(aside, where, ({ phrasings, reply }) => [...phrasings, reply], error);
  }
  for (const event of pack.timeline) {
    for (const problem of textProblems(mapValues(event.title, (title) => [title]))) {
      error(event, `event of ${event.date} ${problem}`);
    }
  }
  for (const state of pack.records.states) {
    if (!factIds.has(state.fact)) error(state, `state "${state.id}": no fact has the id "${state.fact}"`);
  }
  if (pack.subject && !termIds.has(pack.subject)) {
    error(pack, `subject: no glossary term has the id "${pack.subject}"`);
  }
  const shortcuts = [pack.shortcuts.members, ...Object.values(pack.shortcuts.articles)];
  for (const id of shortcuts) {
    if (id && !factIds.has(id)) error(pack, `shortcuts: no fact has the id "${id}"`);
  }
  return problems;
}

/** Reports every id that an entry before has. */
export function uniqueIds<T extends { id: string }>(
  entries: readonly T[],
  kind: string,
  error: (entry: T, message: string) => void,
): Set<string> {
  const ids = new Set<string>();
  for (const entry of entries) {
    if (ids.has(entry.id)) error(entry, `the ${kind} id "${entry.id}" is used twice: give one of them another id`);
    ids.add(entry.id);
  }
  return ids;
}

/** Reports what is wrong with the texts of an entry. */
export function checkTexts<W>(
  entry: { readonly wordings: Readonly<Record<Language, W>> },
  where: string,
  textsOf: (wording: W) => readonly string[],
  error: (entry: object, message: string) => void,
): void {
  for (const problem of textProblems(mapValues(entry.wordings, textsOf))) error(entry, `${where} ${problem}`);
}

function mapValues<T, U>(values: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}

/** A phrasing that two facts share can only be answered wrongly for one of them. */
function checkCollisions(pack: Pack, report: (level: Problem['level'], entry: object, message: string) => void): void {
  for (const language of pack.languages) {
    const owners = new Map<string, Fact>();
    const nearOwners = new Map<string, Fact>();
    for (const fact of pack.facts) {
      const wording = fact.wordings[language]!;
      for (const phrasing of [wording.question, ...wording.phrasings]) {
        const words = comparableWords(phrasing);
        const key = words.toSorted().join(' ');
        const nearKey = words.filter((word) => !FILLERS.has(word)).join(' ');
        const owner = owners.get(key);
        const nearOwner = nearOwners.get(nearKey);
        const where = `fact "${fact.id}" (${language}): the phrasing "${phrasing}"`;
        if (owner) {
          const whose = owner === fact ? 'twice in this fact' : `also in fact "${owner.id}"`;
          // A question that is made takes nothing from the one a person wrote: the bot still starts.
          const level = fact.derived || owner.derived ? 'warning' : 'error';
          report(level, fact, `${where} stands ${whose}: keep one`);
        } else if (nearOwner && nearOwner !== fact) {
          report('warning', fact, `${where} is nearly the same as one in fact "${nearOwner.id}": reword one`);
        }
        owners.set(key, fact);
        nearOwners.set(nearKey, fact);
      }
    }
  }
}
