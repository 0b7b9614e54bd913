import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Jieba } from '@node-rs/jieba';
import { Dictionary } from './dictionary.js';
import { Segmenter } from './segmenter.js';

const bytes = readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'));
const segmenter = new Segmenter(new Dictionary(bytes));

test('cuts as jieba itself', () => {
  const jieba = Jieba.withDict(bytes);
  const messages = path.join(process.cwd(), 'test', 'fixtures', 'unseen', 'intents.jsonl');
  const runs = readFileSync(messages, 'utf8').match(/\p{Script=Han}+/gu) ?? [];
  expect(runs.length).toBeGreaterThan(1_000);
  for (const run of runs) expect(segmenter.cut(run)).toEqual(jieba.cut(run, false));
});

test('the words of a run make it up, whatever characters it has', () => {
  for (const run of ['我的𠀀快递', '𠀀', '𠀀𠀁', '龘龘', '中'.repeat(5_000), '']) {
    expect(segmenter.cut(run).join('')).toBe(run);
  }
  expect(segmenter.cut('寄𠀀')).toEqual(['寄', '𠀀']);
});

test('knows what kind a word is, and what words are in it', () => {
  expect(segmenter.kindOf('北京')).toBe('ns');
  expect(segmenter.kindOf('𠀀')).toBeNull();
  expect(segmenter.within('中华人民共和国')).toEqual(
    expect.arrayContaining(['中华', '人民', '共和国']),
  );
  expect(segmenter.within('快递')).toEqual([]);
});

describe('a dictionary', () => {
  const of = (lines: string) => new Dictionary(Buffer.from(lines));

  test('finds its words and no other', () => {
    const dictionary = of('AA制 3 n\n中 5 f\n中国 9 ns\r\n中国人 2 n\n人 1 n');
    for (const word of ['中', '中国', '中国人', '人']) {
      expect(dictionary.numberOf(word)).toBeGreaterThan(0);
    }
    for (const word of ['', '国', '国人', 'AA制', '中人', '中国人人']) {
      expect(dictionary.numberOf(word)).toBe(-1);
    }
    expect(dictionary.kindOf(dictionary.numberOf('中国'))).toBe('ns');
  });

  test('a beginning is no word', () => {
    const dictionary = of('中国人 2 n\n');
    expect(dictionary.next(dictionary.next(0, '中'.charCodeAt(0)), '国'.charCodeAt(0))).not.toBe(
      -1,
    );
    expect(dictionary.numberOf('中国')).toBe(-1);
  });

  test('the likelier words are taken', () => {
    const cut = (lines: string) => new Segmenter(of(lines)).cut('甲乙丙');
    expect(cut('丙 9 n\n乙丙 1 n\n甲 1 n\n甲乙 9 n\n')).toEqual(['甲乙', '丙']);
    expect(cut('丙 1 n\n乙丙 9 n\n甲 9 n\n甲乙 1 n\n')).toEqual(['甲', '乙丙']);
  });

  test('words out of order are no dictionary', () => {
    expect(() => of('人 1 n\n中 5 f\n中国 9 ns\n')).toThrow('out of order');
  });
});
