import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IntentClassifier } from './intent-classifier.js';
import { LinearKernel } from './linear-kernel.js';
import { TrainedKernel } from './trained-kernel.js';

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

  const kernel = new TrainedKernel(state);
  const score = (tokens: string[]) => kernel.score(trained().kernel.find(tokens));

  test('scores the same after a journey through structured cloning', () => {
    const restored = new TrainedKernel(structuredClone(state));
    const { kernel: names } = trained();
    const words = fc.constantFrom('parcel', 'price', 'to', 'unheard', 'where');
    fc.assert(
      fc.property(fc.uniqueArray(words), (tokens) => {
        const found = names.find(tokens);
        expect(restored.score(found)).toEqual(kernel.score(found));
      }),
    );
  });

  test('scores the same out of a larger stretch of bytes, and keeps none of it', () => {
    const bytes = new Float32Array(state.idf.length + 1);
    const idf = bytes.subarray(1);
    idf.set(state.idf);
    const restored = new TrainedKernel({ ...state, idf });
    bytes.fill(0);
    const found = trained().kernel.find(['where', 'parcel']);
    expect(restored.score(found)).toEqual(kernel.score(found));
  });

  test('knows how much of a document it has seen', () => {
    expect(score(['parcel', 'unheard', 'of', 'price']).known).toBe(0.5);
    expect(score([])).toMatchObject({ known: 0 });
  });

  test('the contributions add up to the score, the greatest first', () => {
    const tokens = ['where', 'parcel', 'price', 'unheard'];
    const at = state.labels.indexOf('track');
    const contributions = kernel.contributions(trained().kernel.find(tokens), 'track', 9);
    const weights = contributions.map(({ weight }) => weight);
    const sum = weights.reduce((total, weight) => total + weight, state.bias[at] ?? 0);
    expect(sum).toBeCloseTo(score(tokens).values[at] ?? NaN, 5);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(contributions.map(({ feature }) => feature).sort()).toEqual(tokens.slice(0, 3).sort());
  });

  test('without examples it has no classes and fails nowhere', () => {
    const empty = new LinearKernel();
    empty.train();
    expect(empty.getClassifications(['a'])).toEqual([]);
    expect(empty.classify(['a'])).toBeUndefined();
    const kernel = new TrainedKernel(empty.toState());
    expect(kernel.contributions(empty.find(['a']), 'b', 9)).toEqual([]);
  });
});
