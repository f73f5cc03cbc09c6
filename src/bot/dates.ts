import type { Language } from '../knowledge/pack.ts';

/** Making a format takes longer than everything else about a date. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A date of the pack as people of a language write it: "2024" → "2024", "2024-04" → "April 2024", "1992-05-15" → "15. Mai 1992".
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 */
export function formatDate(date: string, language: Language): string {
  const [year, month, day] = date.split('-');
  if (!month) return year!;
  return formatFor(language, day !== undefined).format(new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`));
}

function formatFor(language: Language, withDay: boolean): Intl.DateTimeFormat {
  const key = `${language} ${withDay}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      year: 'numeric',
      month: 'long',
      ...(withDay && { day: 'numeric' }),
      timeZone: 'UTC',
    });
    formats.set(key, format);
  }
  return format;
}
