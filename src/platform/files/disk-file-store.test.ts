import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DiskFileStore } from './disk-file-store.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'relaydesk-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what is put is got back whole, replaced, and gone once removed', async () => {
  const files = new DiskFileStore(path.join(folder, 'files'));
  expect(await files.get('a/b.jpg')).toBeNull();
  await files.put('a/b.jpg', Buffer.from('one'));
  await files.put('a/b.jpg', Buffer.from('two'));
  expect(await files.get('a/b.jpg')).toEqual(Buffer.from('two'));
  expect(await readdir(path.join(folder, 'files', 'a'))).toEqual(['b.jpg']);
  await files.remove('a/b.jpg');
  await files.remove('a/b.jpg');
  expect(await files.get('a/b.jpg')).toBeNull();
});

test.each(['../x', 'a/../../x', '/etc/passwd', 'a//b', '', '.', 'a\\b', 'a/.', 'a\0'])(
  'the name %j leads nowhere',
  async (name) => {
    const files = new DiskFileStore(folder);
    await expect(files.put(name, Buffer.from('x'))).rejects.toThrow('Not a name');
    await expect(files.get(name)).rejects.toThrow('Not a name');
  },
);
