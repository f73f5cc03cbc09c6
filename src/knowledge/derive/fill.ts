import type { StateName } from '../records.ts';
import type { Format } from './format.ts';

/** What a template may name: ready text, or states whose names the template inflects. */
export type Value = string | readonly StateName[];

/** The values of one row in one language, by their names. */
export type Values = Readonly<Record<string, Value>>;

/** A template cannot be filled. Its message says which placeholder is wrong and why. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

const PLACEHOLDER = /\{(\^?)([a-zA-Z]+)(?:\.([a-z]+))?\}/g;

/**
 * Puts values into a text. `{capital}` stands for a value, `{state.genitive}` for a form of a state's name (of each of several states,
 * joined as a list), `{^…}` for the same with a capital first letter. Gaps that empty values leave are closed.
 * @throws {TemplateError} for an unknown value, or a form that a state lacks
 */
export function fill(text: string, values: Values, format: Format): string {
  const filled = text.replace(PLACEHOLDER, (placeholder, capital: string, name: string, form: string | undefined) => {
    const value = values[name];
    if (value === undefined) {
      throw new TemplateError(`${placeholder}: there is no "${name}"; there are ${Object.keys(values).join(', ')}`);
    }
    const written = typeof value === 'string' ? value : format.list(value.map((state) => formOf(state, form)));
    return capital ? written.charAt(0).toUpperCase() + written.slice(1) : written;
  });
  return filled.replace(/ {2,}/g, ' ').trim();
}

function formOf({ name, forms }: StateName, form: string | undefined): string {
  if (form === undefined || form === 'name') return name;
  const found = forms[form];
  if (found === undefined) throw new TemplateError(`"${name}" has no form "${form}": add it to countries.yaml`);
  return found;
}
