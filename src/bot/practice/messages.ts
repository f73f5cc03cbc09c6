import type { Language, QuizQuestion } from '../../knowledge/pack.ts';
import type { Next } from '../../learn/next-question.ts';
import { sourcesLine, type AnswerContext } from '../answers.ts';
import type { Button, Message } from '../message.ts';
import { textOf, type PracticeOption } from './options.ts';

/** A question with a button for each option. */
export function questionMessage(
  next: Exclude<Next, { kind: 'later' }>,
  shown: { readonly options: readonly PracticeOption[]; readonly reps: number; readonly language: Language },
  { texts }: AnswerContext,
): Message {
  const { options, reps, language } = shown;
  const t = texts.in(language);
  const { question } = next;
  const heading = next.kind === 'due' ? t('practice-due', { count: next.due }) : t('practice-new');
  return {
    paragraphs: [
      [{ text: heading, style: 'italic' }],
      [{ text: question.wordings[language]!.question, style: 'bold' }],
    ],
    buttons: options.map((option, place) => ({
      label: textOf(option, question, language),
      action: { kind: 'practice', question: question.id, reps, option: place, language },
    })),
    personal: true,
  };
}

/** What was right, why, and when the question comes again. */
export function resultMessage(
  question: QuizQuestion,
  given: { readonly chosen: PracticeOption; readonly when: string; readonly language: Language },
  { pack, texts }: AnswerContext,
): Message {
  const { chosen, when, language } = given;
  const t = texts.in(language);
  const { question: text, answer, explanation } = question.wordings[language]!;
  const fact = pack.facts.find(({ id }) => id === question.fact);
  const more: Button[] = fact
    ? [{ label: t('button-more-about'), action: { kind: 'fact', fact: fact.id, language } }]
    : [];
  return {
    paragraphs: [
      [{ text, style: 'bold' }],
      chosen.right
        ? [t('practice-right', { answer })]
        : [t('practice-wrong', { answer, chosen: textOf(chosen, question, language) })],
      [explanation],
      sourcesLine(question.sources, language, { pack, texts }),
      [{ text: t('practice-again', { when }), style: 'italic' }],
    ],
    buttons: [
      { label: t('button-practice-next'), action: { kind: 'practice-next', language } },
      ...more,
      { label: t('button-report'), action: { kind: 'report', question: question.id } },
    ],
    personal: true,
  };
}
