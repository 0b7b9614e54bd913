import { createRequire } from 'node:module';
import { LinearKernel, type Classification, type KernelOptions } from './linear-kernel.js';

/** What is used of `natural`'s classifier. */
interface NaturalClassifier {
  classifier: unknown;
  docs: unknown[];
  features: Record<string, number>;
  addDocument(tokens: string[], label: string): void;
  train(): void;
  getClassifications(tokens: string[]): Classification[];
  classify(tokens: string[]): string;
}

// By the sub-path: the whole of natural takes a second and 120 MB to load.
const BayesClassifier = createRequire(import.meta.url)(
  'natural/lib/natural/classifiers/bayes_classifier.js',
) as new () => NaturalClassifier;

/**
 * `natural`'s classifier with the linear kernel in place of its own: `addDocument`, `train` and
 * `getClassifications` as everywhere in natural, always with arrays of tokens, as natural drops
 * Chinese strings.
 */
export class IntentClassifier extends BayesClassifier {
  constructor(options: Partial<KernelOptions> = {}) {
    super();
    this.classifier = new LinearKernel(options);
  }

  /** The kernel behind the interface. */
  get kernel(): LinearKernel {
    return this.classifier as LinearKernel;
  }

  /** The kernel takes the tokens themselves: natural's own would be an array over all features. */
  textToFeatures(tokens: string[]): string[] {
    return tokens;
  }

  override train(): void {
    super.train();
    // The kernel knows what it needs; the documents would only double the memory.
    this.docs = [];
    this.features = {};
  }
}
