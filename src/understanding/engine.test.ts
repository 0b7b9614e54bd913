import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createEngine } from './engine.js';
import { trainModel } from './model.js';

const examples = {
  'tracking.where': [
    '我的快递到哪了',
    '包裹到哪里了',
    '帮我查一下物流',
    '快递怎么还没到',
    '查快递',
    'where is my parcel',
    'track my package',
  ],
  'price.quote': [
    '寄到成都多少钱',
    '运费怎么算',
    '三公斤寄北京多少钱',
    '邮费多少',
    '寄个包裹要多少运费',
    'how much to send a parcel',
    'shipping cost please',
  ],
  'chat.human': ['转人工', '我要人工客服', '找真人', '人工服务', '叫客服来', 'talk to a person'],
  none: ['今天天气怎么样', '讲个笑话', '帮我写首诗', '股票涨了吗', 'tell me a joke'],
};
const engine = createEngine(
  trainModel({
    intents: Object.entries(examples).flatMap(([label, texts]) =>
      texts.map((text) => ({ label, text })),
    ),
  }),
  'test',
);

test.each([
  ['我的快递 YT1234567890123 到哪了', 'tracking.where'],
  ['我的快遞到哪了', 'tracking.where'],
  ['寄到上海要多少钱', 'price.quote'],
  ['我要转人工', 'chat.human'],
  ['where is my package', 'tracking.where'],
])('%s → %s', (text, name) => {
  expect(engine.understand(text).intents[0]?.name).toBe(name);
});

describe('what is not understood', () => {
  test.each(['今天天气怎么样', '。。。', '😀', '', ' \n', '\u0000\u202e'])('%j', (text) => {
    const heard = engine.understand(text);
    expect(heard).toMatchObject({ accepted: false, intents: [] });
    expect(heard.why).not.toBe('');
  });
});

test('an engine that learned nothing accepts nothing', () => {
  const empty = createEngine(trainModel({ intents: [] }), 'empty');
  expect(empty.understand('我的快递到哪了').accepted).toBe(false);
});

test("the conversation's language stays where the text does not tell", () => {
  expect(engine.understand('123', { locale: 'en' }).language).toBe('en');
  expect(engine.understand('你好', { locale: 'zh-TW' }).language).toBe('zh-TW');
  expect(engine.understand('我的快递到哪了', { locale: 'en' }).language).toBe('zh-CN');
});

test('never fails, and confidences are shares', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      const heard = engine.understand(text);
      expect(heard.accepted).toBe(heard.intents.length > 0);
      for (const { confidence } of heard.candidates) {
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('a very long message is understood by its beginning', () => {
  const heard = engine.understand(`我的快递到哪了${'啊'.repeat(100_000)}`);
  expect(heard.text).toHaveLength(100_007);
});

describe('an intent that only a grave message can mean', () => {
  const intents = Object.entries(examples).flatMap(([label, texts]) =>
    texts.map((text) => ({ label, text })),
  );
  const person = ['转人工', '我要人工客服', '找真人', '叫人工来', '人工服务', '给我人工'];
  const calm = [
    '人工草皮怎么寄',
    '人工智能的书',
    '人工湖边收件',
    '人工草坪样品',
    '寄到人工湖',
    '你好',
  ];
  const moods = [
    ...person.map((text) => ({ label: 'person', text })),
    ...calm.map((text) => ({ label: 'calm', text })),
  ];
  const asking = { intents, moods, escalating: ['chat.human'] };
  const named = (engine: ReturnType<typeof createEngine>, text: string) => {
    const { candidates, escalate } = engine.understand(text);
    return { candidates: candidates.map(({ name }) => name), escalate };
  };

  test('is not heard where the mood speaks against it', () => {
    const careless = createEngine(trainModel(asking), 'careless');
    const careful = createEngine(
      trainModel({ ...asking, grave: { 'chat.human': 'person' } }),
      'careful',
    );
    expect(named(careless, '人工草皮').candidates).toContain('chat.human');
    expect(named(careful, '人工草皮').candidates).not.toContain('chat.human');
    expect(named(careful, '转人工')).toMatchObject({ escalate: true });
    expect(named(careful, '转人工').candidates[0]).toBe('chat.human');
  });
});
