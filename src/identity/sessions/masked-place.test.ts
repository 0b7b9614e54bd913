import { expect, test } from '@jest/globals';
import { maskedPlace } from './masked-place.js';

test.each([
  ['203.0.113.77', '203.0.113.*'],
  ['::ffff:203.0.113.77', '203.0.113.*'],
  ['2001:db8:12:34:56:78:9a:bc', '2001:db8:12:*'],
  ['2001:db8::1', '2001:db8:*'],
  ['fe80::1%eth0', 'fe80:*'],
  ['::1', '*'],
  ['not an address', null],
  [undefined, null],
])('%s is shown as %s', (address, place) => {
  expect(maskedPlace(address)).toBe(place);
});
