import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import express, { type Express, type Request, type Response } from 'express';
import {
  companyIdSchema,
  themeRule,
  type LocalizedText,
  type WidgetTheme,
} from '../../protocol/index.js';

const YEAR_MS = 31_536_000_000;

/** What the widget is dressed in when it is served. */
export interface ServedWidget {
  theme: WidgetTheme;
  /** What the chat reads from its page. */
  appearance: {
    title?: LocalizedText;
    /** An address on this server. */
    logo?: string;
    /** Where nobody is there now: when they will be; null: not in sight. */
    opensAt?: string | null;
    /** The largest video that is taken. */
    videoBytes?: number;
  };
}

interface WebOptions {
  /** Whether the page of all states of the chat is served at `/gallery`. */
  gallery: boolean;
  /** How the launcher and the chat look now on a company's pages; '': on those that name none. */
  worn: (company: string) => ServedWidget;
  /** The companies whose widget looks different. */
  dressed: () => string[];
}

/**
 * Serves the built front ends: the demo page at `/`, the loader at `/widget.js`, the chat frame
 * under `/widget/`, the console under `/console/`.
 * @param folder the folder the front ends were built into
 */
export function serveWebAssets(
  app: Express,
  folder: string,
  { gallery, worn, dressed }: WebOptions,
): void {
  const widget = path.join(folder, 'widget');
  const console = path.join(folder, 'console');
  /** A page that names its company in the address is told of no other. */
  const loaderThemes = (asked: string) =>
    new Map(
      asked
        ? [['', worn(asked).theme]]
        : ['', ...dressed()].map((company) => [company, worn(company).theme]),
    );
  app.get('/widget.js', (request, response) => {
    // Any page may load it, also one with a strict Cross-Origin-Embedder-Policy.
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Cache-Control', 'public, max-age=300');
    response.type('js');
    sendWith(response, path.join(widget, 'widget.js'), (script) =>
      themedLoader(script, loaderThemes(companyOf(request))),
    );
  });
  if (gallery) {
    app.get('/gallery', (_request, response) => page(response, path.join(widget, 'gallery.html')));
  }
  app.get('/widget/gallery.html', (_request, response) => notFound(response, 'No such page'));
  app.get(['/widget/', '/widget/index.html'], allowFraming, (request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    sendWith(response, path.join(widget, 'index.html'), (html) =>
      themedPage(html, worn(companyOf(request))),
    );
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
  else notFound(response, 'The front ends are not built');
}

/** Sends a text file as the theme changes it. */
function sendWith(response: Response, file: string, change: (text: string) => string): void {
  if (existsSync(file)) response.send(change(readFileSync(file, 'utf8')));
  else notFound(response, 'The front ends are not built');
}

/** What is no id of a company is nobody's. */
function companyOf(request: Request): string {
  return companyIdSchema.safeParse(request.query['company']).data ?? '';
}

/** The loader's own scope is given its styles: the page gets no second request and no global. */
function themedLoader(script: string, themes: ReadonlyMap<string, WidgetTheme>): string {
  const rules = [...themes].map(([company, theme]) => [company, themeRule(theme, ':host')]);
  if (rules.every(([, rule]) => rule === '')) return script;
  return `(function(RELAYDESK_STYLES){${script}\n})(${JSON.stringify(Object.fromEntries(rules))})`;
}

/** Part of the page itself: the chat is never seen in other colours or words first. */
function themedPage(html: string, { theme, appearance }: ServedWidget): string {
  const rule = themeRule(theme, ':root');
  // A block of data: no policy takes it for a script, and nothing in it ends it.
  const data = JSON.stringify(appearance).replaceAll('<', '\\u003c');
  const block = `<script type="application/json" id="appearance">${data}</script>`;
  const parts = (rule ? `<style>${rule}</style>` : '') + (data === '{}' ? '' : block);
  // By a function: words of an admin may hold what `replace` reads as a pattern.
  return parts ? html.replace('</head>', () => `${parts}</head>`) : html;
}

function notFound(response: Response, message: string): void {
  response.status(404).json({ error: { code: 'NOT_FOUND', message } });
}
