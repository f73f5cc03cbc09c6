/**
 * The function with a memory of what it made of each object, kept as long as that is in use. For objects that never change.
 * @param make gives something else than undefined
 */
export function perObject<K extends object, V extends object>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    let result = made.get(key);
    if (result === undefined) made.set(key, (result = make(key)));
    return result;
  };
}
