import { createVectoriser, learnFeatures, type FeatureInput, type FeatureTable, type Vector } from './features.ts';
import { addDotProducts, invert, type Postings } from './postings.ts';

/** One phrasing and the class it is a way to ask for. */
export interface Phrasing {
  readonly label: number;
  readonly text: string;
  readonly input: FeatureInput & { readonly named: ReadonlySet<string> };
}

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
  readonly centroids: Postings;
}

/**
 * Learns two views of a class: its phrasings and its centroid, the normalised sum of its phrasings in all languages. The centroid
 * generalises over phrasings as a trained classifier does, without any training.
 * Source: Han and Karypis, "Centroid-based document classification", PKDD 2000.
 * @param classes number of classes; labels are 0..classes−1
 */
export function learnRanker(phrasings: readonly Phrasing[], classes: number): RankerModel {
  const { table, documents } = learnFeatures(phrasings.map(({ input }) => input));
  const labels = Uint32Array.from(phrasings, ({ label }) => label);
  const size = table.names.length;
  return {
    features: table,
    labels,
    classes,
    postings: invert(documents, size),
    centroids: invert(centroidsOf(documents, labels, classes), size),
  };
}

/** Scores classes by what was learnt. */
export function createRanker({ features, labels, classes, postings, centroids }: RankerModel): Ranker {
  const vectorise = createVectoriser(features);
  const similarity = new Float32Array(labels.length);

  return {
    score(input) {
      const vector = vectorise(input);
      const scores = {
        centroid: new Float32Array(classes),
        nearest: new Float32Array(classes),
        phrasing: new Int32Array(classes).fill(-1),
      };
      addDotProducts(centroids, vector, scores.centroid);
      similarity.fill(0);
      addDotProducts(postings, vector, similarity);
      for (let index = 0; index < similarity.length; index++) {
        const label = labels[index]!;
        if (similarity[index]! > scores.nearest[label]!) {
          scores.nearest[label] = similarity[index]!;
          scores.phrasing[label] = index;
        }
      }
      return scores;
    },
  };
}

function centroidsOf(vectors: readonly Vector[], labels: Uint32Array, classes: number): Vector[] {
  const sums = Array.from({ length: classes }, () => new Map<number, number>());
  vectors.forEach(({ ids, values }, index) => {
    const sum = sums[labels[index]!]!;
    for (let at = 0; at < ids.length; at++) sum.set(ids[at]!, (sum.get(ids[at]!) ?? 0) + values[at]!);
  });
  return sums.map((sum) => {
    let square = 0;
    for (const value of sum.values()) square += value * value;
    const length = Math.sqrt(square) || 1;
    return { ids: Uint32Array.from(sum.keys()), values: Float32Array.from(sum.values(), (value) => value / length) };
  });
}
