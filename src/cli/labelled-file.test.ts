import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CommandError } from './command.js';
import { readLabelledFile, readLines } from './labelled-file.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-labelled-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const where = path.join(folder, name);
  writeFileSync(where, content);
  return where;
}

test('of several columns the first is the label and the last the text', () => {
  expect(readLabelledFile(file('good.tsv', 'fruit\t1\t苹果\r\ncity\t 北京 \n'))).toEqual([
    { label: 'fruit', text: '苹果' },
    { label: 'city', text: '北京' },
  ]);
  expect(readLines(file('lines.tsv', 'a\tb\n\nc\n'))).toEqual(['b', 'c']);
});

test.each([
  ['missing', () => path.join(folder, 'nowhere.tsv'), /nowhere\.tsv cannot be read: ENOENT/],
  ['not text', () => file('binary.tsv', Buffer.from([0xff, 0xfe, 0x00])), /is not UTF-8 text/],
  ['without labels', () => file('bare.tsv', 'a\tb\nno label here\n'), /bare\.tsv:2 is not/],
  ['empty', () => file('empty.tsv', ''), /holds no examples/],
])('a file that is %s is named', (_what, make, message) => {
  const read = () => readLabelledFile(make());
  expect(read).toThrow(CommandError);
  expect(read).toThrow(message);
});
