import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { confidencesOf, fitCalibration, fitSharpness, quantile, softmax } from './calibration.js';

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

describe('confidence', () => {
  const scores = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
    minLength: 1,
    maxLength: 20,
  });
  const calibrations = fc.record({
    sharpness: fc.double({ min: 0.5, max: 50, noNaN: true }),
    slope: fc.double({ min: 0.1, max: 3, noNaN: true }),
    offset: fc.double({ min: -3, max: 3, noNaN: true }),
  });

  test('sums to one, and what scores best is surest', () => {
    fc.assert(
      fc.property(scores, calibrations, (values, calibration) => {
        const result = [...confidencesOf(values, calibration)];
        expect(result.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
        const best = values.indexOf(Math.max(...values));
        expect(result[best]! + 1e-12).toBeGreaterThanOrEqual(Math.max(...result));
        for (const value of result) expect(value).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('agrees with truth both where the best leads and where it is close', () => {
    // Softmax alone has one sharpness for both: too sure of one or too unsure of the other.
    const kinds: [number[], number][] = [
      [[1, 0, 0], 0.9],
      [[0.2, 0, 0], 0.6],
    ];
    const judged = kinds.flatMap(([values, right]) =>
      Array.from({ length: 1_000 }, (_, at) => ({ values, right: at < right * 1_000 ? 0 : 1 })),
    );
    const calibration = fitCalibration(judged);
    for (const [values, right] of kinds) {
      expect(Math.abs(confidencesOf(values, calibration)[0]! - right)).toBeLessThan(0.01);
    }
  });

  test('without examples it is the share', () => {
    expect(fitCalibration([])).toMatchObject({ slope: 1, offset: 0 });
  });
});

test.each([
  [[5, 1, 3], 0, 1],
  [[5, 1, 3], 0.5, 3],
  [[5, 1, 3], 1, 5],
  [[], 0.5, 0],
])('quantile of %j at %d is %d', (values, below, value) => {
  expect(quantile(values, below)).toBe(value);
});
