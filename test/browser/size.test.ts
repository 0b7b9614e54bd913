import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { webFolder } from '../fixtures/browser.js';

const widget = path.join(webFolder, 'widget');

/** Bytes over the line for a page and the scripts and styles it names. */
function weightOf(page: string): number {
  const html = readFileSync(path.join(widget, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/widget\/([^"]+\.(?:js|css))"/g)].map(
    (match) => match[1] ?? '',
  );
  expect(named.length).toBeGreaterThan(0);
  return [page, ...named].reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(widget, file)), { level: 9 }).length,
    0,
  );
}

test('the loader stays within 3 KB gzip', () => {
  const bytes = gzipSync(readFileSync(path.join(widget, 'widget.js')), { level: 9 }).length;
  expect(bytes).toBeLessThanOrEqual(3 * 1024);
});

test('the chat stays within 40 KB gzip with everything for the first message', () => {
  expect(weightOf('index.html')).toBeLessThanOrEqual(40 * 1024);
});
