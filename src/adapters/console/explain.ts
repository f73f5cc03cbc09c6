import type { Trace } from '../../matching/verdict.ts';

/** The trace of a verdict as lines to read: what was understood, what was found, what decided. */
export function renderTrace({ reading, words, entities, concepts, languages, candidates, none, rule }: Trace): string {
  const corrections = words
    .filter((word) => !word.known)
    .map((word) => `${word.word} → ${word.corrections.join(' | ')}`);
  const odds = Object.entries(languages).map(([code, share]) => `${code} ${share.toFixed(2)}`);
  return [
    `read as:   ${reading}`,
    `spelling:  ${corrections.join(', ') || 'all words as typed'}`,
    `named:     ${entities.join(', ') || 'nothing'}`,
    `terms:     ${concepts.join(', ') || 'none'}`,
    `language:  ${odds.join(', ')}`,
    ...candidates.flatMap(({ id, confidence, phrasing, missing, evidence }) => [
      `${confidence.toFixed(3)}  ${id}${missing.length > 0 ? ` (does not know ${missing.join(', ')})` : ''}`,
      `       nearest phrasing: ${phrasing}`,
      `       ${numbers(evidence)}`,
    ]),
    `none:      ${numbers(none)}`,
    `verdict:   ${rule}`,
  ].join('\n');
}

function numbers(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${value.toFixed(2)}`)
    .join('  ');
}
