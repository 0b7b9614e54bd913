import { describe, expect, test } from '@jest/globals';
import { createEngine } from './engine.js';
import { trainModel } from './model.js';
import { PhraseReader, Phrases, withPhrases } from './phrases.js';

const examples = {
  'tracking.where': ['我的快递到哪了', '包裹到哪里了', '帮我查一下物流', '查快递', 'where is it'],
  'price.quote': ['寄到成都多少钱', '运费怎么算', '三公斤寄北京多少钱', '邮费多少'],
  'chat.greeting': ['你好', '您好', '早上好', 'hello'],
  'chat.human': ['转人工', '我要人工客服', '找真人', '叫客服来'],
  none: ['今天天气怎么样', '讲个笑话', '帮我写首诗'],
};
const model = trainModel({
  intents: Object.entries(examples).flatMap(([label, texts]) =>
    texts.map((text) => ({ label, text })),
  ),
});
const shared = createEngine(model, 'test');
const own = [
  { label: 'outlet.find', text: '菜鳥站喺邊度' },
  { label: 'outlet.find', text: '附近有冇自提柜' },
  { label: 'tracking.where', text: '件货去咗边 YT1234567890123' },
];
const reader = new PhraseReader({});
const regional = withPhrases(shared, new Phrases(own, reader), ['outlet.find']);

describe('words of a region', () => {
  test.each([
    ['菜鸟站喺边度', 'outlet.find'], // in the other script
    ['请问菜鸟站喺边度呀', 'outlet.find'],
    ['件货去咗边 YT9876543210987', 'tracking.where'], // with another number
    ['菜尿站喺边度', 'outlet.find'], // by its sound
  ])('%s → %s', (text, name) => {
    const heard = regional.understand(text);
    expect(heard).toMatchObject({ accepted: true, intents: [{ name }] });
    expect(heard.why).toContain('like 「');
    const { inField, candidates } = regional.classify(text);
    expect([inField, candidates[0]?.name]).toEqual([true, name]);
  });

  test('are as sure as they are alike', () => {
    expect(regional.understand('附近有冇自提柜').intents[0]?.confidence).toBe(1);
    const near = regional.understand('请问附近有冇自提柜呀').intents[0]?.confidence ?? 0;
    expect(near).toBeGreaterThan(0.5);
    expect(near).toBeLessThan(1);
  });

  test('ask for a person where their intent does', () => {
    expect(regional.understand('附近有冇自提柜').escalate).toBe(true);
    expect(regional.understand('件货去咗边').escalate).toBe(false);
  });
});

test.each(['我的快递到哪了', '寄到成都多少钱', '转人工', '今天天气怎么样', '', '😀'])(
  'what is like none of them is heard as everywhere: %j',
  (text) => {
    const now = new Date('2026-11-28T04:00:00Z');
    expect(regional.understand(text, { now })).toEqual(shared.understand(text, { now }));
    expect(regional.classify(text)).toEqual(shared.classify(text));
  },
);

test('beside them another matter is heard as well, and a greeting is not', () => {
  const names = (text: string) => regional.understand(text).intents.map(({ name }) => name);
  expect(names('附近有冇自提柜，寄到成都多少钱')).toEqual(['outlet.find', 'price.quote']);
  expect(names('你好，附近有冇自提柜')).toEqual(['outlet.find']);
});

test('the shared reading counts where it is surer than they are alike', () => {
  const contrary = [{ label: 'outlet.find', text: '我的快递到哪了啊师傅' }];
  const { confidence } = shared.understand('我的快递到哪了').intents[0]!;
  const phrases = new Phrases(contrary, reader);
  const engine = withPhrases(shared, phrases, []);
  const near = phrases.nearestTo(reader.featuresOf('我的快递到哪了'));
  expect(near?.likeness).toBeLessThan(confidence);
  expect(engine.understand('我的快递到哪了').intents[0]?.name).toBe('tracking.where');
  expect(engine.understand('我的快递到哪了啊师傅').intents[0]?.name).toBe('outlet.find');
});
