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
  /** Index of that phrasing, −1 if none shares a feature. */
  readonly phrasing: Int32Array;
}

/** Scores classes for questions. */
export interface Ranker {
  score(input: FeatureInput): Scores;
}

/** What was learnt from phrasings; plain data. */
export interface RankerModel {
  readonly features: FeatureTable;
  /** Class of each phrasing. */
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
 * @param labels class of each phrasing, 0..classes−1
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
  const similarity = new Float32Array(labels.length);

  return {
    score(input) {
      const centroid = new Float32Array(classes);
      const nearest = new Float32Array(classes);
      const phrasing = new Int32Array(classes).fill(-1);
      similarity.fill(0);
      addDotProducts(postings, vectorise(input), similarity);
      for (let index = 0; index < similarity.length; index++) {
        const value = similarity[index]!;
        if (value === 0) continue;
        const label = labels[index]!;
        centroid[label]! += value;
        if (value > nearest[label]!) {
          nearest[label] = value;
          phrasing[label] = index;
        }
      }
      for (let label = 0; label < classes; label++) centroid[label]! /= lengths[label]!;
      return { centroid, nearest, phrasing };
    },
  };
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
