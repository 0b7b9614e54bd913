import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { projectFolder, startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

/** The first JavaScript block of a README: the client it shows. */
function clientOf(readme: string): string {
  const text = readFileSync(path.join(projectFolder, readme), 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(text)?.[1];
  if (!code) throw new Error(`${readme} shows no client`);
  return code;
}

test('the client in the README is within 40 lines and holds a conversation', async () => {
  const code = clientOf('README.md');
  expect(code.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  // Beside node_modules, where a reader's own copy would find socket.io-client.
  const file = path.join(projectFolder, 'node_modules', `.readme-client-${process.pid}.mjs`);
  writeFileSync(file, code);
  try {
    const client = spawn(process.execPath, [file, desk.url], { stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    client.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    client.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const sees = async (pattern: RegExp) => {
      const deadline = Date.now() + 10_000;
      while (!pattern.test(output)) {
        if (Date.now() > deadline) throw new Error(`${pattern} did not come:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await sees(/bot: .+/);
    client.stdin.write('上海寄到成都 3公斤多少钱\n');
    await sees(/bot: .*¥\d+/);
    client.stdin.write('转人工\n');
    await sees(/\[waiting\]/);
    client.kill();
  } finally {
    rmSync(file, { force: true });
  }
});

test('both READMEs show the same client', () => {
  expect(clientOf('README.zh-CN.md')).toBe(clientOf('README.md'));
});
