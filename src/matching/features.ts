import { memoise } from './memoise.ts';
import { digitsFor } from './number-words.ts';

/** A sparse vector: ids of features and their values. */
export interface Vector {
  readonly ids: Uint32Array;
  readonly values: Float32Array;
}

/** A word of a question or phrasing as the features see it. */
export interface WeightedWord {
  readonly word: string;
  /** What the word may stand for instead, when it is unknown. */
  readonly corrections: readonly { readonly word: string; readonly weight: number }[];
}

/** Everything the features are made of. */
export interface FeatureInput {
  readonly words: readonly WeightedWord[];
  /** Glossary terms found in the text. */
  readonly concepts: ReadonlySet<string>;
}

/** The features that were learnt; a feature's id is its place in the lists. Plain data, so that it can be stored. */
export interface FeatureTable {
  readonly names: readonly string[];
  /** Inverse document frequencies. */
  readonly idf: Float32Array;
  /** 1 for character n-grams, 0 for words, pairs and concepts. */
  readonly isGram: Uint8Array;
}

/** Makes a length-normalised vector of an input; features that were not learnt are left out. */
export type Vectoriser = (input: FeatureInput) => Vector;

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const PAIR_WEIGHT = 0.7;
/** What the character n-grams of a correction count beside those of the word as typed. */
const CORRECTED_GRAMS = 0.5;
/** Features in more than this share of the phrasings say nothing and cost most. */
const MAX_DOCUMENT_SHARE = 0.06;
/** From this size on a pack can do without n-grams that only one phrasing has: its words say the same. */
const LARGE = 2000;
/** Words of questions whose n-grams are kept ready. */
const REMEMBERED_WORDS = 10_000;

/** Texts as weights of features, before anything is known about how frequent each is. */
export interface RawFeatures {
  readonly names: readonly string[];
  readonly isGram: readonly boolean[];
  readonly texts: readonly Vector[];
}

/** Finds the features of `inputs` (the phrasings). */
export function readFeatures(inputs: readonly FeatureInput[]): RawFeatures {
  const idByName = new Map<string, number>();
  const isGram: boolean[] = [];
  const intern = (name: string, gram: boolean): number => {
    let id = idByName.get(name);
    if (id === undefined) {
      id = idByName.size;
      idByName.set(name, id);
      isGram.push(gram);
    }
    return id;
  };
  const gramIds = new Map<string, readonly number[]>();
  const internGrams = (word: string): readonly number[] => {
    let ids = gramIds.get(word);
    if (!ids) gramIds.set(word, (ids = gramsOf(word).map((gram) => intern(`c:${gram}`, true))));
    return ids;
  };
  const ids: FeatureIds = {
    word: (word) => intern(`w:${word}`, false),
    pair: (first, second) => intern(`b:${first} ${second}`, false),
    concept: (concept) => intern(`t:${concept}`, false),
    grams: internGrams,
  };
  const scratch = createScratch();
  const texts = inputs.map((input) => weigh(input, ids, scratch));
  return { names: [...idByName.keys()], isGram, texts };
}

/**
 * Learns the document frequencies of features and which of them are worth keeping.
 * @param texts those of `raw.texts` to learn from
 * @returns the table and the texts as vectors
 */
export function learnFeatures(
  raw: RawFeatures,
  texts: readonly Vector[] = raw.texts,
): { table: FeatureTable; documents: Vector[] } {
  const frequencies = new Uint32Array(raw.names.length);
  for (const { ids } of texts) for (const id of ids) frequencies[id]!++;
  const tooCommon = texts.length < 50 ? Infinity : texts.length * MAX_DOCUMENT_SHARE;
  const tooRare = texts.length < LARGE ? 0 : 1;
  const renumbered = new Int32Array(raw.names.length).fill(-1);
  const names: string[] = [];
  const idf: number[] = [];
  const isGram: number[] = [];
  raw.names.forEach((name, id) => {
    const frequency = frequencies[id]!;
    const gram = raw.isGram[id]!;
    const limit = gram || name.startsWith('b:') ? tooRare : 0;
    if (frequency <= limit || (gram && frequency > tooCommon)) return;
    renumbered[id] = names.length;
    names.push(name);
    idf.push(Math.log(1 + texts.length / frequency));
    isGram.push(gram ? 1 : 0);
  });
  const table = { names, idf: Float32Array.from(idf), isGram: Uint8Array.from(isGram) };
  const documents = texts.map(({ ids, values }) =>
    toVector(
      ids.map((id) => renumbered[id]!),
      values,
      table,
    ),
  );
  return { table, documents };
}

/**
 * Two blocks of features, words (with word pairs and glossary concepts) and character n-grams inside words, are TF-IDF weighted,
 * normalised to length 1 each and mixed half and half, so that the dot product of two vectors is in 0..1.
 */
export function createVectoriser(table: FeatureTable): Vectoriser {
  const ids = idsIn(table);
  const scratch = createScratch();
  return (input) => {
    const { ids: found, values } = weigh(input, ids, scratch);
    return toVector(found, values, table);
  };
}

/** The ids of the features that were learnt, looked up without putting their names together, which would cost more than the rest. */
function idsIn({ names }: FeatureTable): FeatureIds {
  const words = new Map<string, number>();
  const pairs = new Map<string, Map<string, number>>();
  const concepts = new Map<string, number>();
  const grams = new Map<string, number>();
  names.forEach((name, id) => {
    const what = name.slice(2);
    if (name.startsWith('w:')) words.set(what, id);
    else if (name.startsWith('t:')) concepts.set(what, id);
    else if (name.startsWith('c:')) grams.set(what, id);
    else {
      const [first, second] = what.split(' ') as [string, string];
      const seconds = pairs.get(first);
      if (seconds) seconds.set(second, id);
      else pairs.set(first, new Map([[second, id]]));
    }
  });
  return {
    word: (word) => words.get(word) ?? -1,
    pair: (first, second) => pairs.get(first)?.get(second) ?? -1,
    concept: (concept) => concepts.get(concept) ?? -1,
    grams: memoise((word) => gramsOf(word).flatMap((gram) => grams.get(gram) ?? []), REMEMBERED_WORDS),
  };
}

/** @param ids of features, −1 (as an unsigned number) for dropped ones */
function toVector(ids: Uint32Array, weights: Float32Array, { idf, isGram }: FeatureTable): Vector {
  const kept = new Uint32Array(ids.length);
  const values = new Float32Array(ids.length);
  let count = 0;
  let words = 0;
  let grams = 0;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at]!;
    if (id >= idf.length) continue;
    const value = weights[at]! * idf[id]!;
    if (isGram[id] === 1) grams += value * value;
    else words += value * value;
    kept[count] = id;
    values[count++] = value;
  }
  const wordScale = words === 0 ? 0 : Math.SQRT1_2 / Math.sqrt(words);
  const gramScale = grams === 0 ? 0 : Math.SQRT1_2 / Math.sqrt(grams);
  for (let at = 0; at < count; at++) values[at]! *= isGram[kept[at]!] === 1 ? gramScale : wordScale;
  return { ids: kept.slice(0, count), values: values.slice(0, count) };
}

/** Collects the largest weight of each feature without allocating a map for every text. */
interface Scratch {
  raise(id: number, weight: number): void;
  /** What was collected; empties the scratch. */
  take(): Vector;
}

function createScratch(): Scratch {
  const weights: number[] = [];
  let touched: number[] = [];
  return {
    raise(id, weight) {
      if (id < 0) return;
      while (weights.length <= id) weights.push(0);
      if (weights[id] === 0) touched.push(id);
      if (weights[id]! < weight) weights[id] = weight;
    },
    take() {
      const ids = new Uint32Array(touched);
      const values = new Float32Array(ids.length);
      for (let at = 0; at < ids.length; at++) {
        values[at] = weights[ids[at]!]!;
        weights[ids[at]!] = 0;
      }
      touched = [];
      return { ids, values };
    },
  };
}

/** Gives features their ids; below zero are those that were not learnt. */
interface FeatureIds {
  word(word: string): number;
  pair(first: string, second: string): number;
  concept(concept: string): number;
  grams(word: string): readonly number[];
}

/** Feature ids with their weights, before TF-IDF; ids below zero are unknown and left out. */
function weigh({ words, concepts }: FeatureInput, ids: FeatureIds, { raise, take }: Scratch): Vector {
  let previous: readonly { word: string; weight: number }[] = [];
  for (const { word, corrections } of words) {
    const readings = corrections.length > 0 ? corrections : [{ word: digitsFor(word), weight: 1 }];
    for (const reading of readings) {
      raise(ids.word(reading.word), reading.weight);
      for (const before of previous) {
        raise(ids.pair(before.word, reading.word), PAIR_WEIGHT * before.weight * reading.weight);
      }
    }
    for (const id of ids.grams(word)) raise(id, 1);
    for (const correction of corrections) for (const id of ids.grams(correction.word)) raise(id, CORRECTED_GRAMS);
    previous = readings;
  }
  for (const concept of concepts) raise(ids.concept(concept), 1);
  return take();
}

function gramsOf(word: string): string[] {
  const padded = `^${word}$`;
  const grams: string[] = [];
  for (let length = SHORTEST_GRAM; length <= LONGEST_GRAM; length++) {
    for (let start = 0; start + length <= padded.length; start++) grams.push(padded.slice(start, start + length));
  }
  return grams;
}
