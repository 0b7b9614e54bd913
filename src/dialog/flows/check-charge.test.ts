import { expect, test } from '@jest/globals';
import type { Charge } from '../decision.js';
import { checkCharge } from './check-charge.js';
import type { FlowContext } from './flow.js';

const replies = Object.fromEntries(
  Object.keys(checkCharge.texts).map((key) => [key, { 'zh-CN': [key], 'zh-TW': [key], en: [key] }]),
);

const complaint = {
  reference: 'CP1',
  dueAt: '2026-11-25T10:00:00Z',
  legalDueAt: '2026-12-01T10:00:00Z',
};

function act(charge: Charge | null, weight?: number) {
  const filed: string[] = [];
  const context = {
    intent: 'price.dispute',
    locale: 'en',
    state: { slots: { waybills: ['SF1'], weight }, turns: 1 },
    repertoire: {
      intents: { 'price.dispute': { replies } },
      replies: { charge_recorded: { en: ['{reference}'] } },
    },
    facts: {
      charge: () => Promise.resolve(charge),
      fileComplaint: ({ kind }: { kind: string }) => {
        filed.push(kind);
        return Promise.resolve({ complaint, repeated: false });
      },
    },
  } as unknown as FlowContext;
  return checkCharge.act(context).then((result) => ({ ...result, filed }));
}

const charge = {
  day: '2026-11-20',
  grams: 3000,
  chargedFen: 2000,
  usualFen: 2000,
  statedFen: null,
};

test.each<[string, Charge | null, number | undefined, string, boolean]>([
  ['nothing on record', null, undefined, 'no_record', true],
  ['no table of the lane', { ...charge, usualFen: null }, undefined, 'no_table', true],
  ['as the table says', charge, undefined, 'agrees', false],
  ['less than the table says', { ...charge, usualFen: 2400 }, undefined, 'agrees', false],
  ['more than the table says', { ...charge, usualFen: 1600 }, undefined, 'differs', true],
  ['lighter than was weighed', { ...charge, statedFen: 1200 }, 1000, 'lighter', true],
  ['heavier than was weighed', { ...charge, statedFen: 2800 }, 5000, 'agrees', false],
])('%s', async (_, found, weight, key, isPassedOn) => {
  const { messages, handOver, filed } = await act(found, weight);
  expect(handOver !== undefined).toBe(isPassedOn);
  const isRecorded = key === 'differs' || key === 'lighter';
  expect(messages.map(({ text }) => text)).toEqual(isRecorded ? [key, 'CP1'] : [key]);
  expect(filed).toEqual(isRecorded ? ['charge'] : []);
});
