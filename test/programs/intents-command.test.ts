import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCommand } from '../fixtures/command.js';
import { startProgramDesk, type ProgramDesk } from '../fixtures/program-desk.js';
import { smallIntents } from '../fixtures/small-intents.js';

let desk: ProgramDesk;
let intents: ReturnType<typeof smallIntents>;
let folder: string;
beforeAll(async () => {
  intents = smallIntents();
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-own-'));
  desk = await startProgramDesk({ RELAYDESK_INTENTS: intents.folder });
});
afterAll(async () => {
  await desk.stop();
  intents.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs it as an admin of the server. */
function run(...words: string[]) {
  const env = { RELAYDESK_PASSWORD: desk.passwordOf('admin'), RELAYDESK_INTENTS: intents.folder };
  return runCommand('intents', [...words, '--url', desk.url], '', env);
}
const own = (name: string) => path.join(folder, name);

/** A copy of what is live, with one file changed. */
function copyWith(name: string, file: string, from: string | RegExp, to: string): string {
  cpSync(intents.folder, own(name), { recursive: true });
  const changed = path.join(own(name), file);
  writeFileSync(changed, readFileSync(changed, 'utf8').replace(from, to));
  return own(name);
}

test('what is live is exported, changed, compared, published and taken back', async () => {
  const copy = own('git');
  const exported = await run('export', copy);
  expect(exported).toMatchObject({ status: 0, stdout: expect.stringContaining(copy) });
  expect(await run('diff', copy)).toMatchObject({ status: 0, stdout: '' });

  writeFileSync(own('more.csv'), 'intent,text\ncourier.contact,骑手电话给一个\ngreet,hi\n');
  expect(await run('import', own('more.csv'), copy)).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/1 utterances.*\n.*greet/),
  });
  expect(await run('diff', copy)).toMatchObject({
    status: 1,
    stdout: '~ courier.yaml\n    + - 骑手电话给一个\n',
  });

  const published = await run('publish', copy, '--reason', '骑手');
  expect(published).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Version 2 is/) });
  expect(published.stderr).toContain('test dialogues:');
  expect(readFileSync(path.join(intents.folder, 'courier.yaml'), 'utf8')).toContain('骑手电话');
  expect((await run('publish', copy, '--reason', '骑手')).stdout).toContain('live already');

  const back = await run('rollback', '1', '--reason', '太早');
  expect(back).toMatchObject({ status: 0, stdout: expect.stringContaining('Version 3 is live') });
  expect((await run('diff', copy)).status).toBe(1);
});

test('what customers must not get is refused, and leaves nothing behind', async () => {
  const failing = copyWith(
    'failing',
    'tests/first_steps.yaml',
    'hand: asked_for_person',
    'hand: life',
  );
  const refused = await run('publish', failing, '--reason', 'x');
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('CHECK_FAILED') });
  expect(refused.stderr).toContain('转人工');
  const faulty = copyWith('faulty', 'price.yaml', /^intents:/m, 'broken: 1\nintents:');
  expect(await run('publish', faulty, '--reason', 'x')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/price\.yaml:\d+:\d+ the file has no field broken/),
  });
  const session = await fetch(`${desk.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: 'admin', password: desk.passwordOf('admin') }),
  });
  const { token } = (await session.json()) as { token: string };
  const drafts = await fetch(`${desk.url}/api/v1/intents/drafts`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(await drafts.json()).toEqual({ drafts: [] });
});

test('a check of files alone names faults by line, and fails', async () => {
  const faulty = copyWith('alone', 'price.yaml', /^intents:/m, 'intents: [');
  expect(await run('check', faulty)).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^price\.yaml:\d+:\d+ /),
  });
});

describe('what it cannot do is told in a line or two', () => {
  test.each<[string, string[], string]>([
    ['no such command', ['chekc'], 'There is no command chekc'],
    ['a word too many', ['diff', 'a', 'b', 'c'], 'a word too many: c'],
    ['no reason', ['publish'], '--reason'],
    ['no such version', ['rollback', '99', '--reason', 'x'], 'NOT_FOUND'],
    ['no such account', ['export', 'somewhere', '--login', 'nobody'], 'CREDENTIALS_WRONG'],
  ])('%s', async (_what, words, told) => {
    const result = await run(...words);
    expect(result).toMatchObject({ status: 2, stderr: expect.stringContaining(told) });
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });

  test('help and the schema are what was asked for', async () => {
    expect(await run('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Usage/),
    });
    expect(JSON.parse((await run('schema')).stdout)).toHaveProperty('$schema');
  });
});
