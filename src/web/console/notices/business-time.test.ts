import { expect, test } from '@jest/globals';
import { fromField, toField } from './business-time.js';

test.each([
  ['2026-11-26T16:30:00.000Z', '2026-11-27T00:30'],
  ['2026-02-28T15:59:00.000Z', '2026-02-28T23:59'],
])('%s is %s in the field, and back', (iso, field) => {
  expect(toField(iso)).toBe(field);
  expect(new Date(fromField(field)).toISOString()).toBe(iso);
});
