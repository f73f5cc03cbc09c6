/** Longest question that is kept for curators, in UTF-16 units. */
export const MAX_KEPT_QUESTION = 300;

const MASK = '…';

/** A question without what may identify a person (addresses, mentions, long numbers), cut to {@link MAX_KEPT_QUESTION}. */
export function anonymise(question: string): string {
  return question
    .slice(0, 2 * MAX_KEPT_QUESTION)
    .replace(/<[@#:][^>\s]*>/g, MASK)
    .replace(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu, MASK)
    .replace(/(?:https?:\/\/|www\.|t\.me\/)\S+/giu, MASK)
    .replace(/@[\p{L}\p{N}_.]+/gu, MASK)
    .replace(/\+?\d(?:[\s()/.-]{0,2}\d){6,}/g, MASK)
    .slice(0, MAX_KEPT_QUESTION)
    .toWellFormed();
}
