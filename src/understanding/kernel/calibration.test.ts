import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitSharpness, quantile, softmax } from './calibration.js';

test('softmax sums to one and keeps the order, however large the scores', () => {
  const scores = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
    minLength: 1,
    maxLength: 50,
  });
  fc.assert(
    fc.property(scores, fc.double({ min: 0.5, max: 50, noNaN: true }), (values, sharpness) => {
      const result = [...softmax(values, sharpness)];
      expect(result.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
      const best = values.indexOf(Math.max(...values));
      expect(result[best]).toBe(Math.max(...result));
    }),
  );
});

test('sharpness follows how often the best score is right', () => {
  const judged = (rightOften: number) =>
    Array.from({ length: 100 }, (_, at) => ({
      values: [1, 0],
      right: at < rightOften ? 0 : 1,
    }));
  const confidence = (rightOften: number) =>
    softmax([1, 0], fitSharpness(judged(rightOften)))[0] ?? 0;
  expect(confidence(70)).toBeCloseTo(0.7, 2);
  expect(confidence(90)).toBeCloseTo(0.9, 2);
  expect(fitSharpness([])).toBeGreaterThan(0);
});

test.each([
  [[5, 1, 3], 0, 1],
  [[5, 1, 3], 0.5, 3],
  [[5, 1, 3], 1, 5],
  [[], 0.5, 0],
])('quantile of %j at %d is %d', (values, below, value) => {
  expect(quantile(values, below)).toBe(value);
});
