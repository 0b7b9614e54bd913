import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isDiskFull, stageFiles, writeDurably } from './stage-files.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-stage-'));
  for (const name of ['a.yaml', 'b.yaml', 'c.yaml']) writeFileSync(path.join(folder, name), 'old');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const contents = () =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => [
        path.relative(folder, path.join(parentPath, name)),
        readFileSync(path.join(parentPath, name), 'utf8'),
      ]),
  );
const old = { 'a.yaml': 'old', 'b.yaml': 'old', 'c.yaml': 'old' };
const changes = new Map([
  ['a.yaml', '新'],
  ['b.yaml', null],
  ['moods/d.yaml', 'new'],
]);

test('nothing shows before it is committed, and then all does', () => {
  const staged = stageFiles(folder, changes);
  expect(contents()).toMatchObject(old);
  staged.commit();
  expect(contents()).toEqual({
    'a.yaml': '新',
    'c.yaml': 'old',
    [path.join('moods', 'd.yaml')]: 'new',
  });
});

test('what is discarded leaves nothing behind', () => {
  stageFiles(folder, changes).discard();
  expect(contents()).toEqual(old);
});

test('a disk that is full in the midst of it leaves every file as it was', () => {
  let written = 0;
  const full = (file: string, content: string) => {
    writeDurably(file, content.slice(0, 1));
    if (++written === 2) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  };
  expect(() => stageFiles(folder, changes, full)).toThrow('no space left');
  expect(contents()).toEqual(old);
});

test.each([
  ['ENOSPC', true],
  ['EDQUOT', true],
  ['53100', true],
  ['EACCES', false],
  [undefined, false],
])('%s means that a disk is full: %s', (code, full) => {
  expect(isDiskFull(Object.assign(new Error('x'), code ? { code } : {}))).toBe(full);
});
