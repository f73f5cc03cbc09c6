import type { Pack } from '../knowledge/pack.ts';
import type { Matcher } from './matcher.ts';

/** Questions asked to warm up; from about this many on the runtime has compiled what a question needs. */
const QUESTIONS = 90;

/**
 * Asks some of the pack's own questions with a letter missing, so that the first people to ask do not wait for the runtime's compiler.
 * Takes about a quarter of a second.
 */
export function warmUp(matcher: Matcher, { facts, languages }: Pack): void {
  for (let at = 0; at < QUESTIONS; at++) {
    const fact = facts[Math.floor((at * facts.length) / QUESTIONS)];
    const wording = fact?.wordings[languages[at % languages.length]!];
    // The fourth letter of the first long word.
    if (wording) matcher.ask(wording.question.replace(/(\p{L}{3})\p{L}(?=\p{L}{3})/u, '$1'));
  }
}
