import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { projectFolder } from '../fixtures/relaydesk.js';

const source = path.join(projectFolder, 'src', 'web', 'widget');
/** In KiB, gzip. The docs' figures are these, see the last test. */
const limits = z
  .strictObject({ loader: z.number(), chat: z.number(), part: z.number() })
  .parse(JSON.parse(readFileSync(path.join(source, 'size-limits.json'), 'utf8')));

// Built anew: what lies in `dist` may be of yesterday.
const widget = mkdtempSync(path.join(tmpdir(), 'relaydesk-widget-'));
afterAll(() => rmSync(widget, { recursive: true, force: true }));
execFileSync(
  process.execPath,
  [
    path.join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js'),
    ...['build', '-c', path.join(source, 'vite.config.ts'), '--outDir', widget],
    ...['--logLevel', 'error'],
  ],
  { cwd: projectFolder, env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' } },
);

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

/** Everything that a part may fetch later, however deep. */
function partsOf(part: string, seen = new Set<string>()): Set<string> {
  const { imports = [], dynamicImports = [] } = manifest[part] ?? {};
  for (const later of dynamicImports) if (!seen.has(later)) partsOf(later, seen.add(later));
  for (const imported of imports) partsOf(imported, seen);
  return seen;
}

/** Bytes over the line for several parts together, each file once. */
function weightOf(...parts: string[]): number {
  const files = new Set(parts.flatMap((part) => [...filesOf(part)]));
  return [...files].reduce((sum, file) => sum + gzipped(file), 0);
}

const languages = Object.keys(manifest).filter((part) => part.startsWith('chat/i18n/'));

test('the loader stays within its limit', () => {
  expect(gzipped('widget.js')).toBeLessThanOrEqual(limits.loader * 1024);
});

test('the page names all that it needs, and nothing that can wait', () => {
  const html = readFileSync(path.join(widget, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/widget\/([^"]+\.(?:js|css))"/g)].map(
    (match) => match[1],
  );
  for (const file of named) expect(filesOf('index.html')).toContain(file);
});

test.each(languages)('the chat with %s stays within its limit up to the first message', (part) => {
  expect(languages).toHaveLength(3);
  expect(gzipped('index.html') + weightOf('index.html', part)).toBeLessThanOrEqual(
    limits.chat * 1024,
  );
});

test('what is fetched on demand stays within its limit, part by part', () => {
  const first = weightOf('index.html', ...languages);
  const parts = [...partsOf('index.html')].filter((part) => !languages.includes(part));
  expect(parts.length).toBeGreaterThan(5);
  for (const part of parts) {
    const more = weightOf('index.html', ...languages, part) - first;
    expect([part, more <= limits.part * 1024]).toEqual([part, true]);
  }
});

test.each([
  ['README.md', `under ${limits.loader} KB gzip`],
  ['README.md', `${limits.loader}, and ${limits.chat} when opened`],
  ['README.zh-CN.md', `gzip 后不到 ${limits.loader} KB`],
  ['README.zh-CN.md', `${limits.loader}，打开时再加 ${limits.chat}`],
  ['docs/widget.md', `loader ≤ ${limits.loader} KB, chat ≤ ${limits.chat} KB`],
])('%s says what is checked here', (file, figure) => {
  expect(readFileSync(path.join(projectFolder, file), 'utf8')).toContain(figure);
});
