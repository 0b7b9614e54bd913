import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';

const DAY_SECONDS = 86_400;

/** A file to be sent, or a part of it. */
export interface RangedFile {
  name: string;
  type: string;
  size: number;
  /** @param end the last byte, which is included */
  read: (start: number, end: number) => Promise<Readable>;
}

/**
 * Sends what a stranger made to a player, as much of it as it asks for (RFC 9110, 14): never to
 * run as anything else, and not kept where others could find it.
 */
export async function sendRange(
  request: Request,
  response: Response,
  { name, type, size, read }: RangedFile,
): Promise<void> {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', `private, max-age=${DAY_SECONDS}, immutable`);
  response.setHeader('Vary', 'Authorization, Cookie');
  response.setHeader('Accept-Ranges', 'bytes');
  const ranges = request.range(size, { combine: true });
  if (ranges === -1) {
    response.setHeader('Content-Range', `bytes */${size}`);
    response.status(416).end();
    return;
  }
  // Several parts at once are allowed to be answered with the whole.
  const asked = Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1;
  const { start, end } = (asked ? ranges[0] : undefined) ?? { start: 0, end: size - 1 };
  if (asked) response.status(206).setHeader('Content-Range', `bytes ${start}-${end}/${size}`);
  response.setHeader('Content-Length', end - start + 1);
  if (request.method === 'HEAD') return void response.end();
  const bytes = await read(start, end);
  // A player that has seen enough hangs up: nothing is wrong then.
  await pipeline(bytes, response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
}
