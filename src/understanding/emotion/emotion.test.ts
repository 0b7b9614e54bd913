import { describe, expect, test } from '@jest/globals';
import { normalize } from '../normalize.js';
import { emotionOfWords, escalates, type Signal } from './index.js';
import { toneOf } from './tone.js';

function feel(text: string) {
  return emotionOfWords(normalize(text).clean).emotion;
}

describe('words that mean it by themselves', () => {
  test.each<[string, string, Signal[]]>([
    ['我的快递到哪了', 'calm', []],
    ['请问怎么投诉', 'calm', []],
    ['谢谢', 'calm', []],
    ['不要转人工', 'calm', []],
    ['你们太离谱了', 'angry', ['anger']],
    ['垃圾公司', 'angry', ['anger']],
    ['this is unacceptable', 'angry', ['anger']],
    ['傻逼', 'abusive', ['abuse']],
    ['再不送我砸了你们网点', 'threatening', ['threat']],
    ['我要打12305投诉', 'calm', ['regulator']],
    ['转人工', 'calm', ['asks_for_person']],
    ['can I talk to a real person', 'calm', ['asks_for_person']],
    ['包裹在冒烟', 'calm', ['safety']],
    ['小哥上来就推我，还说知道我住哪', 'calm', ['safety']],
    ['the driver pushed my father', 'calm', ['safety']],
    ['快递员打我电话没接到', 'calm', []],
    ['司机打了两次电话', 'calm', []],
    ['里面是胰岛素，病人等着用药', 'calm', ['life']],
  ])('%s → %s %j', (text, label, signals) => {
    expect(feel(text)).toMatchObject({ label, signals });
    expect(escalates(feel(text))).toBe(signals.length > 0);
  });
});

test.each([
  ['你们到底管不管！！！', 'e:!!'],
  ['WHERE IS MY PARCEL', 'e:capitals'],
  ['好吧……', 'e:...'],
  ['谢谢😊', 'e:smile'],
  ['求求你们了😭', 'e:cry'],
])('%s is written with %s', (text, tone) => {
  expect(toneOf(text)).toContain(tone);
});

test('a plain message has no tone', () => {
  expect(toneOf('我的快递到哪了')).toEqual([]);
});
