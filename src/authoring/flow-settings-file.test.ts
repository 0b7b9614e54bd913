import { describe, expect, test } from '@jest/globals';
import { usualFlowSettings } from '../protocol/index.js';
import type { FileFault } from '../platform/yaml-file.js';
import { readFlowSettings, viewFlowSettings } from './flow-settings-file.js';

function read(source: string, name = 'settings/flows.yaml') {
  const faults: FileFault[] = [];
  return { settings: readFlowSettings([[name, source]], faults), faults };
}

test('what a file leaves out is as usual', () => {
  const { settings, faults } = read('limits:\n  misses: 3\n');
  expect(faults).toEqual([]);
  expect(settings).toEqual({
    ...usualFlowSettings,
    limits: { ...usualFlowSettings.limits, misses: 3 },
  });
});

test('a flow may ask for more, and in another order', () => {
  const { settings, faults } = read('asks:\n  quote_price: [to, from, weight, goods]\n');
  expect(faults).toEqual([]);
  const quote = viewFlowSettings(settings).flows.find(({ action }) => action === 'quote_price');
  expect(quote).toEqual({
    action: 'quote_price',
    needs: ['from', 'to', 'weight'],
    asks: ['to', 'from', 'weight', 'goods'],
    usual: false,
  });
});

describe('what the flows cannot go by is refused with its line', () => {
  test.each<[string, string, number, RegExp]>([
    ['a number too great', 'limits:\n  misses: 9\n', 2, /misses/],
    ['half a miss', 'limits:\n  misses: 1.5\n', 2, /misses/],
    ['no number', 'thresholds:\n  answer_at: often\n', 2, /answer_at/],
    ['an unknown setting', 'limits:\n  mises: 2\n', 2, /no field mises/],
    ['asking back where it answers', 'thresholds:\n  ask_back_at: 0.6\n', 2, /lower it/],
    ['a need left out', 'asks:\n  quote_price: [from, to]\n', 2, /without weight/],
    ['the same twice', 'asks:\n  find_outlet: [place, place]\n', 2, /twice/],
    ['a parcel asked for late', 'asks:\n  change_address: [address, waybills]\n', 2, /first/],
    ['an action without a flow', 'asks:\n  reply: [goods]\n', 2, /asks for nothing/],
    ['what nobody can ask for', 'asks:\n  find_outlet: [place, mood]\n', 2, /must be one of/],
  ])('%s', (_what, source, line, message) => {
    const { faults } = read(source);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: 'settings/flows.yaml', line });
    expect(faults[0]?.message).toMatch(message);
  });

  test('a file of another name', () => {
    expect(read('limits: {}\n', 'settings/flow.yaml').faults[0]?.message).toMatch(/is not read/);
  });
});
