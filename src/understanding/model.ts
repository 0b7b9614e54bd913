import { masksIn } from './entities/index.js';
import { toneOf } from './emotion/tone.js';
import { ConceptMatcher, type Concepts } from './features/concepts.js';
import { featuresOf } from './features/index.js';
import { fitCalibration, quantile, type Calibration } from './kernel/calibration.js';
import { IntentClassifier } from './kernel/intent-classifier.js';
import type { KernelOptions, LinearKernel } from './kernel/linear-kernel.js';
import type { KernelState, Scores } from './kernel/trained-kernel.js';
import { normalize } from './normalize.js';

/** The label of what lies outside the field. */
export const OUTSIDE = 'none';

/** Counts up when the same teaching would give another model. */
export const MODEL_FORMAT = 20;

/** A text and what it means. */
export interface Example {
  text: string;
  label: string;
}

/** All that a model learns from. */
export interface Teaching {
  /** Messages by intent. */
  intents: Example[];
  /** Messages by the mood they show, or by what they announce. Without any, patterns alone tell. */
  moods?: Example[];
  /** Words that mean the same. */
  concepts?: Concepts;
  /** The intents that always want a person. */
  escalating?: string[];
  /** The intents that only a message of such a mood can mean: `chat.human` → `person`. */
  grave?: Readonly<Record<string, string>>;
}

/** A trained classifier in a form that structured cloning keeps. */
export interface Classifier {
  kernel: KernelState;
  calibration: Calibration;
  /** A message whose {@link fieldScore} is lower lies outside the field. */
  gate: number;
  /** By class: the score above which nearly nothing of another class comes. */
  alarms: number[];
}

/** All that training found out. */
export interface Model {
  intents: Classifier;
  moods: Classifier | null;
  concepts: Concepts;
  escalating: string[];
  grave: Readonly<Record<string, string>>;
}

/** The share of messages of the field that the gate may refuse. */
const REFUSED = 0.02;
/** The share of messages of other moods that may raise an alarm. */
const FALSE_ALARMS = 0.01;

/**
 * Moods are told by turns of phrase that examples show once, and a mood that is not known to be
 * calm would be an alarm: they are fitted closer.
 */
const OF_MOODS: Partial<KernelOptions> = { leastOften: 1, cost: 1.5 };

/** Learns; the same teaching gives the same model. */
export function trainModel(teaching: Teaching, options: Partial<KernelOptions> = {}): Model {
  const { intents, moods = [], concepts = {}, escalating = [], grave = {} } = teaching;
  const matcher = new ConceptMatcher(concepts);
  return {
    intents: trainClassifier(
      intents.map(({ text, label }) => ({ label, features: read(text, matcher).features })),
      options,
    ),
    moods:
      moods.length === 0
        ? null
        : trainClassifier(
            moods.map(({ text, label }) => ({ label, features: moodFeatures(text, matcher) })),
            { ...OF_MOODS, ...options },
          ),
    concepts,
    escalating,
    grave,
  };
}

/** How much a message is like what training has seen; what is new in it counts against it. */
export function fieldScore({ values, known }: Scores): number {
  let largest = -Infinity;
  for (let at = 0; at < values.length; at++) if (values[at]! > largest) largest = values[at]!;
  return largest + known;
}

function read(text: string, matcher: ConceptMatcher) {
  const { clean } = normalize(text);
  const features = featuresOf(clean, masksIn(clean), matcher);
  return { clean, features };
}

function moodFeatures(text: string, matcher: ConceptMatcher): string[] {
  return [...read(text, matcher).features, ...toneOf(text)];
}

function trainClassifier(
  documents: { label: string; features: string[] }[],
  options: Partial<KernelOptions>,
): Classifier {
  const classifier = new IntentClassifier(options);
  for (const { features, label } of documents) {
    if (features.length > 0) classifier.addDocument(features, label);
  }
  classifier.train();
  const { kernel } = classifier;
  return { kernel: kernel.toState(), ...calibrate(kernel) };
}

/** What the examples that were kept aside tell of the scores. */
function calibrate(kernel: LinearKernel): Omit<Classifier, 'kernel'> {
  const { judged, labels } = kernel;
  const inField = judged.filter(({ right }) => labels[right] !== OUTSIDE);
  return {
    calibration: fitCalibration(judged),
    gate: quantile(inField.map(fieldScore), REFUSED),
    alarms: labels.map((_, column) => {
      const others = judged.filter(({ right }) => right !== column);
      const scores = others.map(({ values }) => values[column]!);
      return Math.max(quantile(scores, 1 - FALSE_ALARMS), 0);
    }),
  };
}
