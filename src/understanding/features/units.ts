import { gramsOf } from './grams.js';
import { Kept, KeptPairs } from './kept.js';

/** What is made of one piece of text, such as a word or a character: some features. */
export interface Unit {
  /** Tells the units apart. */
  slot: number;
  featuresOf(text: string): readonly string[];
  /** The same but for its grams, made anew: for who remembers what comes of it. */
  make(text: string): readonly string[];
  /** The letters whose grams are features as well. */
  letters?: (text: string) => string;
}

/** What is made of two pieces that stand together: a feature a part. */
export interface PairUnit {
  parts: readonly PairPart[];
  featuresOf(first: string, second: string): readonly string[];
}

/** How two pieces become the name of a feature: `d:` and both characters, `b:` and both words. */
export interface PairForm {
  /** A letter: no other unit makes features that begin with it. */
  prefix: string;
  /** What stands between the two; neither holds it. Without any, both are single characters. */
  joint: '' | ' ';
  /** What of each piece counts; without it, the piece itself. */
  keyOf?: (text: string) => string;
}

/** A form, and the number that tells it apart. */
export interface PairPart extends PairForm {
  slot: number;
}

/** Takes the features of a text as they are come upon. A feature may come more than once. */
export interface FeatureSink {
  one(unit: Unit, text: string): void;
  /** Those of every character of a run. */
  each(unit: Unit, run: string): void;
  two(unit: PairUnit, first: string, second: string): void;
  /** Those of every two that stand together: words, or the characters of a run. */
  neighbours(unit: PairUnit, pieces: string | readonly string[]): void;
}

/** Keys stand behind the letter and its colon. */
const KEYS_FROM = 2;

let slots = 0;
const pairParts: PairPart[] = [];

/** A unit whose features are made once for each text. */
export function unitOf(
  make: (text: string) => readonly string[],
  letters?: (text: string) => string,
): Unit {
  const kept = new Kept((text) =>
    letters ? [...make(text), ...gramsOf(letters(text))] : make(text),
  );
  return { slot: slots++, featuresOf: (text) => kept.get(text), make, letters };
}

export function pairUnitOf(...forms: readonly PairForm[]): PairUnit {
  const parts = forms.map((form, at) => ({ ...form, slot: pairParts.length + at }));
  pairParts.push(...parts);
  const kept = new KeptPairs((first, second) => parts.map((part) => nameOf(part, first, second)));
  return { parts, featuresOf: (first, second) => kept.get(first, second) };
}

function nameOf({ prefix, joint, keyOf }: PairForm, first: string, second: string): string {
  return keyOf
    ? `${prefix}:${keyOf(first)}${joint}${keyOf(second)}`
    : `${prefix}:${first}${joint}${second}`;
}

/** The parts of all units of two, by their slots. */
export function allPairParts(): readonly PairPart[] {
  return pairParts;
}

/** Where the first of the keys that a part made this feature of ends. */
export function middleOf({ joint }: PairPart, feature: string): number {
  if (joint !== '') return feature.indexOf(joint, KEYS_FROM);
  return KEYS_FROM + (feature.codePointAt(KEYS_FROM)! > 0xffff ? 2 : 1);
}

/** Collects the features themselves, each once. */
export class FeatureSet implements FeatureSink {
  readonly features = new Set<string>();

  one(unit: Unit, text: string): void {
    for (const feature of unit.featuresOf(text)) this.features.add(feature);
  }

  each(unit: Unit, run: string): void {
    for (const character of run) this.one(unit, character);
  }

  neighbours(unit: PairUnit, pieces: string | readonly string[]): void {
    let before: string | null = null;
    for (const piece of pieces) {
      if (before !== null) this.two(unit, before, piece);
      before = piece;
    }
  }

  two(unit: PairUnit, first: string, second: string): void {
    for (const feature of unit.featuresOf(first, second)) this.features.add(feature);
  }
}
