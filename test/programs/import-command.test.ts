import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCommand } from '../fixtures/command.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let folder: string;
beforeAll(async () => {
  desk = await startTestDesk();
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-import-'));
});
afterAll(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

function run(words: string[], password = desk.passwordOf('admin')) {
  const env = { RELAYDESK_PASSWORD: password };
  return runCommand('import', [...words, '--url', desk.url], '', env);
}
function file(...lines: string[]): string {
  const where = path.join(folder, 'file.csv');
  writeFileSync(where, lines.join('\n'));
  return where;
}
const HEADER = 'waybill,time,text';
const good = 'YT9500000000001,2026-11-20 09:00:00,已揽收';

describe('the import command', () => {
  test('sends a file and shows how far it is', async () => {
    const result = await run(['events', file(HEADER, good)]);
    expect(result.stderr).toContain('100 %  1 stored, 0 refused');
    expect(result).toMatchObject({ status: 0, stdout: '' });
    expect((await fetch(`${desk.url}/api/v1/waybills/YT9500000000001`)).status).toBe(200);
  });

  test('gives the refused lines to whoever reads its output', async () => {
    const result = await run(['events', file(HEADER, 'YT9500000000001,never,x', good)]);
    expect(result.status).toBe(1);
    expect(JSON.parse(result.stdout)).toMatchObject({
      line: 2,
      code: 'TIME_INVALID',
      column: 'time',
    });
  });

  test.each<[string, () => [string[], string?], string]>([
    ['no arguments', () => [[]], 'Usage:'],
    ['no such file', () => [['events', '/nowhere/file.csv']], '/nowhere/file.csv'],
    ['no such kind', () => [['planets', file(HEADER)]], 'NOT_FOUND'],
    ['a wrong password', () => [['events', file(HEADER)], 'guess'], 'CREDENTIALS_WRONG'],
    [
      'another account',
      () => [['events', file(HEADER), '--login', 'expert'], desk.passwordOf('expert')],
      'PERMISSION_DENIED',
    ],
  ])('%s is told in a line', async (_, given, told) => {
    const [words, password] = given();
    const result = await run(words, password);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain(told);
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });
});
