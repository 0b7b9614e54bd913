import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { trainModel, type Teaching } from '../understanding/index.js';
import { readModel, versionOf, writeModel } from './model-cache.js';

const examples = [
  { label: 'a.one', text: '我的快递到哪了' },
  { label: 'a.two', text: '寄到成都多少钱' },
];
const model = trainModel({ intents: examples });
const version = versionOf({ intents: examples });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the version changes with any text or label', () => {
  const [first, second] = examples as [(typeof examples)[0], (typeof examples)[0]];
  const of = (...intents: Teaching['intents']) => versionOf({ intents });
  expect(of(first, second)).toBe(version);
  expect(of(second, first)).not.toBe(version);
  expect(of(first, { ...second, label: 'a.three' })).not.toBe(version);
  expect(of(first)).not.toBe(version);
  expect(versionOf({ intents: [first], moods: [second] })).not.toBe(version);
  expect(versionOf({ intents: examples, concepts: { late: ['晚'] } })).not.toBe(version);
  expect(versionOf({ intents: examples, escalating: ['a.one'] })).not.toBe(version);
});

test('gives back what was stored', () => {
  expect(readModel(folder, version)).toBeNull();
  writeModel(path.join(folder, 'deeper'), version, model);
  expect(readModel(path.join(folder, 'deeper'), version)).toEqual(model);
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
  [
    'with a bit turned',
    (bytes: Buffer) => Buffer.from(bytes.map((b, at) => (at === 50 ? b ^ 1 : b))),
  ],
  ['empty', () => Buffer.alloc(0)],
  ['of rubbish', () => Buffer.from('not a model at all, but long enough to hold a digest')],
])('a file %s counts as none', (_what, spoil) => {
  writeModel(folder, version, model);
  const file = path.join(folder, readdirSync(folder)[0] ?? '');
  writeFileSync(file, spoil(readFileSync(file)));
  expect(readModel(folder, version)).toBeNull();
});

test('keeps a few models, those that were used last, and nothing unfinished', () => {
  const versions = Array.from({ length: 9 }, (_, at) => `${at}`.repeat(16));
  for (const [at, name] of versions.entries()) {
    writeModel(folder, name, model);
    const file = path.join(folder, `model-${name}.bin`);
    utimesSync(file, at + 1, at + 1);
    // The first is the live one: every start reads it.
    expect(readModel(folder, versions[0]!)).not.toBeNull();
  }
  const names = readdirSync(folder);
  expect(names.length).toBeLessThanOrEqual(7);
  expect(names).toContain(`model-${versions[0]}.bin`);
  expect(names).toContain(`model-${versions[8]}.bin`);
  expect(names).not.toContain(`model-${versions[1]}.bin`);
});
