import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../config.js';
import { ClientAddress } from './client-address.js';
import type { TrustedProxies } from './trusted-proxies.js';

const configOf = (setting?: string) =>
  readConfig(setting === undefined ? {} : { TRUST_PROXY: setting }, '/');

describe('whose word is believed', () => {
  test.each<[string | undefined, TrustedProxies]>([
    [undefined, 0],
    ['off', 0],
    ['0', 0],
    ['false', 0],
    ['on', 1],
    ['true', 1],
    ['1', 1],
    ['3', 3],
    ['loopback', ['loopback']],
    ['Loopback, 10.0.0.0/8,2001:db8::/32', ['loopback', '10.0.0.0/8', '2001:db8::/32']],
    ['203.0.113.7', ['203.0.113.7']],
  ])('%s is read as %j', (setting, proxies) => {
    expect(configOf(setting).trustedProxies).toEqual(proxies);
  });

  test.each(['yes', '-1', '1.5', '99', '0x1', '10.0.0.0/33', '10.0.0.0/0', 'loopback,', 'nearby'])(
    '%s is a fault',
    (setting) => {
      expect(() => configOf(setting)).toThrow('TRUST_PROXY: must be off, on, how many proxies');
    },
  );
});

function addressOf(setting: string, connected: string | undefined, forwarded?: string): string {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: connected });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return new ClientAddress(configOf(setting)).of(request, connected ?? '203.0.113.9');
}

describe('where a client is', () => {
  test.each([
    ['off', '10.0.0.1', '203.0.113.9', '10.0.0.1'],
    ['on', '10.0.0.1', undefined, '10.0.0.1'],
    ['on', '10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['on', '10.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['2', '10.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
    ['2', '10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['10.0.0.0/8', '10.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
    ['10.0.0.0/8', '::ffff:10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['10.0.0.0/8', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['loopback', '::1', '2001:db8::1', '2001:db8::1'],
    ['on', '10.0.0.1', '203.0.113.9:51234', '203.0.113.9'],
    ['on', '10.0.0.1', '[2001:db8::1]:443', '2001:db8::1'],
    ['on', '10.0.0.1', 'unknown', 'unknown'],
    ['off', undefined, '198.51.100.1', '203.0.113.9'],
  ])('%s, connected from %s, forwarded for %s: %s', (setting, connected, forwarded, address) => {
    expect(addressOf(setting, connected, forwarded)).toBe(address);
  });
});
