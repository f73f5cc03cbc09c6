import type { Language } from './pack.ts';

/** Longest text in words that may be the same in two languages: names and numbers are. */
const MAX_SAME_WORDS = 4;

const MARKS: Readonly<Record<Language, string>> = { de: '„…“', ru: '«…»' };

/**
 * What is wrong with texts wherever they stand.
 * @param texts all texts of an entry, by language
 */
export function textProblems(texts: Readonly<Record<Language, readonly string[]>>): string[] {
  const problems: string[] = [];
  const seen = new Map<string, Language>();
  for (const [language, own] of Object.entries(texts)) {
    for (const text of own) {
      const marks = MARKS[language];
      if (marks && text.includes('"'))
        problems.push(`(${language}): straight quotes in ${shortened(text)}: use ${marks}`);
      const twin = seen.get(text);
      if (twin && twin !== language && text.split(/\s+/).length > MAX_SAME_WORDS) {
        problems.push(`(${language}): ${shortened(text)} is the same as in ${twin}: translate it`);
      }
      seen.set(text, language);
    }
  }
  return problems;
}

function shortened(text: string): string {
  return text.length > 50 ? `“${text.slice(0, 49)}…”` : `“${text}”`;
}
