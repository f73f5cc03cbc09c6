import type { Vector } from './features.ts';

/** Vectors turned round: for each feature the documents that have it, in compressed rows. */
export interface Postings {
  /** Row of feature f: positions `starts[f]` to `starts[f + 1] − 1`. */
  readonly starts: Uint32Array;
  /** Two bytes each where they suffice: a question reads tens of thousands of them, and memory is what it waits for. */
  readonly documents: Uint16Array | Uint32Array;
  /** Units of 1 / {@link VALUE_SCALE}. */
  readonly values: Uint16Array;
}

/** Values are in 0..1; a sixteen-bit number holds them to five decimal places. */
const VALUE_SCALE = 0xffff;

/** Inverts vectors over `features` features. */
export function invert(vectors: readonly Vector[], features: number): Postings {
  const starts = new Uint32Array(features + 1);
  for (const { ids } of vectors) for (let at = 0; at < ids.length; at++) starts[ids[at]! + 1]!++;
  for (let id = 0; id < features; id++) starts[id + 1]! += starts[id]!;
  const next = starts.slice();
  const size = starts[features]!;
  const documents = vectors.length > 0xffff ? new Uint32Array(size) : new Uint16Array(size);
  const values = new Uint16Array(size);
  vectors.forEach((vector, document) => {
    for (let at = 0; at < vector.ids.length; at++) {
      const position = next[vector.ids[at]!]!++;
      documents[position] = document;
      values[position] = Math.round(vector.values[at]! * VALUE_SCALE);
    }
  });
  return { starts, documents, values };
}

/** Adds the dot product of `vector` with every document to `sums`. */
export function addDotProducts({ starts, documents, values }: Postings, vector: Vector, sums: Float64Array): void {
  for (let at = 0; at < vector.ids.length; at++) {
    const id = vector.ids[at]!;
    const value = vector.values[at]! / VALUE_SCALE;
    for (let position = starts[id]!, end = starts[id + 1]!; position < end; position++) {
      sums[documents[position]!]! += value * values[position]!;
    }
  }
}
