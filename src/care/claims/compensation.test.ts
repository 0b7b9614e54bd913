import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CompensationRule } from '../../protocol/index.js';
import { chooseRule, compensate, type Loss, type RuleQuery } from './compensation.js';
import { defaultRules } from './default-rules.js';

const query: RuleQuery = {
  adcode: null,
  product: null,
  incident: 'lost',
  insured: false,
  day: '2026-11-26',
};
function ruleFor(change: Partial<RuleQuery>): CompensationRule {
  const rule = chooseRule(defaultRules, { ...query, ...change });
  if (!rule) throw new Error('There is a default rule for everything');
  return rule;
}
const insured = ruleFor({ insured: true });
const five = ruleFor({});
const seven = { ...five, proved: { multiple: 7, capFen: null } };
const zhejiang = ruleFor({ adcode: '330106' });
const delay = ruleFor({ incident: 'delay' });

describe('the vectors of the trade, in yuan', () => {
  const of = (yuan: Partial<Record<'V' | 'D' | 'L' | 'freight' | 'rest', number>>): Loss => ({
    lossFen: (yuan.L ?? 0) * 100,
    ...(yuan.V === undefined ? {} : { valueFen: yuan.V * 100 }),
    declaredFen: (yuan.D ?? 0) * 100,
    freightFen: (yuan.freight ?? 0) * 100,
    residualFen: (yuan.rest ?? 0) * 100,
    proved: true,
  });
  const unproved = (freight: number): Loss => ({ ...of({ L: 5000, freight }), proved: false });
  test.each<[string, CompensationRule, Loss, number]>([
    ['insured for half', insured, of({ V: 10_000, D: 5000, L: 4000 }), 2000],
    ['insured for more', insured, of({ V: 2000, D: 5000, L: 2000 }), 2000],
    ['insured for less', insured, of({ V: 5000, D: 2000, L: 5000 }), 2000],
    ['insured, something left', insured, of({ V: 2000, D: 2000, L: 2000, rest: 300 }), 1700],
    ['seven times the freight', seven, of({ L: 500, freight: 20 }), 140],
    ['five times the freight', five, of({ L: 500, freight: 20 }), 100],
    ['less lost than the cap', five, of({ L: 60, freight: 20 }), 60],
    ['浙江, nothing shown', zhejiang, unproved(20), 200],
    ['浙江, nothing shown, dear freight', zhejiang, unproved(100), 800],
    ['浙江, value shown', zhejiang, of({ L: 500, freight: 20 }), 500],
    ['late', delay, of({ freight: 15 }), 15],
    [
      'late and insured',
      ruleFor({ incident: 'delay', insured: true }),
      of({ D: 900, freight: 15 }),
      15,
    ],
  ])('%s', (_name, rule, loss, yuan) => {
    expect(compensate(rule, loss).offerFen).toBe(yuan * 100);
  });
});

describe('for whatever is lost', () => {
  const money = fc.integer({ min: 0, max: 100_000_000 });
  const losses = fc.record({
    lossFen: money,
    valueFen: money,
    declaredFen: fc.integer({ min: 1, max: 100_000_000 }),
    freightFen: money,
    residualFen: money,
    proved: fc.boolean(),
  });
  const rules = fc.constantFrom(...defaultRules, { ...insured, deductibleBasisPoints: 1500 });

  test('nobody pays us, and nobody gains', () => {
    fc.assert(
      fc.property(rules, losses, (rule, loss) => {
        const { goodsFen, freightFen, offerFen } = compensate(rule, loss);
        expect(goodsFen).toBeGreaterThanOrEqual(0);
        expect(goodsFen).toBeLessThanOrEqual(loss.lossFen);
        expect(freightFen).toBeLessThanOrEqual(loss.freightFen);
        expect(offerFen).toBe(goodsFen + freightFen);
        expect(Number.isSafeInteger(offerFen)).toBe(true);
        if (rule.insured) expect(goodsFen).toBeLessThanOrEqual(loss.declaredFen);
      }),
    );
  });

  test('who lost more of the same goods is not paid less', () => {
    fc.assert(
      fc.property(rules, losses, fc.nat(1_000_000), (rule, loss, more) => {
        const valueFen = loss.lossFen + more;
        const [less, all] = [loss.lossFen, valueFen].map(
          (lossFen) => compensate(rule, { ...loss, valueFen, lossFen }).offerFen,
        );
        expect(all).toBeGreaterThanOrEqual(less ?? 0);
      }),
    );
  });
});

describe('the rule that counts', () => {
  const later = { ...five, effectiveFrom: '2026-12-01' };
  const ofProduct = { ...five, product: 'cold' };
  const ofCity = { ...five, region: '330100' };
  const all = [...defaultRules, later, ofProduct, ofCity];
  test.each<[string, Partial<RuleQuery>, CompensationRule | undefined]>([
    ['of the country', { adcode: '110101' }, five],
    ['not before its day', { adcode: '110101', day: '2026-11-30' }, five],
    ['from its day on', { adcode: '110101', day: '2026-12-01' }, later],
    ['of the product', { product: 'cold' }, ofProduct],
    ['of the province', { adcode: '330200' }, zhejiang],
    ['of the city before its province', { adcode: '330100' }, ofCity],
    ['none', { day: '2019-01-01' }, undefined],
  ])('%s', (_name, change, expected) => {
    expect(chooseRule(all, { ...query, ...change }) ?? undefined).toEqual(expected);
  });
});
