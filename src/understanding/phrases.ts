import { clausesOf, type Clause } from './clauses.js';
import { escalates } from './emotion/index.js';
import {
  CANDIDATES,
  MOST_INTENTS,
  SMALL_TALK,
  type Engine,
  type ScoredIntent,
  type Understanding,
} from './engine.js';
import { masksIn } from './entities/index.js';
import { ConceptMatcher } from './features/concepts.js';
import { featuresOf, type Mask } from './features/index.js';
import type { Example, Model } from './model.js';
import { cleanOf, hasWords } from './normalize.js';

/** A phrase, and how alike a text is to it: 1 has the same features. */
export interface NearPhrase extends Example {
  likeness: number;
}

/** Texts less alike than this are two. */
const ALIKE_AT = 0.5;
/** Length, parts of speech and edges: alike in texts that have no word in common. */
const VAGUE = /^[ntx]:/;
const NOWHERE: readonly number[] = [];

/**
 * What texts are compared by: what the engine reads in them. So a text is alike in either script,
 * with another number, or with a character that sounds the same.
 */
export class PhraseReader {
  private readonly matcher: ConceptMatcher;

  constructor(concepts: Model['concepts']) {
    this.matcher = new ConceptMatcher(concepts);
  }

  featuresOf(text: string): string[] {
    const clean = cleanOf(text);
    return this.featuresIn(clean, masksIn(clean));
  }

  /** The same of a clean text. */
  featuresIn(clean: string, masks: readonly Mask[]): string[] {
    if (!hasWords(clean)) return [];
    return featuresOf(clean, masks, this.matcher).filter((feature) => !VAGUE.test(feature));
  }
}

/** Phrases whose meaning is known. They are read when the first text is compared with them. */
export class Phrases {
  private read: { places: Map<string, number[]>; sizes: number[]; shared: Uint16Array } | null =
    null;

  constructor(
    private readonly examples: readonly Example[],
    readonly reader: PhraseReader,
  ) {}

  /** The phrase that features are most like, by Dice's coefficient; null where there is none. */
  nearestTo(features: readonly string[]): NearPhrase | null {
    const { places, sizes, shared } = (this.read ??= this.readAll());
    shared.fill(0);
    for (const feature of features) {
      for (const at of places.get(feature) ?? NOWHERE) shared[at]!++;
    }
    let [nearest, most] = [-1, ALIKE_AT];
    for (const [at, size] of sizes.entries()) {
      const likeness = (2 * shared[at]!) / (features.length + size);
      if (likeness > most || (likeness === most && nearest < 0)) [nearest, most] = [at, likeness];
    }
    return nearest < 0 ? null : { ...this.examples[nearest]!, likeness: most };
  }

  private readAll() {
    const places = new Map<string, number[]>();
    const sizes = this.examples.map(({ text }, at) => {
      const features = this.reader.featuresOf(text);
      for (const feature of features) {
        const known = places.get(feature);
        if (known) known.push(at);
        else places.set(feature, [at]);
      }
      return features.length;
    });
    return { places, sizes, shared: new Uint16Array(sizes.length) };
  }
}

/**
 * An engine that also knows phrases, such as a region's. Where a text is as alike to one as the
 * shared engine is sure of its own reading, or more so, the phrase's meaning counts; else the
 * shared engine's. The model stays the same, and is not trained again.
 */
export function withPhrases(
  engine: Engine,
  phrases: Phrases,
  escalating: Model['escalating'],
): Engine {
  return {
    version: engine.version,
    feel: (text) => engine.feel(text),
    classify: (text) => {
      const heard = engine.classify(text);
      const near = phrases.nearestTo(phrases.reader.featuresOf(text));
      if (!near || near.likeness < (heard.candidates[0]?.confidence ?? 0)) return heard;
      return { ...heard, candidates: firstOf(near, heard.candidates), inField: true };
    },
    understand: (text, circumstances) => {
      const heard = engine.understand(text, circumstances);
      const found = findIn(text, phrases);
      if (!found || found.near.likeness < sureness(heard)) return heard;
      // What is said beside it may be another matter, unless it asks for nothing.
      const others = found.beside
        .flatMap((clause) => engine.understand(clause, circumstances).intents)
        .filter(({ name }) => !SMALL_TALK.has(name));
      return withPhrase(heard, found.near, others, escalating);
    },
  };
}

/** How sure an engine is that something is asked for; a greeting asks for nothing. */
function sureness({ intents: [best] }: Understanding): number {
  return best && !SMALL_TALK.has(best.name) ? best.confidence : 0;
}

/** A phrase in a text, and the other clauses of it. */
interface Found {
  near: NearPhrase;
  beside: string[];
}

/** The phrase that the text is most like, or one of its clauses. */
function findIn(text: string, phrases: Phrases): Found | null {
  const clean = cleanOf(text);
  const masks = masksIn(clean);
  const near = (part: Clause) =>
    phrases.nearestTo(phrases.reader.featuresIn(part.text, part.masks));
  const clauses = clausesOf(clean, masks);
  return [{ text: clean, masks }, ...clauses].reduce<Found | null>((best, part) => {
    const one = near(part);
    if (!one || one.likeness <= (best?.near.likeness ?? 0)) return best;
    const isWhole = part.text === clean;
    const beside = isWhole ? [] : clauses.filter((other) => other !== part);
    return { near: one, beside: beside.map((other) => other.text) };
  }, null);
}

function withPhrase(
  heard: Understanding,
  near: NearPhrase,
  others: readonly ScoredIntent[],
  escalating: Model['escalating'],
): Understanding {
  const intents = firstOf(near, others).slice(0, MOST_INTENTS);
  return {
    ...heard,
    intents,
    accepted: true,
    candidates: firstOf(near, heard.candidates),
    evidence: [],
    escalate: escalates(heard.emotion) || intents.some(({ name }) => escalating.includes(name)),
    why: `${near.label} ${near.likeness.toFixed(2)}: like 「${near.text}」`,
  };
}

function firstOf({ label, likeness }: NearPhrase, others: readonly ScoredIntent[]): ScoredIntent[] {
  const rest = others.filter(({ name }) => name !== label);
  return [{ name: label, confidence: likeness }, ...rest].slice(0, CANDIDATES);
}
