import { JOINS, phraseAt, QUESTION_WORDS, withoutFillers } from './function-words.ts';
import { MAX_QUESTION_LENGTH, normalise, wordsOf } from './normalise.ts';

/** More questions of one message are not answered. */
export const MAX_QUESTIONS = 3;

/** One question of a message. */
export interface Segment {
  readonly text: string;
  /** A statement before it that may say what it is about. */
  readonly context?: string;
}

/**
 * Splits a message into its questions, at most three: at question marks and line ends, and where "and" is followed by another
 * question word. Statements around them are not questions; one before a question is kept as its context.
 * A message without a recognisable question comes back whole.
 */
export function splitQuestions(message: string): Segment[] {
  const sentences = message
    .split(/(?<=[?!…])\s+|(?<=\p{L}{3}\.)\s+(?=\p{Lu})|\n+/u)
    .filter((sentence) => wordsOf(normalise(sentence)).length > 0);
  if (sentences.length === 0) return [];
  const pieces = sentences.flatMap(splitAtJoin);
  if (pieces.length === 1) return [{ text: message }];
  const segments: Segment[] = [];
  let context: string | undefined;
  for (const text of pieces) {
    if (isQuestion(text)) {
      segments.push({ text, ...(context !== undefined && { context }) });
      context = undefined;
    } else {
      context = text;
    }
  }
  return segments.length === 0 ? [{ text: message }] : segments.slice(0, MAX_QUESTIONS);
}

function isQuestion(text: string): boolean {
  return text.includes('?') || startsWithQuestion(withoutFillers(wordsOf(normalise(text))));
}

function startsWithQuestion(words: readonly string[]): boolean {
  // "Seit wann", "In welchem Jahr": a preposition may come first.
  return words.slice(0, 2).some((word) => QUESTION_WORDS.has(word));
}

/** "Wann wurde sie gegründet und wer ist Mitglied" holds two questions, "Armenien und Russland" one. Of a question only so much counts anyway. */
function splitAtJoin(sentence: string): string[] {
  // Few sentences have a word that joins in them, and finding where their words stand takes time.
  const considered = sentence.slice(0, MAX_QUESTION_LENGTH);
  if (!wordsOf(normalise(considered)).some((word) => JOINS.has(word))) return [sentence];
  const tokens = [...considered.matchAll(/[\p{L}\p{N}]+/gu)];
  const words = tokens.map(([token]) => normalise(token));
  for (let at = 2; at < words.length - 2; at++) {
    const length = phraseAt(words, at, JOINS);
    if (length === 0 || !QUESTION_WORDS.has(words[at + length] ?? '')) continue;
    const before = withoutFillers(words.slice(0, at));
    // "wer und warum": both question words belong to one question.
    if (!startsWithQuestion(before) || before.filter((word) => !QUESTION_WORDS.has(word)).length === 0) continue;
    if (words.length - at - length < 3) continue;
    const cut = tokens[at]!.index;
    const next = tokens[at + length]!.index;
    return [sentence.slice(0, cut).trim(), ...splitAtJoin(sentence.slice(next))];
  }
  return [sentence];
}
