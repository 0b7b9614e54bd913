import type { Response } from 'express';

const DAY_SECONDS = 86_400;

/** Sends a JPEG that a stranger made: to be shown as a picture, never to run as anything else. */
export function sendImage(response: Response, bytes: Buffer, name: string): void {
  response.setHeader('Content-Type', 'image/jpeg');
  response.setHeader('Content-Disposition', `attachment; filename="${name}.jpg"`);
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', `private, max-age=${DAY_SECONDS}, immutable`);
  response.setHeader('Vary', 'Authorization, Cookie');
  response.send(bytes);
}
