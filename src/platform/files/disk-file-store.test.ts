import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeFileStore } from '../../../test/fixtures/file-store-conformance.js';
import { DiskFileStore } from './disk-file-store.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'relaydesk-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describeFileStore('a folder', () => new DiskFileStore(path.join(folder, 'files')));

test('nothing unfinished is left beside a file', async () => {
  const files = new DiskFileStore(folder);
  await files.put('a/b.jpg', Buffer.from('one'));
  await files.put('a/b.jpg', Buffer.from('two'));
  expect(await readdir(path.join(folder, 'a'))).toEqual(['b.jpg']);
});
