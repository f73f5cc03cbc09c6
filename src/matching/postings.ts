import type { Vector } from './features.ts';

/** Vectors turned round: for each feature the documents that have it, in compressed rows. */
export interface Postings {
  /** Row of feature f: positions `starts[f]` to `starts[f + 1] − 1`. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly values: Float32Array;
}

/** Inverts vectors over `features` features. */
export function invert(vectors: readonly Vector[], features: number): Postings {
  const starts = new Uint32Array(features + 1);
  for (const { ids } of vectors) for (let at = 0; at < ids.length; at++) starts[ids[at]! + 1]!++;
  for (let id = 0; id < features; id++) starts[id + 1]! += starts[id]!;
  const next = starts.slice();
  const documents = new Uint32Array(starts[features]!);
  const values = new Float32Array(starts[features]!);
  vectors.forEach((vector, document) => {
    for (let at = 0; at < vector.ids.length; at++) {
      const position = next[vector.ids[at]!]!++;
      documents[position] = document;
      values[position] = vector.values[at]!;
    }
  });
  return { starts, documents, values };
}

/** Adds the dot product of `vector` with every document to `sums`. */
export function addDotProducts({ starts, documents, values }: Postings, vector: Vector, sums: Float32Array): void {
  for (let at = 0; at < vector.ids.length; at++) {
    const id = vector.ids[at]!;
    const value = vector.values[at]!;
    for (let position = starts[id]!, end = starts[id + 1]!; position < end; position++) {
      sums[documents[position]!]! += value * values[position]!;
    }
  }
}
