import type { Language, Pack } from '../knowledge/pack.ts';

/** What the pack is about in as few letters as it has a name for: "CSTO". */
export function shortSubject({ subject, terms, title }: Pack, language: Language): string {
  return terms.find(({ id }) => id === subject)?.forms[language]?.canonical ?? title[language]!;
}
