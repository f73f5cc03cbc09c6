import type { Compilable, CompiledQuery } from 'kysely';

/** Stands for a value of a query that is given later. */
class Parameter {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Builds a query once, for what is asked so often that building it would take longer than running it.
 * @param names of what `build` uses in the place of values
 * @returns the query with values
 */
export function prepared<V extends object, R>(
  names: readonly (keyof V & string)[],
  build: (parameters: V) => Compilable<R>,
): (values: V) => CompiledQuery<R> {
  const parameters = Object.fromEntries(names.map((name) => [name, new Parameter(name)]));
  const compiled = build(parameters as V).compile();
  return (values) => ({
    ...compiled,
    parameters: compiled.parameters.map((value) =>
      value instanceof Parameter ? values[value.name as keyof V] : value,
    ),
  });
}
