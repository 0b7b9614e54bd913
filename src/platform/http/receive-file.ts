import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { bodyTooLong } from './read-body.js';

/**
 * Writes the body of a request to a file while it comes, so that many slow senders cost no memory.
 * @param limit in bytes
 * @param folder where it is written; made where it is not there
 * @param use is given the file's path; the file is gone afterwards
 * @throws {CodedError} MESSAGE_TOO_LONG as soon as it is longer
 */
export async function receiveFile<T>(
  request: Request,
  { limit, folder }: { limit: number; folder: string },
  use: (file: string) => Promise<T>,
): Promise<T> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw bodyTooLong(limit);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, randomUUID());
  try {
    const within = bounded(request as AsyncIterable<Buffer>, limit);
    await pipeline(within, createWriteStream(file, { mode: 0o600, flags: 'wx' }));
    return await use(file);
  } finally {
    await rm(file, { force: true });
  }
}

async function* bounded(body: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > limit) throw bodyTooLong(limit);
    yield part;
  }
}
