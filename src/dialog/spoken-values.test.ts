import { describe, expect, test } from '@jest/globals';
import { isTooDear } from './preference.js';
import { cubicMetreIn, isAskedAlike, isBareComplaint, leavesIt, partyIn } from './spoken-values.js';

describe('who wants to complain and says of nothing', () => {
  test.each([
    '我要投诉',
    '我要投訴！',
    '投诉',
    '你好，我想投诉',
    '我要投诉你们公司',
    '我要做个投诉',
    'I want to complain.',
    "I'd like to make a complaint",
    'I would like to file a formal complaint',
    'complaint',
  ])('%s', (text) => expect(isBareComplaint(text)).toBe(true));

  test.each([
    '怎么投诉',
    '我要投诉快递员',
    '我要投诉你们太慢了',
    '不投诉了',
    '我的投诉处理得怎么样了',
    '我要投诉 YT1234567890123',
    'how do I complain',
    'I want to complain about the courier',
    'my complaint',
  ])('not %s', (text) => expect(isBareComplaint(text)).toBe(false));
});

test.each([
  ['明天呢', true],
  ['那后天呢？', true],
  ['那明天可以嗎', true],
  ['What about tomorrow?', true],
  ['明天', false],
  ['我明天不在家', false],
  ['明天上午能不能给我送到公司去呢', false],
  ['tomorrow I am out', false],
])('%s asks for another value: %s', (text, expected) => expect(isAskedAlike(text)).toBe(expected));

describe('what somebody says to be to a parcel', () => {
  test.each([
    ['我是收件人', 'receiver'],
    ['收件人', 'receiver'],
    ['我是买家。', 'receiver'],
    ["I'm the receiver", 'receiver'],
    ['我是寄件人', 'sender'],
    ['寄件的', 'sender'],
    ['i am the sender', 'sender'],
  ])('%s', (text, party) => expect(partyIn(text)).toBe(party));

  test.each(['收件人是谁', '收件人付钱', '我是', '收件人电话3515', 'who is the receiver'])(
    'not %s',
    (text) => expect(partyIn(text)).toBeNull(),
  );
});

describe('who finds something dear, and says of nothing what', () => {
  test.each([
    '太贵了',
    '太貴了吧',
    '好贵啊',
    '运费太贵了',
    '有点贵',
    'too expensive',
    "that's pricey",
    'this is too expensive',
    '太贵了，便宜点',
  ])('%s', (text) => expect(isTooDear(text)).toBe(true));

  test.each(['贵重物品', '保价太贵了怎么办', '贵不贵', '您贵姓', 'expensive watch inside'])(
    'not %s',
    (text) => expect(isTooDear(text)).toBe(false),
  );
});

test.each([
  ['一立方等于多少公斤', 1_000_000],
  ['1m³算多重', 1_000_000],
  ['每立方折算多少公斤', 1_000_000],
  ['one cubic meter to kg', 1_000_000],
  ['11立方等于多少公斤', null],
  ['一方面', null],
])('the cubic metre asked about in %s', (text, volume) => expect(cubicMetreIn(text)).toBe(volume));

test.each([
  ['不取消了', true],
  ['还是不改了', true],
  ['好吧算了', true],
  ['算了', true],
  ['ok forget it', true],
  ['never mind', true],
  ["don't cancel it", true],
  ['好的', false],
  ['算了多少钱', false],
  ['不对，是201号', false],
  ['yes', false],
])('whether %s leaves it: %s', (text, leaves) => expect(leavesIt(text)).toBe(leaves));
