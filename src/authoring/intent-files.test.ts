import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readIntentFiles } from './intent-files.js';
import { wordFault } from '../platform/yaml-file.js';

const REPLY = "{ zh-CN: ['好'], zh-TW: ['好'], en: ['ok'] }";
const TITLE = '{ zh-CN: 问, zh-TW: 問, en: ask }';

/** An intent as it should be, with some of its lines replaced. */
function intent(name: string, lines: Partial<Record<string, string>> = {}): string {
  const all: Partial<Record<string, string>> = {
    title: TITLE,
    action: 'reply',
    replies: `{ answer: ${REPLY} }`,
    utterances: `{ zh-CN: ['${name} 是什么'] }`,
    ...lines,
  };
  const written = Object.entries(all).filter(([, value]) => value !== undefined);
  return [`  ${name}:`, ...written.map(([key, value]) => `    ${key}: ${value}`)].join('\n');
}

function file(...intents: string[]): string {
  return ['area: test', 'intents:', ...intents, ''].join('\n');
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-intents-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The faults of a folder that holds these files, worded. */
function faultsOf(files: Record<string, string | Uint8Array>): string[] {
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), content);
  }
  return readIntentFiles(folder).faults.map(wordFault);
}

describe('a broken file is named with line, column and what to do', () => {
  test.each([
    ['no YAML', 'area: [test', /^a\.yaml:1:\d+ /],
    ['a tab', 'area: test\nintents:\n\ttest.a: 1\n', /^a\.yaml:3:\d+ .*tab/i],
    [
      'a key that would be lost',
      'area: test\nintents:\n  __proto__: {}\n',
      /^a\.yaml:3:3 __proto__/,
    ],
    ['two documents', 'area: test\nintents: {}\n---\narea: b\n', /^a\.yaml:3:\d+ .*document/],
    ['a key twice', 'area: test\narea: again\nintents: {}\n', /^a\.yaml:2:1 .*unique/i],
    ['an alias', 'area: &x test\nintents: *x\n', /^a\.yaml:1:1 uses a YAML anchor/],
    ['nothing', '', /^a\.yaml:1:1 /],
    ['a list', '- area\n', /^a\.yaml:1:1 /],
    [
      'a text that a comma splits',
      file(
        intent('test.a', {
          replies: '{ answer: { zh-CN: [你好,请稍等], zh-TW: [好], en: [ok] } }',
        }),
      ),
      /^a\.yaml:6:\d+ ends a text at this comma; if it goes on, write "你好,请稍等" in quotes/,
    ],
    [
      'a text in English that a comma splits',
      file(
        intent('test.a', {
          replies: `{ answer: { zh-CN: ['好'], zh-TW: ['好'], en: [Hello, please wait.] } }`,
        }),
      ),
      /^a\.yaml:6:\d+ ends a text at this comma.*"Hello,please wait\."/,
    ],
    [
      'an unknown action',
      file(intent('test.a', { action: 'fly' })),
      /^a\.yaml:5:5 .*action must be one of reply, handover/,
    ],
    [
      'an unknown field',
      file(intent('test.a', { utterence: '[a]' })),
      /^a\.yaml:8:5 .*no field utterence/,
    ],
    ['a bad name', file(intent('Test')), /^a\.yaml:3:3 .*area\.what/],
    [
      'an empty utterance',
      file(intent('test.a', { utterances: "{ zh-CN: ['a', ''] }" })),
      /^a\.yaml:7:32 /,
    ],
    [
      'a number where a text belongs',
      file(intent('test.a', { utterances: '{ zh-CN: [42] }' })),
      /^a\.yaml:7:27 .*string/,
    ],
    [
      'a language without a text',
      file(intent('test.a', { title: '{ zh-CN: 问, en: ask }' })),
      /^a\.yaml:4:5 .*zh-TW/,
    ],
    [
      'a reply that the action needs',
      file(intent('test.a', { action: 'find_outlet' })),
      /^a\.yaml:6:5 .*needs a reply named found/,
    ],
    [
      'a reply that nobody says',
      file(intent('test.a', { replies: `{ answer: ${REPLY}, extra: ${REPLY} }` })),
      /^a\.yaml:6:\d+ reply never says extra/,
    ],
    [
      'a placeholder that nobody fills',
      file(
        intent('test.a', {
          replies: "{ answer: { zh-CN: ['{时间}'], zh-TW: ['好'], en: ['ok'] } }",
        }),
      ),
      /^a\.yaml:6:34 \{时间\} is not filled here; there is none/,
    ],
    [
      'a promise',
      file(
        intent('test.a', {
          replies: "{ answer: { zh-CN: ['明天一定到'], zh-TW: ['好'], en: ['ok'] } }",
        }),
      ),
      /^a\.yaml:6:34 promises "一定"; say it without a promise/,
    ],
    [
      'a reason without a hand-over',
      file(intent('test.a', { reason: 'life' })),
      /^a\.yaml:8:5 A reason is for the action handover/,
    ],
    [
      'an intent without utterances',
      file(intent('test.a', { utterances: '{}' })),
      /^a\.yaml:7:5 .*no utterance to learn from/,
    ],
    [
      'miss for another intent',
      file(intent('test.a', { action: 'miss', replies: undefined })),
      /^a\.yaml:5:5 The action miss belongs to the intent none/,
    ],
    [
      'one text for two intents',
      file(
        intent('test.a', { utterances: "{ zh-CN: ['怎么寄'] }" }),
        intent('test.b', { utterances: "{ zh-CN: ['怎么寄'] }" }),
      ),
      /^a\.yaml:12:27 "怎么寄" is already given in a\.yaml test\.a; keep one/,
    ],
  ])('%s', (_what, content, fault) => {
    expect(faultsOf({ 'a.yaml': content })[0]).toMatch(fault);
  });

  test('not UTF-8', () => {
    expect(faultsOf({ 'a.yaml': Uint8Array.of(0x61, 0xff, 0xfe) })).toEqual([
      'a.yaml:1:1 is not UTF-8 text; save it as UTF-8',
    ]);
  });

  test('too large', () => {
    expect(faultsOf({ 'a.yaml': `# ${'x'.repeat(2_000_000)}` })[0]).toMatch(/split it/);
  });

  test('an intent that another file gives', () => {
    const faults = faultsOf({
      'a.yaml': file(intent('test.a')),
      'b.yaml': file(intent('test.a', { utterances: "{ en: ['else'] }" })),
    });
    expect(faults[0]).toMatch(/^b\.yaml:3:3 The intent test\.a is already given in a\.yaml/);
  });
});

test.each([
  '[好的。, 在的！]',
  "['你好,请稍等', '在的']",
  '["你好", "在的"]',
  '[你好，请稍等]',
  '\n          - 你好,请稍等\n          - 在的',
])('texts that no comma splits: %s', (texts) => {
  const replies = `\n      answer:\n        zh-CN: ${texts}\n        zh-TW: ['好']\n        en: ['ok']`;
  expect(faultsOf({ 'a.yaml': file(intent('test.a', { replies })) })).not.toContainEqual(
    expect.stringContaining('at this comma'),
  );
});

test('one fault does not hide those of other files', () => {
  const faults = faultsOf({ 'a.yaml': 'area: [', 'b.yaml': file(intent('Test')) });
  expect(faults.map((fault) => fault.slice(0, 6))).toEqual(['a.yaml', 'b.yaml']);
});

test('what the bot cannot do without is asked for', () => {
  const faults = faultsOf({ 'a.yaml': file(intent('test.a')) });
  expect(faults).toContainEqual(expect.stringContaining('No file gives the intent chat.human'));
  expect(faults).toContainEqual(expect.stringContaining('No file gives the reply greeting'));
});

test('notes and hidden files beside the intent files are left alone', () => {
  expect(faultsOf({ '.swap.yaml': 'area: [', 'notes.txt': '{' })).not.toContainEqual(
    expect.stringMatching(/swap|notes/),
  );
});
