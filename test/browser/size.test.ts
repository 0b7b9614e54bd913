import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { webFolder } from '../fixtures/browser.js';

const widget = path.join(webFolder, 'widget');

/** What the build wrote down of itself: every file, what it needs, what it fetches on demand. */
const manifest = z
  .record(
    z.string(),
    z.object({
      file: z.string(),
      css: z.array(z.string()).default([]),
      imports: z.array(z.string()).default([]),
      dynamicImports: z.array(z.string()).default([]),
    }),
  )
  .parse(JSON.parse(readFileSync(path.join(widget, '.vite', 'manifest.json'), 'utf8')));

function gzipped(file: string): number {
  return gzipSync(readFileSync(path.join(widget, file)), { level: 9 }).length;
}

/** A part's scripts and styles, with all that they import. */
function filesOf(part: string, seen = new Set<string>()): Set<string> {
  const entry = manifest[part];
  if (!entry) throw new Error(`the build has no part ${part}`);
  if (seen.has(entry.file)) return seen;
  seen.add(entry.file);
  for (const style of entry.css) seen.add(style);
  for (const imported of entry.imports) filesOf(imported, seen);
  return seen;
}

/** Bytes over the line for several parts together, each file once. */
function weightOf(...parts: string[]): number {
  const files = new Set(parts.flatMap((part) => [...filesOf(part)]));
  return [...files].reduce((sum, file) => sum + gzipped(file), 0);
}

const languages = Object.keys(manifest).filter((part) => part.startsWith('chat/i18n/'));

test('the loader stays within 3 KB gzip', () => {
  expect(gzipped('widget.js')).toBeLessThanOrEqual(3 * 1024);
});

test('the page names all that it needs, and nothing that can wait', () => {
  const html = readFileSync(path.join(widget, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/widget\/([^"]+\.(?:js|css))"/g)].map(
    (match) => match[1],
  );
  for (const file of named) expect(filesOf('index.html')).toContain(file);
});

test.each(languages)('the chat with %s stays within 40 KB gzip up to the first message', (part) => {
  expect(languages).toHaveLength(3);
  expect(gzipped('index.html') + weightOf('index.html', part)).toBeLessThanOrEqual(40 * 1024);
});

test('what is fetched on demand stays within 10 KB gzip a part', () => {
  const first = weightOf('index.html', ...languages);
  const parts = manifest['index.html']?.dynamicImports ?? [];
  for (const part of parts) {
    const more = weightOf('index.html', ...languages, part) - first;
    expect([part, more <= 10 * 1024]).toEqual([part, true]);
  }
});
