import { expect, test } from '@jest/globals';
import type { Charge } from '../decision.js';
import { checkCharge } from './check-charge.js';
import type { FlowContext } from './flow.js';

const replies = Object.fromEntries(
  Object.keys(checkCharge.texts).map((key) => [key, { 'zh-CN': [key], 'zh-TW': [key], en: [key] }]),
);

function act(charge: Charge | null, weight?: number) {
  const context = {
    intent: 'price.dispute',
    locale: 'en',
    state: { slots: { waybills: ['SF1'], weight }, turns: 1 },
    repertoire: { intents: { 'price.dispute': { replies } }, replies: {} },
    facts: { charge: () => Promise.resolve(charge) },
  } as unknown as FlowContext;
  return checkCharge.act(context);
}

const charge = { grams: 3000, chargedFen: 2000, usualFen: 2000, statedFen: null };

test.each<[string, Charge | null, number | undefined, string, boolean]>([
  ['nothing on record', null, undefined, 'no_record', true],
  ['no table of the lane', { ...charge, usualFen: null }, undefined, 'no_table', true],
  ['as the table says', charge, undefined, 'agrees', false],
  ['less than the table says', { ...charge, usualFen: 2400 }, undefined, 'agrees', false],
  ['more than the table says', { ...charge, usualFen: 1600 }, undefined, 'differs', true],
  ['lighter than was weighed', { ...charge, statedFen: 1200 }, 1000, 'lighter', true],
  ['heavier than was weighed', { ...charge, statedFen: 2800 }, 5000, 'agrees', false],
])('%s', async (_, found, weight, key, isPassedOn) => {
  const { messages, handOver } = await act(found, weight);
  expect(messages[0]!.text).toBe(key);
  expect(handOver !== undefined).toBe(isPassedOn);
});
