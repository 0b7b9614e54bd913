import { hmacOf, sameSecret } from '../feeds/signature.js';

/** The headers a signed request carries, both ways. */
export const ID_HEADER = 'relaydesk-id';
export const TIMESTAMP_HEADER = 'relaydesk-timestamp';
export const SIGNATURE_HEADER = 'relaydesk-signature';

/** What is sent beside the body. */
export interface SignedHeaders {
  /** Names the request: sent again it is the same. */
  id: string;
  /** Unix seconds of this very attempt. */
  timestamp: string;
  /** Hex HMAC-SHA256 of `id.timestamp.body`. */
  signature: string;
}

export function signRequest(
  { id, body }: { id: string; body: string },
  secret: string,
  now: Date,
): SignedHeaders {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return { id, timestamp, signature: hmacOf(secret, 'hex', `${id}.${timestamp}.`, body) };
}

/** Whether the headers were made with the secret for exactly this body. */
export function isSigned(headers: SignedHeaders, body: Buffer, secret: string): boolean {
  const { id, timestamp, signature } = headers;
  if (id === '') return false;
  return sameSecret(signature.toLowerCase(), hmacOf(secret, 'hex', `${id}.${timestamp}.`, body));
}
