import { expect, test } from '@jest/globals';
import { isSigned, signRequest } from './webhook-signature.js';

const SECRET = 'a-webhook-secret';
const now = new Date('2026-11-23T04:00:00.900Z');
const body = '{"kind":"expedite","note":"催件"}';
const signed = signRequest({ id: '0199', body }, SECRET, now);
const bytes = Buffer.from(body);

test('a signature can be checked by anybody with the secret and openssl', () => {
  expect(signed).toEqual({
    id: '0199',
    timestamp: '1795406400',
    // printf '0199.1795406400.{"kind":"expedite","note":"催件"}' | openssl dgst -sha256 -hmac …
    signature: '730ed0a11641abf301567dd3dd1d9883b6a3fb2fb04aced976004c199c96d0b1',
  });
  expect(isSigned(signed, bytes, SECRET)).toBe(true);
});

test.each([
  ['another body', signed, Buffer.from(body.replace('催', '摧')), SECRET],
  ['another id', { ...signed, id: '0198' }, bytes, SECRET],
  ['no id', { ...signed, id: '' }, bytes, SECRET],
  ['another time', { ...signed, timestamp: '1795406401' }, bytes, SECRET],
  ['another secret', signed, bytes, `${SECRET}!`],
  ['no signature', { ...signed, signature: '' }, bytes, SECRET],
  ['half a signature', { ...signed, signature: signed.signature.slice(0, 32) }, bytes, SECRET],
])('%s is refused', (_what, headers, given, secret) => {
  expect(isSigned(headers, given, secret)).toBe(false);
});
