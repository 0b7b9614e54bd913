import { expect, test } from '@jest/globals';
import { zoneOfLane, type Zone } from './rate-zone.js';

test.each<[string, string, Zone, Zone]>([
  ['510104', '510107', 'same_province', 'same_city'],
  ['510100', '510700', 'same_province', 'same_province'],
  ['510000', '510000', 'same_province', 'same_province'],
  ['310104', '310115', 'same_province', 'same_city'],
  ['310000', '310100', 'same_province', 'same_city'],
  ['310000', '510100', 'far', 'far'],
])('%s → %s', (from, to, tableZone, zone) => {
  expect(zoneOfLane(from, to, tableZone)).toBe(zone);
});
