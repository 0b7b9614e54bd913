import { createHmac, timingSafeEqual } from 'node:crypto';

/** Compares without telling by its time how much of a guess was right. */
export function sameSecret(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** HMAC-SHA256 of the bytes as they came: a body that is parsed and written anew differs. */
export function hmacOf(
  secret: string,
  encoding: 'hex' | 'base64',
  ...parts: (string | Buffer)[]
): string {
  const hmac = createHmac('sha256', secret);
  for (const part of parts) hmac.update(part);
  return hmac.digest(encoding);
}
