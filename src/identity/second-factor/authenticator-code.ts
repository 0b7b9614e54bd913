import { generateSecret, generateURI, verifySync } from 'otplib';

/** Seconds that a code is shown for (RFC 6238, as every authenticator has it). */
const STEP_SECONDS = 30;
const DIGITS = 6;

/** A new secret, 160 bits in Base32. */
export function newSecret(): string {
  return generateSecret();
}

/** What an authenticator reads from a QR code. */
export function authenticatorUri(login: string, secret: string): string {
  return generateURI({ issuer: 'RelayDesk', label: login, secret });
}

/**
 * The step of time that a code belongs to, or null where it is none of this secret's now. The
 * step before and the one after count as well: phones' clocks differ.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  if (!new RegExp(`^[0-9]{${DIGITS}}$`).test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  return result.valid ? Math.floor(epoch / STEP_SECONDS) + result.delta : null;
}
