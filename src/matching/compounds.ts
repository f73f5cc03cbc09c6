/** Shortest word that is split, and shortest part, in letters. */
const MIN_COMPOUND = 9;
const MIN_PART = 4;
/** What German puts between the parts. */
const LINKS = ['', 's', 'es', 'n', 'en', 'er', 'e'];

/**
 * Splits a German compound that nobody knows into two words that are known ("Gründungsjahr", "Mitgliederliste"); of several ways the one
 * whose shorter part is longest. Other words come back whole.
 */
export function compoundParts(word: string, knows: (word: string) => boolean): readonly string[] {
  if (word.length < MIN_COMPOUND || !/^[a-z]+$/.test(word)) return [word];
  let best: readonly string[] = [word];
  let shorter = 0;
  for (let cut = MIN_PART; cut <= word.length - MIN_PART; cut++) {
    const tail = word.slice(cut);
    if (Math.min(cut, tail.length) <= shorter || !knows(tail)) continue;
    const head = LINKS.filter((link) => word.slice(0, cut).endsWith(link))
      .map((link) => word.slice(0, cut - link.length))
      .find((candidate) => candidate.length >= MIN_PART && knows(candidate));
    if (!head) continue;
    best = [head, tail];
    shorter = Math.min(cut, tail.length);
  }
  return best;
}
