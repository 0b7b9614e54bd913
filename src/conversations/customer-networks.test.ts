import { expect, test } from '@jest/globals';
import { networkOf } from '../platform/http/network-of.js';
import { CustomerNetworks } from './customer-networks.js';

test.each([
  ['203.0.113.9', '::ffff:203.0.113.9', true],
  ['203.0.113.9', '203.0.113.10', false],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9', true],
  ['2001:db8:1:2::9', '2001:0db8:0001:0002:a::', true],
  ['2001:db8:1:2::9', '2001:db8:1:3::9', false],
  ['2001:db8::1', '2001:db8:0:0:ffff::', true],
  ['::1', '::2', true],
])('%s and %s are one network: %s', (one, other, alike) => {
  expect(networkOf(one) === networkOf(other)).toBe(alike);
});

test('tells no address, and knows where a customer was last', () => {
  const networks = new CustomerNetworks();
  networks.remember('a', '203.0.113.9');
  networks.remember('a', '203.0.113.10');
  expect(networks.of('a')).toBe(networkOf('203.0.113.10'));
  expect(networks.of('a')).not.toContain('203');
  expect(networks.of('b')).toBeUndefined();
});

test.each(['127.0.0.1', '::ffff:127.0.0.1', '::1', '172.17.0.1', '10.1.2.3', 'fd00::1'])(
  '%s may be a proxy, and is nobody’s network',
  (address) => {
    const networks = new CustomerNetworks();
    networks.remember('a', '203.0.113.9');
    networks.remember('a', address);
    expect(networks.of('a')).toBeUndefined();
  },
);
