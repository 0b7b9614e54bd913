/** A document as training takes it. */
export interface Document {
  features: readonly string[];
  label: string;
}

/** What the features of all documents are, and what each counts. */
export interface Vocabulary {
  index: Map<string, number>;
  /** The weight of each feature: rarer ones count more. */
  idf: Float32Array;
}

/** Documents as sparse rows of unit length, one after another. */
export interface Rows {
  /** Where each document's entries begin; one more than there are documents. */
  starts: Int32Array;
  features: Int32Array;
  values: Float32Array;
  /** How many features each document has, those that are not in the vocabulary as well. */
  distinct: Int32Array;
}

/** Between counting every feature alike (0) and the plain inverse document frequency (1). */
const IDF_POWER = 0.7;
/** By the prefix: letters of English words come in dozens and would drown the words themselves. */
const EMPHASIS: Readonly<Record<string, number>> = {
  g: 0.6,
  s: 1.3,
  w: 0.8,
  d: 0.7,
  q: 0.7,
  r: 0.6,
  n: 1.4,
};

/** By the prefix: features of two pieces. Most are met only once. */
const OF_TWO: ReadonlySet<string> = new Set(['b', 'd', 'q', 'l']);

/**
 * Chooses and weighs the features of all documents.
 * @param leastOften features of two pieces that fewer documents have are left out
 */
export function vocabularyOf(documents: readonly Document[], leastOften: number): Vocabulary {
  const counts = new Map<string, number>();
  for (const { features } of documents) {
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const index = new Map<string, number>();
  const idf: number[] = [];
  // The frequent ones side by side: training looks at them again and again.
  for (const [feature, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    const prefix = feature[1] === ':' ? feature[0]! : '';
    if (count < leastOften && OF_TWO.has(prefix)) continue;
    index.set(feature, index.size);
    const rarity = Math.log((1 + documents.length) / (1 + count)) + 1;
    idf.push(rarity ** IDF_POWER * (EMPHASIS[prefix] ?? 1));
  }
  return { index, idf: Float32Array.from(idf) };
}

/** The documents as rows. */
export function rowsOf(documents: readonly Document[], { index, idf }: Vocabulary): Rows {
  const entries = documents.reduce((sum, { features }) => sum + features.length, 0);
  const starts = new Int32Array(documents.length + 1);
  const columns = new Int32Array(entries);
  const values = new Float32Array(entries);
  let entry = 0;
  for (const [row, { features }] of documents.entries()) {
    starts[row] = entry;
    let squares = 0;
    for (const feature of features) {
      const at = index.get(feature);
      if (at === undefined) continue;
      columns[entry] = at;
      values[entry] = idf[at]!;
      squares += idf[at]! ** 2;
      entry++;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = starts[row]; at < entry; at++) values[at]! *= scale;
  }
  starts[documents.length] = entry;
  return {
    starts,
    features: columns.slice(0, entry),
    values: values.slice(0, entry),
    distinct: Int32Array.from(documents, ({ features }) => features.length),
  };
}
