import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { type Express, type Response } from 'express';

const YEAR_MS = 31_536_000_000;

/**
 * Serves the built front ends: the demo page at `/`, the loader at `/widget.js`, the chat frame
 * under `/widget/`, the console under `/console/`.
 * @param folder the folder the front ends were built into
 */
export function serveWebAssets(app: Express, folder: string): void {
  const widget = path.join(folder, 'widget');
  const console = path.join(folder, 'console');
  app.get('/widget.js', (_request, response) => {
    // Any page may load it, also one with a strict Cross-Origin-Embedder-Policy.
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Cache-Control', 'public, max-age=300');
    sendFile(response, path.join(widget, 'widget.js'));
  });
  app.use('/widget', allowFraming, assets(widget));
  app.use('/console', assets(console));
  app.get(/^\/console(?:\/|$)/, (_request, response) =>
    page(response, path.join(console, 'index.html')),
  );
  app.get(['/', '/demo'], (_request, response) => page(response, path.join(widget, 'demo.html')));
}

/** Hashed files never change under their name; pages are asked for anew. */
function assets(folder: string): express.Handler {
  return express.static(folder, {
    setHeaders: (response, file) => {
      const hashed = file.includes(`${path.sep}assets${path.sep}`);
      response.setHeader(
        'Cache-Control',
        hashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache',
      );
    },
  });
}

/** The chat lives in a frame of any page; everything else refuses to be framed. */
function allowFraming(_request: unknown, response: Response, next: () => void): void {
  response.removeHeader('X-Frame-Options');
  const policy = String(response.getHeader('Content-Security-Policy') ?? '');
  response.setHeader(
    'Content-Security-Policy',
    policy.replace(/frame-ancestors [^;]*/, 'frame-ancestors *'),
  );
  next();
}

function page(response: Response, file: string): void {
  response.setHeader('Cache-Control', 'no-cache');
  sendFile(response, file);
}

function sendFile(response: Response, file: string): void {
  if (existsSync(file)) response.sendFile(file);
  else
    response
      .status(404)
      .json({ error: { code: 'NOT_FOUND', message: 'The front ends are not built' } });
}
