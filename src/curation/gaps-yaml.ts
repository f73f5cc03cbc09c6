import { Document } from 'yaml';
import type { Gap, Rating } from './gaps.ts';

/**
 * Gaps and ratings as YAML. The lists under `phrasings` can be pasted into the fact meant, after a look at their spelling.
 * @param since ms since 1970 (UTC): from when on
 */
export function gapsYaml(gaps: readonly Gap[], ratings: readonly Rating[], since: number): string {
  const document = new Document(
    {
      unanswered: gaps.map(({ language, questions, count, lastAsked, nearest }) => ({
        asked: count,
        lastAsked: dayOf(lastAsked),
        language,
        decisions: [...new Set(questions.map(({ decision }) => decision))],
        nearest: nearest.map(({ fact, confidence }) => ({
          fact: fact.id,
          confidence: Number(confidence.toFixed(2)),
          question: fact.wordings[language]?.question ?? null,
        })),
        phrasings: questions.map(({ text }) => text),
      })),
      ratings: ratings.map(({ fact, language, good, bad, noneOfThese }) => ({
        fact: fact.id,
        language,
        question: fact.wordings[language]?.question ?? null,
        bad,
        good,
        noneOfThese,
      })),
    },
    // Questions may be anything people type, "yes" and "1:30" too.
    { version: '1.2', defaultStringType: 'PLAIN' } as never,
  );
  const total = gaps.reduce((sum, { count }) => sum + count, 0);
  document.commentBefore = ` Since ${dayOf(since)}: ${total} unanswered questions in ${gaps.length} groups, ${ratings.length} facts with complaints.`;
  return document.toString({ lineWidth: 0 });
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
