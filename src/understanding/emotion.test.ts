import { expect, test } from '@jest/globals';
import type { Signal } from './emotion.js';
import { feel } from './emotion.js';
import { normalize } from './normalize.js';

test.each<[string, string, Signal[]]>([
  ['我的快递到哪了', 'calm', []],
  ['请问怎么投诉', 'calm', []],
  ['谢谢', 'calm', []],
  ['不要转人工', 'calm', []],
  ['能快点吗，我很着急', 'anxious', []],
  ['都三天了怎么还没到', 'dissatisfied', []],
  ['你们太离谱了', 'angry', ['anger']],
  ['垃圾公司', 'angry', ['anger']],
  ['this is unacceptable', 'angry', ['anger']],
  ['傻逼', 'abusive', ['abuse']],
  ['再不送我砸了你们网点', 'abusive', ['threat']],
  ['我要打12305投诉', 'dissatisfied', ['regulator']],
  ['转人工', 'calm', ['asks_for_person']],
  ['can I talk to a real person', 'calm', ['asks_for_person']],
  ['包裹在冒烟', 'anxious', ['safety']],
  ['里面是胰岛素，病人等着用药', 'anxious', ['life']],
])('%s → %s %j', (text, label, signals) => {
  const emotion = feel(normalize(text).clean, text);
  expect(emotion.label).toBe(label);
  expect(emotion.signals).toEqual(expect.arrayContaining(signals));
  if (signals.length === 0) expect(emotion.signals).toEqual([]);
});
