import {
  createVectoriser,
  learnFeatures,
  type FeatureInput,
  type FeatureTable,
  type RawFeatures,
  type Vector,
} from './features.ts';
import { addDotProducts, invert, type Postings } from './postings.ts';

/** The scores of all classes for one question; cosines, 0..1. */
export interface Scores {
  /** To the centre of all phrasings of each class. */
  readonly centroid: Float32Array;
  /** To the nearest phrasing of each class. */
  readonly nearest: Float32Array;
  /** Index of that phrasing; undefined if none shares a feature. */
  nearestPhrasing(label: number): number | undefined;
}

/** Scores classes for questions. */
export interface Ranker {
  /** @returns what the next question's scores are written over */
  score(input: FeatureInput): Scores;
}

/** What was learnt from phrasings; plain data. */
export interface RankerModel {
  readonly features: FeatureTable;
  /** Class of each phrasing, ascending. */
  readonly labels: Uint32Array;
  readonly classes: number;
  readonly postings: Postings;
  /** Length of the sum of each class's phrasings. */
  readonly sumLengths: Float32Array;
}

/**
 * Learns two views of a class: its phrasings and its centroid, the normalised sum of its phrasings in all languages. The centroid
 * generalises over phrasings as a trained classifier does, without any training.
 * Source: Han and Karypis, "Centroid-based document classification", PKDD 2000.
 * @param texts the features of the phrasings
 * @param labels class of each phrasing, 0..classes−1, ascending
 */
export function learnRanker(
  raw: RawFeatures,
  texts: readonly Vector[],
  labels: Uint32Array,
  classes: number,
): RankerModel {
  const { table, documents } = learnFeatures(raw, texts);
  const size = table.names.length;
  return {
    features: table,
    labels,
    classes,
    postings: invert(documents, size),
    sumLengths: sumLengths(documents, labels, classes, size),
  };
}

/**
 * Scores classes by what was learnt. The cosine to a centroid is the sum of the products with the phrasings it consists of, divided by
 * the length of their sum, so that one pass over the postings gives both views.
 */
export function createRanker({ features, labels, classes, postings, sumLengths: lengths }: RankerModel): Ranker {
  const vectorise = createVectoriser(features);
  const starts = startsOf(labels, classes);
  // Made once: for a question's few microseconds, making lists of numbers takes longer than filling them.
  // Of eight bytes each: the sums are made of many small additions, which need no conversion so.
  const similarity = new Float64Array(labels.length);
  const scores = {
    centroid: new Float32Array(classes),
    nearest: new Float32Array(classes),
    nearestPhrasing: (label: number) => largestIn(similarity, starts[label]!, starts[label + 1]!),
  };

  return {
    score(input) {
      similarity.fill(0);
      addDotProducts(postings, vectorise(input), similarity);
      sumUp(similarity, starts, lengths, scores);
      return scores;
    },
  };
}

/** Sums up the likenesses of all phrasings class by class. */
function sumUp(
  similarity: Float64Array,
  starts: Uint32Array,
  lengths: Float32Array,
  { centroid, nearest }: Scores,
): void {
  for (let label = 0; label < lengths.length; label++) {
    let sum = 0;
    let largest = 0;
    for (let index = starts[label]!, end = starts[label + 1]!; index < end; index++) {
      const value = similarity[index]!;
      sum += value;
      largest = value > largest ? value : largest;
    }
    centroid[label] = sum / lengths[label]!;
    nearest[label] = largest;
  }
}

/** Where the first of the largest values stands; undefined if none is above 0. */
function largestIn(values: Float64Array, from: number, to: number): number | undefined {
  let largest = 0;
  let at: number | undefined;
  for (let index = from; index < to; index++) {
    if (values[index]! <= largest) continue;
    largest = values[index]!;
    at = index;
  }
  return at;
}

/** Where the phrasings of each class begin, and behind the last one where they end. */
function startsOf(labels: Uint32Array, classes: number): Uint32Array {
  const starts = new Uint32Array(classes + 1);
  for (const label of labels) starts[label + 1]!++;
  for (let label = 0; label < classes; label++) starts[label + 1]! += starts[label]!;
  return starts;
}

/** Length of the sum of each class's vectors; 1 for a class without any. */
function sumLengths(vectors: readonly Vector[], labels: Uint32Array, classes: number, features: number): Float32Array {
  const members = Array.from({ length: classes }, (): Vector[] => []);
  vectors.forEach((vector, index) => members[labels[index]!]!.push(vector));
  const sum = new Float64Array(features);
  return Float32Array.from(members, (ofClass) => {
    for (const { ids, values } of ofClass) for (let at = 0; at < ids.length; at++) sum[ids[at]!]! += values[at]!;
    let square = 0;
    for (const { ids } of ofClass) {
      for (let at = 0; at < ids.length; at++) {
        square += sum[ids[at]!]! ** 2;
        sum[ids[at]!] = 0;
      }
    }
    return Math.sqrt(square) || 1;
  });
}
