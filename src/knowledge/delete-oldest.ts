/**
 * Takes the oldest entries out of a map, which keeps the order of insertion. Several at a time: finding the oldest of a large map takes
 * the longer, the more were taken out before.
 */
export function deleteOldest(entries: Map<unknown, unknown>, count: number): void {
  for (const key of entries.keys()) {
    if (count-- <= 0) return;
    entries.delete(key);
  }
}
