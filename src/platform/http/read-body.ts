import type { Request } from 'express';
import { CodedError } from '../errors.js';

/**
 * The body of a request as it comes, read only after the sender is known.
 * @param limit in bytes
 * @throws {CodedError} MESSAGE_TOO_LONG as soon as it is longer
 */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw bodyTooLong(limit);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limit) throw bodyTooLong(limit);
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

export function bodyTooLong(limit: number): CodedError {
  return new CodedError('MESSAGE_TOO_LONG', 'The file is too large', {
    details: { maximum: limit },
  });
}
