import { expect, test } from '@jest/globals';
import { readOutletQuestion } from './outlet-question.js';

test.each<[string, string | null, string[]]>([
  ['成都武侯区人民路附近的网点', '510107', ['人民路']],
  ['四川省', '510000', []],
  ['成都有没有网点', '510100', []],
  ['东莞虎门镇', '441900', ['虎门镇']],
  ['上海市徐汇区中山路123号5栋', '310104', ['中山路']],
  ['北京朝陽區文化路', '110105', ['文化路']],
  ['人民路88号', null, ['人民路']],
  ['软件园附近哪里有快递点', null, ['软件园']],
  ['', null, []],
  ['网点', null, []],
  ["%' OR 1=1 --", null, ['or']],
])('%s', (text, adcode, words) => {
  expect(readOutletQuestion(text)).toEqual({ adcode, words });
});

test('a long text gives few words', () => {
  const { words } = readOutletQuestion(
    Array.from({ length: 500 }, (_, n) => `第${n}街区`).join(','),
  );
  expect(words.length).toBeLessThanOrEqual(6);
});
