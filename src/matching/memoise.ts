/**
 * The function with a memory of its results; when it is full, the oldest is forgotten.
 * @param limit how many results are kept
 */
export function memoise<T>(compute: (key: string) => T, limit: number): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    let result = known.get(key);
    if (result === undefined) {
      result = compute(key);
      if (known.size >= limit) known.delete(known.keys().next().value!);
      known.set(key, result);
    }
    return result;
  };
}
