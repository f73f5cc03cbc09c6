const LENGTH = 8;
/** Digits and letters that are not mistaken for one another when read out (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A number for a failure, which the person is told and the operator finds in the log.
 * @param random 0 ≤ value < 1
 */
export function newReference(random: () => number): string {
  return Array.from({ length: LENGTH }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('');
}
