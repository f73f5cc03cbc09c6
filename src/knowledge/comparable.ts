/**
 * A text as far as it matters for telling it apart from others: without case, accents, punctuation and the difference of е and ё.
 * @returns the words in their order
 */
export function comparableWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** {@link comparableWords} as one string. */
export function comparable(text: string): string {
  return comparableWords(text).join(' ');
}
