import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Pack } from '../../src/knowledge/pack.ts';
import type { Understanding } from '../../src/matching/verdict.ts';

const questionSchema = z.strictObject({
  q: z.string().min(1),
  style: z.enum(['clean', 'keyword', 'casual', 'typo']),
  /** Ids of the research sheet; a fact that covers any of them is a right answer. */
  expect: z.array(z.string()).min(1).optional(),
  /** The bot must not answer: a near topic or trap, something unrelated, small talk. */
  decline: z.enum(['near', 'far', 'chat']).optional(),
});

/** One question of an evaluation set. */
export type EvalQuestion = z.output<typeof questionSchema> & { readonly language: string };

/** The tuning split may guide changes; the frozen one only measures. */
export type Split = 'tuning' | 'frozen';

/** Reads one split in all languages of the pack. */
export async function readSplit(split: Split, languages: readonly string[]): Promise<EvalQuestion[]> {
  const all: EvalQuestion[] = [];
  for (const language of languages) {
    const file = join(import.meta.dirname, split, `${language}.yaml`);
    const questions = z.array(questionSchema).parse(parse(await readFile(file, 'utf8')));
    all.push(...questions.map((question) => ({ ...question, language })));
  }
  return all;
}

/** How a verdict compares with what was expected. */
export type Outcome = 'right' | 'suggested' | 'wrong' | 'missed' | 'declined' | 'suggested-nothing' | 'overreached';

/**
 * Judges the first understanding of a question.
 * In scope: `right` (answered so), `suggested` (among the suggestions), `wrong` (something else answered), `missed`.
 * To decline: `declined`, `suggested-nothing` (only suggestions), `overreached` (answered).
 */
export function judge(question: EvalQuestion, { verdict }: Pick<Understanding, 'verdict'>, pack: Pack): Outcome {
  if (!question.expect) {
    if (verdict.decision === 'answer') return 'overreached';
    return verdict.decision === 'suggest' ? 'suggested-nothing' : 'declined';
  }
  const wanted = new Set(question.expect);
  const fits = (id: string) => pack.facts.find((fact) => fact.id === id)!.covers.some((covered) => wanted.has(covered));
  if (verdict.decision === 'answer') return fits(verdict.fact.id) ? 'right' : 'wrong';
  if (verdict.decision === 'suggest' && verdict.suggestions.some(({ fact }) => fits(fact.id))) return 'suggested';
  return 'missed';
}
