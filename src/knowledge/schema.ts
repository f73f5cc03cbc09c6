import { z } from 'zod';
import { NAMED_KINDS, type Language, type QuizWording } from './pack.ts';
import { date, id, language, perLanguage, text } from './schema-parts.ts';
import { recordSchemas } from './schema-records.ts';

/** Longest texts in characters: a quiz poll of Telegram takes 300, 100 and 200, a button of Discord 80. */
const QUIZ_LIMITS = { question: 250, option: 70, explanation: 200 } as const;
const FEWEST_DISTRACTORS = 3;

/** The shape of `pack.yaml`. It is read first: all other shapes depend on its languages. */
export const packFileSchema = z
  .strictObject({
    id,
    title: z.record(language, text),
    languages: z.array(language).min(1),
    defaultLanguage: language,
    asOf: date,
    subject: id.optional(),
    topics: z.array(id).default([]),
    shortcuts: z
      .strictObject({ members: id.optional(), articles: z.record(z.string().regex(/^\d+$/), id).default({}) })
      .default({ articles: {} }),
  })
  .superRefine((pack, context) => {
    if (!pack.languages.includes(pack.defaultLanguage)) {
      context.addIssue({
        code: 'custom',
        path: ['defaultLanguage'],
        message: `must be one of ${pack.languages.join(', ')}`,
      });
    }
    for (const code of pack.languages) {
      if (!pack.title[code]) context.addIssue({ code: 'custom', path: ['title'], message: `has no "${code}"` });
    }
  });

const option = text.max(QUIZ_LIMITS.option);
const quizWording = z.strictObject({
  question: text.max(QUIZ_LIMITS.question),
  answer: option,
  distractors: z.array(option).min(FEWEST_DISTRACTORS, `at least ${FEWEST_DISTRACTORS} distractors`),
  explanation: text.max(QUIZ_LIMITS.explanation),
  accept: z.array(text).default([]),
});

/** What a quiz wording that was not read from a file breaks of the shape that files must have. */
export function quizLimitProblems(wording: QuizWording): string[] {
  return quizWording.safeParse(wording).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

/**
 * The shapes of all other files of a pack.
 * @param languages the pack's languages: every text must exist in each of them
 */
export function fileSchemas(languages: readonly Language[]) {
  const forms = z.strictObject({
    canonical: text,
    synonyms: z.array(text).default([]),
    abbreviations: z.array(text).default([]),
    spellings: z.array(text).default([]),
    inflected: z.array(text).default([]),
    stems: z.array(text.min(3)).default([]),
  });
  const wording = z.strictObject({
    question: text.max(100),
    phrasings: z.array(text).min(6, 'at least 6 phrasings'),
    answer: text,
  });
  const aside = perLanguage(languages, z.strictObject({ phrasings: z.array(text).min(3), reply: text }));
  return {
    sources: z.array(
      z.strictObject({
        id,
        title: text,
        publisher: text,
        url: z.url(),
        date: date.nullable(),
        language,
        reliability: z.enum(['official', 'wire', 'encyclopedia', 'press', 'analysis']),
        note: text.optional(),
      }),
    ),
    glossary: z.strictObject({
      terms: z.array(
        z.strictObject({ id, kind: z.enum([...NAMED_KINDS, 'word']), ...perLanguage(languages, forms).shape }),
      ),
    }),
    facts: z.strictObject({
      topic: id,
      title: perLanguage(languages, text),
      facts: z.array(
        z.strictObject({
          id,
          covers: z.array(id).default([]),
          sources: z.array(id).min(1, 'every fact has at least one source'),
          asOf: date,
          validFrom: date.optional(),
          validTo: date.nullable().optional(),
          reviewBy: date.optional(),
          related: z.array(id).default([]),
          ...perLanguage(languages, wording).shape,
        }),
      ),
    }),
    nearTopics: z.array(z.strictObject({ id, term: id.optional(), fact: id.optional(), ...aside.shape })),
    smallTalk: z.array(z.strictObject({ id, ...aside.shape })),
    decoys: perLanguage(languages, z.array(text)),
    quiz: z.strictObject({
      topic: id,
      questions: z.array(
        z
          .strictObject({
            id,
            difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]),
            fact: id.optional(),
            sources: z.array(id).default([]),
            ...perLanguage(languages, quizWording).shape,
          })
          .refine((question) => question.fact !== undefined || question.sources.length > 0, {
            message: 'names neither a fact nor a source: add "fact" or "sources"',
          }),
      ),
    }),
    coverage: z.strictObject({
      covered: z.record(id, z.array(id).min(1)),
      leftOut: z.record(id, text),
    }),
    ...recordSchemas(languages),
    timeline: z.array(z.strictObject({ date, title: perLanguage(languages, text), covers: id.optional() })),
  };
}

/** The shapes {@link fileSchemas} gives, by name of the file's kind. */
export type FileSchemas = ReturnType<typeof fileSchemas>;
