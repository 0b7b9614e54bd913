import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import type { IntentFile } from '../../src/protocol/index.js';
import { classifyAll, runNlu } from '../fixtures/nlu-command.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-nlu-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const where = path.join(folder, name);
  writeFileSync(where, content);
  return where;
}

const LABELLED = ['fruit', 'city']
  .flatMap((label) =>
    ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map(
      (word) => `${label}\t${label === 'fruit' ? '我想吃苹果' : '北京在哪里'} ${word}`,
    ),
  )
  .join('\n');

const BAD_INPUT: Record<string, string> = {
  empty: '',
  '10 000 digits': '7'.repeat(10_000),
  '10 000 brackets': '('.repeat(10_000),
  'emoji alone': '😀😡👍🏽',
  'control characters': '\u0000\u0007\u001b[31m',
  'lone surrogates': '\ud800 \udc00',
  'names of object members': 'constructor __proto__ toString hasOwnProperty',
  'marks of direction': '\u202e\u2066\u200f',
  Japanese: '今日は荷物がまだ届いていません',
  Russian: 'где моя посылка',
  Arabic: 'أين طردي',
  Thai: 'พัสดุของฉันอยู่ที่ไหน',
};

describe('classify', () => {
  test('reads lines and JSON lines, and writes a JSON line each', async () => {
    const input = '寄到成都3公斤多少钱\n{"text":"I want a human"}\n{ 这不是 JSON\n\n';
    const { status, stdout, stderr } = await runNlu(['classify'], input);
    expect([status, stderr]).toEqual([0, '']);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatchObject({
      text: '寄到成都3公斤多少钱',
      language: 'zh-CN',
      accepted: true,
      entities: { waybills: [], phone: null, weightKg: 3, to: '成都市', from: null, dims: null },
      emotion: { label: 'calm', signals: [] },
      escalate: false,
    });
    expect(lines[1]).toMatchObject({ language: 'en', escalate: true });
    expect(lines[2]).toMatchObject({ text: '{ 这不是 JSON' });
    expect(lines[3]).toMatchObject({ text: '', accepted: false, intents: [] });
  });

  test('answers bad input honestly, each line by itself', async () => {
    const texts = Object.values(BAD_INPUT);
    const lines = await classifyAll(texts);
    expect(lines.map(({ text }) => text)).toEqual(texts);
    for (const [at, what] of Object.keys(BAD_INPUT).entries()) {
      expect([what, lines[at]?.accepted, lines[at]?.intents]).toEqual([what, false, []]);
    }
  });

  test('understands a message of 10 000 characters by its beginning', async () => {
    const [line] = await classifyAll(['我的快递到哪了，'.repeat(1250)]);
    expect(line).toMatchObject({ accepted: true, intents: [{ name: 'tracking.where' }] });
  });
});

describe('evaluate', () => {
  test('trains on one file and measures on another', async () => {
    const train = file('train.tsv', LABELLED);
    const test = file('test.tsv', 'fruit\t苹果 想吃\ncity\t在哪里 北京\n');
    const outside = file('outside.tsv', '今天下雨了\n');
    const words = ['evaluate', '--train', train, '--test', test, '--oos', outside, '--json'];
    const { status, stdout, stderr } = await runNlu(words);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      examples: 2,
      accuracy: 1,
      macroF1: 1,
      confusions: [],
    });
    const people = await runNlu(words.slice(0, -1));
    expect(people.stdout).toMatch(/accuracy +100\.00 %/);
  });
});

test.each([
  [[], /Usage:/],
  [['cross-validate', '--folds', '1'], /--folds takes/],
  [['evaluate', '--train', '/nowhere.tsv', '--test', 'b'], /nowhere\.tsv cannot be read: ENOENT/],
])('nlu %j is refused in words', async (words, message) => {
  const { status, stdout, stderr } = await runNlu(words);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('cross-validate measures intent files by themselves', async () => {
  const intents = path.join(folder, 'intents');
  cpSync(path.join(import.meta.dirname, '..', '..', 'intents'), intents, { recursive: true });
  // A few utterances of each are enough here and take a second.
  let examples = 0;
  for (const name of readdirSync(intents).filter((entry) => entry.endsWith('.yaml'))) {
    const content = parse(readFileSync(path.join(intents, name), 'utf8')) as IntentFile;
    for (const [intent, { utterances, title }] of Object.entries(content.intents)) {
      const kept = utterances['zh-CN']?.slice(0, 8) ?? [];
      content.intents[intent]!.utterances = { 'zh-CN': kept };
      examples += kept.length + (intent === 'none' ? 0 : Object.keys(title).length);
    }
    writeFileSync(path.join(intents, name), stringify(content));
  }
  const words = ['cross-validate', '--intents', intents, '--folds', '2', '--json'];
  const { status, stdout, stderr } = await runNlu(words);
  expect([status, stderr]).toEqual([0, '']);
  const result = JSON.parse(stdout) as { examples: number; accuracy: number; confusions: object[] };
  expect(result.examples).toBe(examples);
  expect(result.accuracy).toBeGreaterThan(0.3);
  expect(result.accuracy).toBeLessThan(1);
  expect(result.confusions[0]).toMatchObject({
    label: expect.stringMatching(/\./),
    heardAs: expect.any(String),
    times: expect.any(Number),
    example: expect.any(String),
  });
});
