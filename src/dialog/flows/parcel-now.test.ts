import { expect, test } from '@jest/globals';
import { now, repertoire } from '../../../test/fixtures/dialog-world.js';
import type { Locale, ParcelCard, TrackingState } from '../../protocol/index.js';
import { readDialogState } from '../dialog-state.js';
import { nowOf } from './parcel-now.js';

const place = (city: string) => ({ province: '', city });
const event = (hour: string, city?: string) => ({
  at: `2026-11-24T${hour}:00:00+08:00`,
  state: 'IN_TRANSIT' as const,
  text: '',
  ...(city ? { city } : {}),
});

/** Where and when a parcel from 上海 to 成都 was last seen. */
function seen(state: TrackingState, events: ParcelCard['events'], locale: Locale = 'zh-CN') {
  const card = {
    ...{ type: 'parcel' as const, waybill: 'YT1', carrier: '', demo: true, state, events },
    ...{ from: place('上海市'), to: place('成都市') },
  };
  const facts = undefined as never;
  const state0 = readDialogState({});
  const context = { intent: '', state: state0, locale, repertoire, facts, now, confirmed: false };
  const { city, time } = nowOf(card, { ...context, named: new Set() });
  return `${city} ${time}`;
}

test.each<[string, TrackingState, ParcelCard['events'], RegExp]>([
  ['the city of the last event', 'IN_TRANSIT', [event('09', '武汉市')], /^武汉市 .*09:00/],
  [
    'else the last that is on record',
    'IN_TRANSIT',
    [event('09'), event('07', '武汉市')],
    /^武汉市 .*07/,
  ],
  ['never the goal of a parcel on its way', 'IN_TRANSIT', [event('09')], /^途中 .*09:00/],
  ['where it was picked up', 'PICKED_UP', [event('09')], /^上海市 .*09:00/],
  [
    'where it is delivered',
    'OUT_FOR_DELIVERY',
    [event('09'), event('07', '武汉市')],
    /^成都市 .*09:00/,
  ],
])('%s', (_what, state, events, expected) => {
  expect(seen(state, events)).toMatch(expected);
});

test('in English, too', () => {
  expect(seen('IN_TRANSIT', [event('09')], 'en')).toMatch(/^transit /);
});
