import type { Language } from '../pack.ts';

/** Writes values as people of one language do. */
export interface Format {
  /** "A, B and C". */
  list(items: readonly string[]): string;
  /** "2,724,900". */
  number(value: number): string;
  /** Three digits and a word: "20.4 million". */
  rounded(value: number): string;
  /** "15 May 1992", "May 1992" or "1992". */
  date(date: string): string;
  /** A date as it stands after "as of". */
  asOf(date: string): string;
  /** A date without its day, for "as of …". */
  month(date: string): string;
}

/** Making the formats takes far longer than using them. */
const formats = new Map<Language, Format>();

/** The formats of a language, from the runtime's CLDR data. */
export function formatsOf(language: Language): Format {
  let format = formats.get(language);
  if (!format) {
    format = createFormat(language);
    formats.set(language, format);
  }
  return format;
}

function createFormat(language: Language): Format {
  const locale = language === 'en' ? 'en-GB' : language;
  const list = new Intl.ListFormat(locale);
  const number = new Intl.NumberFormat(locale);
  const rounded = new Intl.NumberFormat(locale, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 3,
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  // CLDR shortens the Russian word for year, which a sentence does not.
  const inFull = (text: string): string => text.replace(/ г\.$/, ' года');
  const year = (date: string): string => (language === 'ru' ? `${date} год` : date);
  // Intl takes longer for a date than all the rest of an answer, and the dates are only those of the knowledge.
  const written = new Map<string, string>();
  const write = (date: string): string => {
    if (date.length === 4) return date;
    let text = written.get(date);
    if (text === undefined) {
      text = inFull((date.length === 7 ? month : day).format(new Date(`${date}T00:00:00Z`)));
      written.set(date, text);
    }
    return text;
  };
  return {
    list: (items) => list.format(items),
    number: (value) => number.format(value),
    rounded: (value) => rounded.format(value),
    date: write,
    asOf: (date) => (date.length === 4 ? year(date) : write(date)),
    month: (date) => (date.length === 4 ? year(date) : write(date.slice(0, 7))),
  };
}
