import { normalize } from '../normalize.js';
import { stemOf } from './latin.js';
import { pairUnitOf, unitOf, type FeatureSink } from './units.js';

/** The words of each concept, Chinese and English: `{ late: ['晚点', 'delayed', …] }`. */
export type Concepts = Readonly<Record<string, readonly string[]>>;

/** More concepts in one message tell no more; their pairs grow squared. */
const MOST_CONCEPTS = 14;

const HAN = /\p{Script=Han}/u;
const NONE: readonly number[] = [];
const conceptUnit = unitOf((concept) => [concept]);
const twoConcepts = pairUnitOf({ prefix: 'l', joint: ' ' });

/**
 * Finds the concepts that a message speaks of, whatever words and language it uses: an intent
 * learned from 「东西摔碎了」 also hears "it arrived smashed".
 */
export class ConceptMatcher {
  /** Concepts by their Chinese words, and the lengths of these by their first character. */
  private readonly chinese = new Map<string, string[]>();
  private readonly lengths = new Map<number, number[]>();
  /** Concepts by their English phrases as stems, and the word counts of these by the first. */
  private readonly english = new Map<string, string[]>();
  private readonly counts = new Map<string, number[]>();

  private readonly isEmpty: boolean;

  constructor(concepts: Concepts) {
    this.isEmpty = Object.keys(concepts).length === 0;
    for (const [concept, words] of Object.entries(concepts)) {
      for (const word of words) this.teach(`k:${concept}`, normalize(word).clean);
    }
  }

  /**
   * Adds `k:` for each concept and `l:` for each two of them.
   * @param words the words of the text in order, English ones as stems
   */
  addFeatures(clean: string, words: readonly string[], features: FeatureSink): void {
    if (this.isEmpty) return;
    const found = new Set<string>();
    this.findChinese(clean, found);
    this.findEnglish(words, found);
    const concepts = [...found].sort().slice(0, MOST_CONCEPTS);
    for (const [at, first] of concepts.entries()) {
      features.one(conceptUnit, first);
      for (let next = at + 1; next < concepts.length; next++) {
        features.two(twoConcepts, first, concepts[next]!);
      }
    }
  }

  private teach(concept: string, word: string): void {
    if (HAN.test(word))
      add(this.chinese, this.lengths, word, word.charCodeAt(0), word.length, concept);
    else {
      const stems = word.split(/[\s-]+/).map(stemOf);
      add(this.english, this.counts, stems.join(' '), stems[0]!, stems.length, concept);
    }
  }

  private findChinese(clean: string, found: Set<string>): void {
    let at = 0;
    while (at < clean.length) {
      let step = 1;
      for (const length of this.lengths.get(clean.charCodeAt(at)) ?? NONE) {
        const concepts = this.chinese.get(clean.slice(at, at + length));
        if (!concepts) continue;
        for (const concept of concepts) found.add(concept);
        step = length;
        break;
      }
      at += step;
    }
  }

  private findEnglish(words: readonly string[], found: Set<string>): void {
    let at = 0;
    while (at < words.length) {
      let step = 1;
      for (const count of this.counts.get(words[at]!) ?? NONE) {
        const phrase = count === 1 ? words[at]! : words.slice(at, at + count).join(' ');
        const concepts = this.english.get(phrase);
        if (!concepts) continue;
        for (const concept of concepts) found.add(concept);
        step = count;
        break;
      }
      at += step;
    }
  }
}

/** Keeps a word with its concept, and its size among those that begin alike, the greatest first. */
function add<First>(
  byWord: Map<string, string[]>,
  sizes: Map<First, number[]>,
  word: string,
  first: First,
  size: number,
  concept: string,
): void {
  const concepts = byWord.get(word) ?? [];
  if (!concepts.includes(concept)) concepts.push(concept);
  byWord.set(word, concepts);
  const known = sizes.get(first) ?? [];
  if (!known.includes(size)) known.push(size);
  sizes.set(
    first,
    known.sort((a, b) => b - a),
  );
}
