import type { Fact, Pack } from './pack.ts';
import type { Problem } from './problems.ts';

/** Says where an entry of the pack stands in its file. */
export type PlaceOf = (entry: object) => { file: string; line: number; column: number };

/** Longest answer in characters: it must fit a Discord embed description and a Telegram message with room for sources. */
const MAX_ANSWER_LENGTH = 1000;

/**
 * The rules that go across entries and files; the shapes of single files are checked before.
 * @returns all problems, errors and warnings, in the order of the files
 */
export function checkPack(pack: Pack, placeOf: PlaceOf): Problem[] {
  const problems: Problem[] = [];
  const report = (level: Problem['level'], entry: object, message: string) =>
    problems.push({ level, ...placeOf(entry), message });
  const error = (entry: object, message: string) => report('error', entry, message);

  const factIds = uniqueIds(pack.facts, 'fact', error);
  const sourceIds = uniqueIds(pack.sources, 'source', error);
  const termIds = uniqueIds(pack.terms, 'glossary term', error);
  uniqueIds(pack.topics, 'topic', error);
  uniqueIds(pack.asides, 'near topic or small talk', error);

  for (const fact of pack.facts) {
    const where = `fact "${fact.id}"`;
    for (const id of fact.sources) {
      if (!sourceIds.has(id)) error(fact, `${where}: unknown source "${id}": add it to sources.yaml or mend the id`);
    }
    for (const id of fact.related) {
      if (id === fact.id) error(fact, `${where}: is related to itself: remove the link`);
      else if (!factIds.has(id)) error(fact, `${where}: dead related link "${id}": no fact has this id`);
    }
    if (fact.validFrom && fact.validTo && fact.validTo < fact.validFrom) error(fact, `${where}: validTo is before validFrom`);
    checkTexts(fact, pack, error);
  }
  checkCollisions(pack, error);

  for (const aside of pack.asides) {
    if (aside.fact && !factIds.has(aside.fact)) error(aside, `"${aside.id}": no fact has the id "${aside.fact}"`);
    if (aside.term && !termIds.has(aside.term)) error(aside, `"${aside.id}": no glossary term has the id "${aside.term}"`);
  }
  if (pack.subject && !termIds.has(pack.subject)) error(pack, `subject: no glossary term has the id "${pack.subject}"`);
  const shortcuts = [pack.shortcuts.members, ...Object.values(pack.shortcuts.articles)];
  for (const id of shortcuts) {
    if (id && !factIds.has(id)) error(pack, `shortcuts: no fact has the id "${id}"`);
  }
  return problems;
}

function uniqueIds<T extends { id: string }>(entries: readonly T[], kind: string, error: (entry: T, message: string) => void) {
  const ids = new Set<string>();
  for (const entry of entries) {
    if (ids.has(entry.id)) error(entry, `the ${kind} id "${entry.id}" is used twice: give one of them another id`);
    ids.add(entry.id);
  }
  return ids;
}

function checkTexts(fact: Fact, pack: Pack, error: (entry: object, message: string) => void): void {
  const answers = new Map<string, string>();
  for (const language of pack.languages) {
    const wording = fact.wordings[language]!;
    const where = `fact "${fact.id}" (${language})`;
    if (wording.answer.length > MAX_ANSWER_LENGTH) {
      error(fact, `${where}: the answer has ${wording.answer.length} characters, ${MAX_ANSWER_LENGTH} are allowed: shorten it`);
    }
    const twin = answers.get(wording.answer);
    if (twin) error(fact, `${where}: the answer is the same as in ${twin}: translate it`);
    answers.set(wording.answer, language);
    if (language === 'de' || language === 'ru') {
      const texts = [wording.question, ...wording.phrasings, wording.answer];
      const straight = texts.find((text) => text.includes('"'));
      if (straight) error(fact, `${where}: straight quotes in "${straight.slice(0, 40)}…": use ${language === 'de' ? '„…“' : '«…»'}`);
    }
  }
}

/** A phrasing that two facts share can only be answered wrongly for one of them. */
function checkCollisions(pack: Pack, error: (entry: object, message: string) => void): void {
  for (const language of pack.languages) {
    const owners = new Map<string, Fact>();
    for (const fact of pack.facts) {
      const wording = fact.wordings[language]!;
      for (const phrasing of [wording.question, ...wording.phrasings]) {
        const key = comparable(phrasing);
        const owner = owners.get(key);
        if (owner) {
          const whose = owner === fact ? 'twice in this fact' : `also in fact "${owner.id}"`;
          error(fact, `fact "${fact.id}" (${language}): the phrasing "${phrasing}" stands ${whose}: keep one`);
        }
        owners.set(key, fact);
      }
    }
  }
}

/** Case, punctuation, word order and ё/е make no difference to the matcher's eye. */
function comparable(phrasing: string): string {
  const words = phrasing.toLowerCase().replaceAll('ё', 'е').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.toSorted().join(' ');
}
