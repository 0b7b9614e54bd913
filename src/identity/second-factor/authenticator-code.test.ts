import { describe, expect, test } from '@jest/globals';
import { authenticatorUri, newSecret, stepOfCode } from './authenticator-code.js';

/** The secret of RFC 6238, appendix B: `12345678901234567890` in Base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

const at = (seconds: number) => new Date(seconds * 1000);

describe('codes of an authenticator', () => {
  // The vectors of RFC 6238, appendix B, for SHA-1, the last six of their eight digits.
  test.each([
    [59, '287082', 0x1],
    [1_111_111_109, '081804', 0x23523ec],
    [1_111_111_111, '050471', 0x23523ed],
    [1_234_567_890, '005924', 0x273ef07],
    [2_000_000_000, '279037', 0x3f940aa],
    [20_000_000_000, '353130', 0x27bc86aa],
  ])('at %i s: %s', (seconds, code, step) => {
    expect(stepOfCode(SECRET, code, at(seconds))).toBe(step);
  });

  test.each([
    ['a step late', 1_234_567_890 + 30, 0x273ef07],
    ['a step early', 1_234_567_890 - 30, 0x273ef07],
    ['two steps late', 1_234_567_890 + 60, null],
    ['two steps early', 1_234_567_890 - 60, null],
  ])('%s', (_what, seconds, step) => {
    expect(stepOfCode(SECRET, '005924', at(seconds))).toBe(step);
  });

  test.each(['005925', '', '5924', '0059240', 'abcdef', '００５９２４', "' OR 1=1"])(
    '%j is none',
    (code) => {
      expect(stepOfCode(SECRET, code, at(1_234_567_890))).toBeNull();
    },
  );

  test('a secret has 160 bits and the address says whose it is', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(secret);
    const uri = new URL(authenticatorUri('chen@example.com', secret));
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.pathname)).toContain('RelayDesk:chen@example.com');
    expect(uri.searchParams.get('secret')).toBe(secret);
  });
});
