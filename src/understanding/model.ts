import { extract } from './entities/index.js';
import { fitSharpness, quantile, type Judged } from './calibration.js';
import { featuresOf } from './features.js';
import { IntentClassifier } from './intent-classifier.js';
import type { KernelOptions, KernelState, LinearKernel, Scores } from './linear-kernel.js';
import { normalize } from './normalize.js';

/** The label of what lies outside the field. */
export const OUTSIDE = 'none';

/** Counts up when the same examples would give another model. */
export const MODEL_FORMAT = 1;

/** A text and what it means. */
export interface Example {
  text: string;
  label: string;
}

/** All that training found out, in a form that structured cloning keeps. */
export interface Model {
  kernel: KernelState;
  /** See {@link fitSharpness}. */
  sharpness: number;
  /** A message whose {@link fieldScore} is lower lies outside the field. */
  gate: number;
}

/** One example in so many is kept aside to calibrate on. */
const ASIDE = 6;
/** The share of messages of the field that the gate may refuse. */
const REFUSED = 0.02;

/** Learns from examples; the same examples give the same model. */
export function trainModel(examples: Example[], options: Partial<KernelOptions> = {}): Model {
  const documents = examples
    .map(({ text, label }) => ({ label, features: featuresOfText(text) }))
    .filter(({ features }) => features.length > 0);
  const { sharpness, gate } = calibrate(documents, options);
  return { kernel: fit(documents, options).toState(), sharpness, gate };
}

/** How much a message is like what training has seen; what is new in it counts against it. */
export function fieldScore({ values, known }: Scores): number {
  let largest = -Infinity;
  for (const value of values) largest = Math.max(largest, value);
  return largest + known;
}

/** The features of a written text. */
export function featuresOfText(text: string): string[] {
  const { clean, origin } = normalize(text);
  return featuresOf(clean, extract(clean, origin, new Date(0)).masks);
}

interface Document {
  label: string;
  features: string[];
}

function fit(documents: Document[], options: Partial<KernelOptions>): LinearKernel {
  const classifier = new IntentClassifier(options);
  for (const { features, label } of documents) classifier.addDocument(features, label);
  classifier.train();
  return classifier.kernel;
}

/** Trains without every n-th example of each label, and looks at how those fare. */
function calibrate(
  documents: Document[],
  options: Partial<KernelOptions>,
): { sharpness: number; gate: number } {
  const seen = new Map<string, number>();
  const kept: Document[] = [];
  const aside: Document[] = [];
  for (const document of documents) {
    const count = seen.get(document.label) ?? 0;
    seen.set(document.label, count + 1);
    (count % ASIDE === ASIDE - 1 ? aside : kept).push(document);
  }
  if (aside.length === 0) return { sharpness: 5, gate: 0 };
  const kernel = fit(kept, options);
  const judged: Judged[] = [];
  const inField: number[] = [];
  for (const { features, label } of aside) {
    const scores = kernel.score(features);
    judged.push({ scores: scores.values, right: kernel.labels.indexOf(label) });
    if (label !== OUTSIDE) inField.push(fieldScore(scores));
  }
  return { sharpness: fitSharpness(judged), gate: quantile(inField, REFUSED) };
}
