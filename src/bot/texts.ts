import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Language } from '../knowledge/pack.ts';

/** Gives the text of a key in one language. */
export type Translate = (key: string, variables?: Record<string, FluentVariable>) => string;

/** All texts of the bot, in every language it speaks. */
export interface Texts {
  readonly languages: readonly Language[];
  /** Texts in a language; in English for a language that has no catalogue. */
  in(language: Language): Translate;
}

const FALLBACK = 'en';

/**
 * Compiles the Fluent catalogues.
 * @param catalogues content of the `.ftl` files by language; `en` must be there
 * @throws {Error} on a syntax error in a catalogue; the returned functions throw on an unknown key or a missing variable
 */
export function createTexts(catalogues: Readonly<Record<Language, string>>): Texts {
  const translators = new Map<Language, Translate>();
  for (const [language, content] of Object.entries(catalogues)) {
    const bundle = new FluentBundle(language, { useIsolating: false });
    const [problem] = bundle.addResource(new FluentResource(content));
    if (problem) throw new Error(`src/locales/${language}.ftl: ${problem.message}`);
    translators.set(language, (key, variables = {}) => {
      const message = bundle.getMessage(key);
      if (!message?.value) throw new Error(`src/locales/${language}.ftl has no text "${key}"`);
      const problems: Error[] = [];
      const text = bundle.formatPattern(message.value, variables, problems);
      if (problems[0]) throw new Error(`src/locales/${language}.ftl: "${key}": ${problems[0].message}`);
      return text;
    });
  }
  const fallback = translators.get(FALLBACK);
  if (!fallback) throw new Error('src/locales has no en.ftl');
  return { languages: [...translators.keys()], in: (language) => translators.get(language) ?? fallback };
}
