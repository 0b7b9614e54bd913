import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IntentClassifier } from './intent-classifier.js';
import { LinearKernel } from './linear-kernel.js';

const documents: [string, string[]][] = [
  ['track', ['parcel', 'where', 'now']],
  ['track', ['parcel', 'where']],
  ['track', ['track', 'my', 'parcel']],
  ['price', ['price', 'to', 'chengdu']],
  ['price', ['how', 'much', 'to', 'chengdu']],
  ['price', ['price', 'parcel']],
];

function trained(): IntentClassifier {
  const classifier = new IntentClassifier();
  for (const [label, tokens] of documents) classifier.addDocument(tokens, label);
  classifier.train();
  return classifier;
}

describe("in natural's interface", () => {
  test('agrees with the stock classifier where the case is plain', () => {
    const Stock = createRequire(import.meta.url)(
      'natural/lib/natural/classifiers/bayes_classifier.js',
    ) as new () => Pick<IntentClassifier, 'addDocument' | 'train' | 'classify'>;
    const stock = new Stock();
    for (const [label, tokens] of documents) stock.addDocument(tokens, label);
    stock.train();
    const own = trained();
    for (const [label, tokens] of documents) {
      expect(own.classify(tokens)).toBe(label);
      expect(stock.classify(tokens)).toBe(label);
    }
  });

  test('lists every class once, the best first', () => {
    const classes = trained().getClassifications(['where', 'parcel']);
    expect(classes.map(({ label }) => label)).toEqual(['track', 'price']);
    expect(classes[0]?.value).toBeGreaterThan(classes[1]?.value ?? Infinity);
  });
});

describe('LinearKernel', () => {
  const state = trained().kernel.toState();

  test('the same examples give the same model', () => {
    expect(trained().kernel.toState()).toEqual(state);
  });

  test('scores the same after a journey through structured cloning', () => {
    const restored = LinearKernel.restore(structuredClone(state));
    const kernel = LinearKernel.restore(state);
    const words = fc.constantFrom('parcel', 'price', 'to', 'unheard', 'where');
    fc.assert(
      fc.property(fc.uniqueArray(words), (tokens) => {
        expect(restored.score(tokens)).toEqual(kernel.score(tokens));
      }),
    );
  });

  test('knows how much of a document it has seen', () => {
    const kernel = LinearKernel.restore(state);
    expect(kernel.score(['parcel', 'unheard', 'of', 'price']).known).toBe(0.5);
    expect(kernel.score([])).toMatchObject({ known: 0 });
  });

  test('the contributions add up to the score', () => {
    const kernel = LinearKernel.restore(state);
    const tokens = ['where', 'parcel', 'price', 'unheard'];
    const at = state.labels.indexOf('track');
    const sum = kernel
      .contributions(tokens, 'track')
      .reduce((total, { weight }) => total + weight, state.bias[at] ?? 0);
    expect(sum).toBeCloseTo(kernel.score(tokens).values[at] ?? NaN, 5);
  });

  test('without examples it has no classes and fails nowhere', () => {
    const empty = new LinearKernel();
    empty.train();
    expect(empty.getClassifications(['a'])).toEqual([]);
    expect(empty.classify(['a'])).toBeUndefined();
    expect(empty.contributions(['a'], 'b')).toEqual([]);
  });
});
