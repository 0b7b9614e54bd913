import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { wordFault, type FileFault } from '../platform/yaml-file.js';
import { readCanned } from './canned-files.js';

const TITLE = '{ zh-CN: 问, zh-TW: 問, en: ask }';
const file = (text: string, more = '', shortcut = 'hello') =>
  `canned:\n  ${shortcut}:\n    title: ${TITLE}\n    text: ${text}\n${more}`;
const texts = (chinese: string) => `{ zh-CN: '${chinese}', zh-TW: 好, en: ok }`;

function faultsOf(...sources: string[]): string[] {
  const faults: FileFault[] = [];
  readCanned(
    sources.map((source, at) => [`canned/${at}.yaml`, source]),
    ['亲亲'],
    faults,
  );
  return faults.map(wordFault);
}

describe('a canned reply that cannot be sent is named with file and line', () => {
  test.each<[string, string, RegExp]>([
    ['a promise', file(texts('明天一定到')), /^canned\/0\.yaml:4:13 promises "一定"/],
    ['what must not be said', file(texts('这个没办法')), /:4:13 says "没办法" \(negative\)/],
    ['what the company forbids', file(texts('亲亲您好')), /:4:13 says "亲亲" \(company\)/],
    ['a brace too many', file(texts('{单号')), /^canned\/0\.yaml:4:13 has a brace too many/],
    ['a gap without a name', file(texts('赔 { } 元')), /:4:13 .*without a short name/],
    ['half a sentence in braces', file(texts(`{${'很'.repeat(31)}}`)), /:4:13 .*short name/],
    ['a language that is missing', file('{ zh-CN: 好, en: ok }'), /:4:5 .*zh-TW/],
    ['a shortcut nobody can type', file(texts('好'), '', 'Hello you'), /:2:3 /],
    ['an unknown field', file(texts('好'), '    team: 华东\n'), /:5:5 .*no field team/],
    ['nobody to send it', file(texts('好'), '    teams: []\n'), /:5:5 /],
  ])('%s', (_, source, fault) => {
    expect(faultsOf(source)[0]).toMatch(fault);
  });

  test('a shortcut of another file', () => {
    expect(faultsOf(file(texts('好')), file(texts('行')))).toEqual([
      'canned/1.yaml:2:3 The shortcut hello is already given in canned/0.yaml; keep one',
    ]);
  });
});

test('values, and gaps in one’s own words, may stand in a text', () => {
  expect(faultsOf(file(texts('{customer}您好，{金额}元')))).toEqual([]);
});

test('the shipped replies hold no fault', () => {
  const shipped = path.resolve(import.meta.dirname, '..', '..', 'intents', 'canned');
  const source = readFileSync(path.join(shipped, 'replies.yaml'), 'utf8');
  expect(faultsOf(source)).toEqual([]);
});
