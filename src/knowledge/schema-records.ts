import { z } from 'zod';
import type { Language } from './pack.ts';
import { MEMBERSHIP_STATUSES } from './records.ts';
import { date, id, perLanguage, text } from './schema-parts.ts';

const iso = z.string().regex(/^[A-Z]{2}$/, 'a code is ISO 3166-1 alpha-2: two capital letters, "NO" in quotes');
const sources = z.array(id).min(1, 'at least one source');
const year = z.int().min(1900).max(2100);

/**
 * The shapes of the files with structured records, and of the templates that make facts and quiz questions of them.
 * @param languages the pack's languages
 */
export function recordSchemas(languages: readonly Language[]) {
  const each = <T extends z.ZodType>(value: T) => perLanguage(languages, value);
  const name = { name: text, also: z.array(text).default([]) };
  const stateName = z.strictObject({
    ...name,
    official: text.optional(),
    forms: z.record(z.string().regex(/^[a-z]+$/), text).default({}),
  });
  const membershipInterval = z.strictObject({
    status: z.enum(MEMBERSHIP_STATUSES),
    from: date.optional(),
    to: date.nullable(),
    sources,
    note: each(text).optional(),
  });
  const state = z.strictObject({
    id,
    iso,
    names: each(stateName),
    capital: each(z.strictObject(name)),
    capitalNote: each(text).optional(),
    population: z.strictObject({ value: z.int().positive(), year }),
    area: z.number().positive(),
    sizeNote: each(text).optional(),
    forces: z.strictObject({ year, ...each(text).shape }).optional(),
    sources,
    asOf: date,
    borders: z.array(iso).optional(),
    signed: date.optional(),
    fact: id,
    membership: z.strictObject({ asOf: date, intervals: z.array(membershipInterval).min(1) }),
  });
  const term = z.strictObject({
    state: id,
    person: each(text).optional(),
    acting: each(text).optional(),
    from: date,
    to: date.nullable(),
    years: text.optional(),
    fact: id,
    sources,
  });
  const row = { rows: id, topic: id };
  const factTexts = z.strictObject({
    question: text,
    phrasings: z.array(text).min(6, 'at least 6 phrasings'),
    answer: text,
  });
  return {
    countries: z.strictObject({
      states: z.array(state),
      neighbours: z.array(z.strictObject({ iso, names: each(stateName) })).default([]),
    }),
    offices: z.strictObject({
      offices: z.array(z.strictObject({ id, title: each(text), terms: z.array(term).min(1) })),
    }),
    bases: z.strictObject({
      bases: z.array(
        z.strictObject({
          id,
          name: each(text),
          place: each(text),
          state: id,
          owner: id,
          shared: z.boolean(),
          from: date,
          until: date,
          asOf: date,
          fact: id,
          sources,
        }),
      ),
    }),
    exercises: z.strictObject({
      exercises: z.array(
        z.strictObject({
          id,
          kind: z.enum(['exercise', 'operation']),
          name: each(text),
          also: each(z.array(text)),
          purpose: each(text),
          asOf: date,
          fact: id,
          sources,
        }),
      ),
    }),
    templates: z.strictObject({
      topics: z.array(z.strictObject({ id, title: each(text) })).default([]),
      facts: z
        .array(
          z.strictObject({
            ...row,
            related: z.array(id).default([]),
            covers: z.array(id).default([]),
            answeredBy: z.record(z.string(), id).default({}),
            ...each(factTexts).shape,
          }),
        )
        .default([]),
      phrasings: z.array(z.strictObject({ rows: id, ...each(z.array(text).min(1)).shape })).default([]),
      quiz: z
        .array(
          z.strictObject({
            ...row,
            difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]),
            ...each(z.strictObject({ question: text, explanation: text })).shape,
          }),
        )
        .default([]),
    }),
  };
}
