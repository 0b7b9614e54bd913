import { Kept, KeptPairs } from './kept.js';

/** What is made of one piece of text, such as a word or a character: some features. */
export interface Unit {
  /** Tells the units apart. */
  slot: number;
  featuresOf(text: string): readonly string[];
  /** The same, made anew: for who remembers what comes of it. */
  make(text: string): readonly string[];
}

/** The same of two pieces that stand together. */
export interface PairUnit {
  slot: number;
  featuresOf(first: string, second: string): readonly string[];
  make(first: string, second: string): readonly string[];
}

/** Takes the features of a text as they are come upon. A feature may come more than once. */
export interface FeatureSink {
  one(unit: Unit, text: string): void;
  two(unit: PairUnit, first: string, second: string): void;
}

let slots = 0;

/** A unit whose features are made once for each text. */
export function unitOf(make: (text: string) => readonly string[]): Unit {
  const kept = new Kept(make);
  return { slot: slots++, featuresOf: (text) => kept.get(text), make };
}

export function pairUnitOf(make: (first: string, second: string) => readonly string[]): PairUnit {
  const kept = new KeptPairs(make);
  return { slot: slots++, featuresOf: (first, second) => kept.get(first, second), make };
}

/** How many units there are: what is kept for each has as many places. */
export function unitCount(): number {
  return slots;
}

/** Collects the features themselves, each once. */
export class FeatureSet implements FeatureSink {
  readonly features = new Set<string>();

  one(unit: Unit, text: string): void {
    for (const feature of unit.featuresOf(text)) this.features.add(feature);
  }

  two(unit: PairUnit, first: string, second: string): void {
    for (const feature of unit.featuresOf(first, second)) this.features.add(feature);
  }
}
