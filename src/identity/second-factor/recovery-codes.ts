import { createHash, randomInt } from 'node:crypto';

/** As many as people keep on one slip of paper. */
export const RECOVERY_CODES = 10;
/** Letters and digits that are not mistaken for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUP = 5;

/** New codes such as `k3m9x-7wq2p`, about 49 bits each: no dictionary finds them by their hash. */
export function newRecoveryCodes(): string[] {
  const group = () =>
    Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: RECOVERY_CODES }, () => `${group()}-${group()}`);
}

/** What is kept of a code, however it is typed: with spaces, without the hyphen, in capitals. */
export function hashOfRecoveryCode(code: string): Buffer {
  const plain = code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return createHash('sha256').update(plain).digest();
}
