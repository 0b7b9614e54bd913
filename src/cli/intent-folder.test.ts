import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CommandError } from './command.js';
import { readFolder, readText, writeFolder } from './intent-folder.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-folder-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what is written is read again; what is not in the set stays', () => {
  const there = path.join(folder, 'own');
  const set = new Map([
    ['price.yaml', 'intents: {}\n'],
    ['tests/price.yaml', 'dialogues: []\n'],
  ]);
  expect(writeFolder(there, set)).toEqual([]);
  expect(readFolder(there)).toEqual(set);
  expect(writeFolder(there, new Map([['price.yaml', 'intents: { }\n']]))).toEqual([
    'tests/price.yaml',
  ]);
  expect(readFileSync(path.join(there, 'price.yaml'), 'utf8')).toBe('intents: { }\n');
});

test.each<[string, () => unknown, string]>([
  ['no folder', () => readFolder('/nowhere'), '/nowhere cannot be read: ENOENT'],
  ['no intent files', () => readFolder(folder), 'holds no intent files'],
  ['a folder that is a file', () => writeFolder(aFile(), new Map()), 'cannot be written: EEXIST'],
  ['no file', () => readText('/nowhere.csv'), '/nowhere.csv cannot be read: ENOENT'],
  ['no text', () => readText(aFile(Buffer.from([0xff]))), 'save it as UTF-8'],
])('%s is told', (_what, act, told) => {
  expect(act).toThrow(CommandError);
  expect(act).toThrow(told);
});

function aFile(content: string | Buffer = ''): string {
  const file = path.join(folder, 'file.csv');
  writeFileSync(file, content);
  return file;
}
