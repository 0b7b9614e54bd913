import { describe, expect, test } from '@jest/globals';
import { readDialogState, withPageContext } from './dialog-state.js';

const memory = (value: object = {}) => readDialogState(value);

describe('what the embedding page is about', () => {
  test.each([
    ['nothing', memory(), null, undefined],
    ['its waybill counts as named', memory(), { waybill: 'YT1' }, ['YT1']],
    [
      'the customer named one later',
      { slots: { waybills: ['SF2'] }, page: { waybill: 'YT1' } },
      { waybill: 'YT1' },
      ['SF2'],
    ],
    [
      'the page moved on',
      { slots: { waybills: ['SF2'] }, page: { waybill: 'YT1' } },
      { waybill: 'YT3' },
      ['YT3'],
    ],
    [
      'it was forgotten with a declined question',
      { slots: {}, page: { waybill: 'YT1' } },
      { waybill: 'YT1' },
      ['YT1'],
    ],
    ['an order alone', { slots: { waybills: ['SF2'] } }, { order: 'A-7' }, ['SF2']],
    ['taken back', { slots: { waybills: ['YT1'] }, page: { waybill: 'YT1' } }, null, ['YT1']],
  ])('%s', (_case, before, context, waybills) => {
    const state = withPageContext(memory(before), context);
    expect(state.slots.waybills).toEqual(waybills);
    expect(state.page).toEqual(context);
  });

  test('its order is known until the page is about none', () => {
    const state = withPageContext(memory(), { order: 'A-7' });
    expect(state.page?.order).toBe('A-7');
    expect(withPageContext(state, null).page).toBeNull();
  });
});
