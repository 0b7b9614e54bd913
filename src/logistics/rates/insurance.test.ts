import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { insuranceFee, insurancePays, type InsuranceTerms } from './insurance.js';

const terms: InsuranceTerms = {
  bands: [
    { upToFen: 100_000, feeFen: 200 },
    { upToFen: 50_000, feeFen: 100 },
  ],
  aboveBasisPoints: 50,
  mostFen: 2_000_000,
};

describe('insuranceFee', () => {
  test.each([
    [1, 100],
    [50_000, 100],
    [50_001, 200],
    [100_000, 200],
    [100_100, 501],
    [2_000_000, 10_000],
    [2_000_001, null],
  ])('declared %d fen cost %d', (declared, fee) => {
    expect(insuranceFee(terms, declared)).toBe(fee);
  });

  test.each([0, -1, 0.5, Number.NaN])('%d is no value', (declared) => {
    expect(() => insuranceFee(terms, declared)).toThrow(RangeError);
  });
});

describe('insurancePays', () => {
  // The vectors of the domain facts, section 2, in fen.
  test.each([
    [500_000, 1_000_000, 400_000, 200_000],
    [500_000, 200_000, 200_000, 200_000],
    [200_000, 500_000, 500_000, 200_000],
    [100, 300, 100, 33],
    [100, 300, 200, 67],
  ])('declared %d of %d, lost %d → %d', (declaredFen, valueFen, lossFen, pays) => {
    expect(insurancePays({ declaredFen, valueFen, lossFen })).toBe(pays);
  });

  test('less what is left of it', () => {
    const incident = { declaredFen: 100_000, valueFen: 100_000, lossFen: 80_000 };
    expect(insurancePays({ ...incident, residualFen: 30_000 })).toBe(50_000);
    expect(insurancePays({ ...incident, residualFen: 90_000 })).toBe(0);
  });

  test.each([
    { declaredFen: 0, valueFen: 1, lossFen: 1 },
    { declaredFen: 1, valueFen: 0, lossFen: 0 },
    { declaredFen: 1, valueFen: 1, lossFen: 2 },
    { declaredFen: 1, valueFen: 1, lossFen: -1 },
    { declaredFen: Number.NaN, valueFen: 1, lossFen: 1 },
  ])('%j is refused', (incident) => {
    expect(() => insurancePays(incident)).toThrow(RangeError);
  });

  test('is whole fen, never above the loss or the declared value, and grows with both', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, (declaredFen, valueFen, any) => {
        const lossFen = Math.min(any, valueFen);
        const pays = insurancePays({ declaredFen, valueFen, lossFen });
        expect(Number.isSafeInteger(pays)).toBe(true);
        expect(pays).toBeLessThanOrEqual(Math.min(declaredFen, lossFen));
        expect(
          insurancePays({ declaredFen: declaredFen + 1, valueFen, lossFen }),
        ).toBeGreaterThanOrEqual(pays);
        if (lossFen < valueFen) {
          const more = insurancePays({ declaredFen, valueFen, lossFen: lossFen + 1 });
          expect(more).toBeGreaterThanOrEqual(pays);
        }
      }),
    );
  });
});
