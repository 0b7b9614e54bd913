import { expect, test } from '@jest/globals';
import { planCustomers, planStaff, type Scenario } from './plan.js';

const MINUTE = 60_000;
const scenario: Scenario = {
  customers: 2_000,
  lengthMs: 60 * MINUTE,
  handlingMs: 5 * MINUTE,
  patienceMs: 10 * MINUTE,
  seed: 7,
};
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the same seed plans the same hour, another one another', () => {
  expect(planCustomers(scenario)).toEqual(planCustomers(scenario));
  expect(planCustomers({ ...scenario, seed: 8 })).not.toEqual(planCustomers(scenario));
});

test('everybody comes within the hour, in order', () => {
  const times = planCustomers(scenario).map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times[0]).toBeGreaterThanOrEqual(0);
  expect(times.at(-1)).toBeLessThan(scenario.lengthMs);
});

test('handling and patience have the means that were asked for', () => {
  const plan = planCustomers(scenario);
  const finite = plan.filter(({ matter }) => matter !== 'life');
  expect(mean(plan.map(({ handlingMs }) => handlingMs)) / MINUTE).toBeCloseTo(5, 0);
  expect(mean(finite.map(({ patienceMs }) => patienceMs)) / MINUTE).toBeCloseTo(10, 0);
});

test('every matter comes, most for no grave one, and who fears for a life stays', () => {
  const plan = planCustomers(scenario);
  const count = (wanted: string) => plan.filter(({ matter }) => matter === wanted).length;
  expect(count('other')).toBeGreaterThan(plan.length / 2);
  for (const matter of ['life', 'regulator', 'anger', 'vip'])
    expect(count(matter)).toBeGreaterThan(0);
  const afraid = plan.filter(({ matter }) => matter === 'life');
  expect(afraid.every(({ patienceMs }) => patienceMs === Infinity)).toBe(true);
});

test.each([
  [1, { frontline: 0, supervisor: 1, expert: 0 }],
  [2, { frontline: 1, supervisor: 1, expert: 0 }],
  [20, { frontline: 17, supervisor: 2, expert: 1 }],
])('of %d people', (count, tiers) => {
  expect(planStaff(count)).toEqual(tiers);
});
