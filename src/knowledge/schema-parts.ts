import { z } from 'zod';
import type { Language } from './pack.ts';

/** A text that is not empty. */
export const text = z.string().trim().min(1);
/** An id of an entry. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case: lower-case letters, digits and single hyphens');
/** A language of the pack. */
export const language = z.string().regex(/^[a-z]{2}$/, 'a language is an ISO 639-1 code of two lower-case letters');
/** A date as exact as its source. */
export const date = z
  .string()
  .regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    'a date is "YYYY", "YYYY-MM" or "YYYY-MM-DD", in quotes',
  );

/** One value for each of `languages`, none missing. */
export function perLanguage<T extends z.ZodType>(languages: readonly Language[], value: T) {
  return z.strictObject(Object.fromEntries(languages.map((code) => [code, value])) as Record<Language, T>);
}
