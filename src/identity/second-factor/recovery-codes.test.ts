import { describe, expect, test } from '@jest/globals';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.js';

describe('recovery codes', () => {
  test('are ten, each another, in two groups', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[a-hj-km-np-z2-9]{5}-[a-hj-km-np-z2-9]{5}$/);
  });

  test.each(['K3M9X-7WQ2P', ' k3m9x 7wq2p ', 'k3m9x7wq2p', 'ｋ３ｍ９ｘ－７ｗｑ２ｐ'])(
    '%j is the same code',
    (typed) => {
      expect(hashOfRecoveryCode(typed)).toEqual(hashOfRecoveryCode('k3m9x-7wq2p'));
    },
  );

  test('another code is another', () => {
    expect(hashOfRecoveryCode('k3m9x-7wq2q')).not.toEqual(hashOfRecoveryCode('k3m9x-7wq2p'));
  });
});
