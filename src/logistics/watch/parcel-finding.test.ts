import { describe, expect, test } from '@jest/globals';
import {
  fewestStallHours,
  type Finding,
  findingOf,
  type WatchedParcel,
  watchedStates,
} from './parcel-finding.js';
import { defaultWatchSettings, watchSettingsSchema } from './watch-settings.js';

const now = new Date('2026-11-23T04:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const daysAgo = (days: number) => hoursAgo(24 * days);

const moving: WatchedParcel = {
  state: 'IN_TRANSIT',
  product: null,
  originAdcode: '310104',
  targetAdcode: '510104',
  promisedAt: null,
  lastEventAt: hoursAgo(1),
};

test.each<[string, Partial<WatchedParcel>, Finding['kind'] | null]>([
  ['scanned an hour ago', {}, null],
  ['silent for two days to the hour', { lastEventAt: hoursAgo(48) }, null],
  ['silent for longer', { lastEventAt: hoursAgo(49) }, 'stalled'],
  ['of which nothing was ever heard', { lastEventAt: null }, null],
  ['due tomorrow', { promisedAt: daysAgo(-1) }, null],
  ['due an hour ago', { promisedAt: hoursAgo(1) }, 'late'],
  ['late and silent', { promisedAt: hoursAgo(1), lastEventAt: daysAgo(4) }, 'late'],
  ['seven days late', { promisedAt: daysAgo(7) }, 'late'],
  ['later than seven days', { promisedAt: daysAgo(7.1) }, 'lost_suspect'],
  [
    'that late within one city',
    { promisedAt: daysAgo(3.1), targetAdcode: '310115' },
    'lost_suspect',
  ],
  ['that late to Taiwan', { promisedAt: daysAgo(7.1), targetAdcode: '710000' }, 'late'],
  ['later still to Taiwan', { promisedAt: daysAgo(10.1), targetAdcode: '710000' }, 'lost_suspect'],
  ['that late to Hong Kong', { promisedAt: daysAgo(7.1), targetAdcode: '810001' }, 'lost_suspect'],
  ['from nobody knows where', { promisedAt: daysAgo(3.1), originAdcode: null }, 'late'],
  ['that its carrier is looking for', { state: 'LOST_SUSPECT' }, 'lost_suspect'],
  [
    'that waits at a station past its date',
    { state: 'AT_LOCKER_OR_STATION', promisedAt: daysAgo(9) },
    null,
  ],
  ['on its way back past its date', { state: 'RETURNING', promisedAt: daysAgo(9) }, null],
])('a parcel %s: %s', (_what, change, kind) => {
  expect(findingOf({ ...moving, ...change }, defaultWatchSettings, now)?.kind ?? null).toBe(kind);
});

test('a finding is named by what it is counted from', () => {
  const lastEventAt = daysAgo(3);
  const promisedAt = daysAgo(1);
  expect(findingOf({ ...moving, lastEventAt }, defaultWatchSettings, now)?.since).toBe(lastEventAt);
  expect(findingOf({ ...moving, lastEventAt, promisedAt }, defaultWatchSettings, now)?.since).toBe(
    promisedAt,
  );
});

describe('a company may say', () => {
  const settings = watchSettingsSchema.parse({
    stallHours: 24,
    stallHoursByState: { CUSTOMS: 96, PICKUP_PENDING: 6 },
    stallHoursByProduct: { cold: 8 },
    lostAfterDays: { domestic: 2 },
  });

  test.each<[string, Partial<WatchedParcel>, Finding['kind'] | null]>([
    ['how long a parcel may be silent', { lastEventAt: hoursAgo(25) }, 'stalled'],
    ['that customs take longer', { state: 'CUSTOMS', lastEventAt: hoursAgo(90) }, null],
    ['that cold goods may not wait', { product: 'cold', lastEventAt: hoursAgo(9) }, 'stalled'],
    [
      'so also at the customs',
      { product: 'cold', state: 'CUSTOMS', lastEventAt: hoursAgo(9) },
      'stalled',
    ],
    ['that a pickup has to come', { state: 'PICKUP_PENDING', lastEventAt: hoursAgo(7) }, 'stalled'],
    ['when a parcel is looked for', { promisedAt: daysAgo(2.1) }, 'lost_suspect'],
    ['nothing by a name of Object.prototype', { product: 'constructor' }, null],
  ])('%s', (_what, change, kind) => {
    expect(findingOf({ ...moving, ...change }, settings, now)?.kind ?? null).toBe(kind);
  });

  test('which states are watched, and how far back to look', () => {
    expect(watchedStates(settings)).toContain('PICKUP_PENDING');
    expect(watchedStates(settings)).not.toContain('DELIVERED');
    expect(watchedStates(defaultWatchSettings)).not.toContain('PICKUP_PENDING');
    expect(fewestStallHours(settings)).toBe(6);
    expect(fewestStallHours(defaultWatchSettings)).toBe(48);
  });
});
