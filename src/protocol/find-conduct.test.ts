import { describe, expect, test } from '@jest/globals';
import { findConduct, type ConductKind } from './find-conduct.js';

const kindsOf = (text: string, said: string[] = []) =>
  findConduct(text, said).map(({ kind }) => kind);

describe('what must not be said is found', () => {
  test.each<[string, ConductKind]>([
    ['这个不归我管', 'shirking'],
    ['这不是我的责任', 'shirking'],
    ['您去问别的部门吧', 'shirking'],
    ['這個不歸我們管', 'shirking'],
    ["That's not my job.", 'shirking'],
    ['我也不知道', 'negative'],
    ['真的没办法', 'negative'],
    ['這個做不到', 'negative'],
    ['There is nothing we can do', 'negative'],
    ['你听不懂吗', 'interrogating'],
    ['我说了多少遍了', 'interrogating'],
    ['您到底想怎样', 'interrogating'],
    ['不是告诉您了吗', 'interrogating'],
    ['How many times do I have to say it', 'interrogating'],
    ['随你便', 'cold'],
    ['爱信不信', 'cold'],
    ['隨您的便', 'cold'],
    ['Suit yourself', 'cold'],
    ['系统就是这样的', 'blaming'],
    ['是系统的问题', 'blaming'],
    ["the system won't let me", 'blaming'],
    ['丢件很正常', 'trade'],
    ['谁让你不保价', 'trade'],
    ['爱投诉投诉去', 'trade'],
    ['誰叫你沒保價', 'trade'],
    ['我们一定赔', 'promise'],
    ['保证送到', 'promise'],
    ['100% 今天到', 'promise'],
    ['１００％没事', 'promise'],
    ['I guarantee it', 'promise'],
    ['别去申诉了', 'appeal'],
    ['12305 也没用', 'appeal'],
    ['不用打12305', 'appeal'],
    ["please don't complain to the regulator", 'appeal'],
    ['收件人电话 13812345678', 'personal_data'],
    ['138 1234 5678', 'personal_data'],
    ['身份证 11010519491231002X', 'personal_data'],
    ['卡号 6222021234567890128', 'personal_data'],
    ['发到 wang@example.com', 'personal_data'],
    ['3栋2单元501室', 'personal_data'],
  ])('%s → %s', (text, kind) => expect(kindsOf(text)).toContain(kind));
});

describe('what is quoted, reported, negated or harmless is no hit', () => {
  test.each([
    '您说的“没办法”我理解',
    '快递员说不归我管，是我们不对',
    '您刚才提到爱投诉投诉去，我去核实是谁说的',
    '客户反映「丢了很正常」这句话',
    '“保证送到”不是我们的说法',
    "You said it's not my job",
    'The courier said "suit yourself", I am sorry',
    '我们不能保证今天到',
    '不保证，但会尽力',
    '无法保证时间',
    'I cannot guarantee the time',
    '不是没办法，我来想',
    '并不是不知道',
    '有没有办法，我再问一下网点',
    '不知道您方不方便接电话',
    '您不知道也没关系',
    '系统显示已签收',
    '快件一切正常',
    '您可以向 12305 申诉',
    '不满意可以投诉，我来登记',
    '不用重复投诉，我已经登记',
    '单号 771171650259147 已到沈阳',
    'SF1234567890123',
    '网点电话 024-12345678',
    '营业到 20:00',
    '请一定检查外包装',
    '',
  ])('%s', (text) => expect(kindsOf(text)).toEqual([]));

  test('a number that the customer wrote is theirs to hear', () => {
    expect(kindsOf('确认一下是 138-1234-5678 吗', ['我电话13812345678'])).toEqual([]);
    expect(kindsOf('确认一下是 13912345678 吗', ['我电话13812345678'])).toEqual(['personal_data']);
  });
});

test('what a company forbids is found as well, letter by letter', () => {
  const kinds = (text: string) => findConduct(text, [], ['亲亲', 'No worries', 'a.c']);
  expect(kinds('親親您好')).toEqual([]); // Another script is another phrase.
  expect(kinds('亲亲，no WORRIES')).toEqual([
    { kind: 'company', from: 0, to: 2, words: '亲亲' },
    { kind: 'company', from: 3, to: 13, words: 'no WORRIES' },
  ]);
  expect(kinds('您说的“亲亲”我记下了')).toEqual([]);
  expect(kinds('abc')).toEqual([]);
  expect(kinds('a.c')).toHaveLength(1);
});

test('hits name their place in the text as it was written', () => {
  expect(findConduct('您好，這個做不到，Suit Yourself')).toEqual([
    { kind: 'negative', from: 5, to: 8, words: '做不到' },
    { kind: 'cold', from: 9, to: 22, words: 'Suit Yourself' },
  ]);
});

test('a long text is read through', () => {
  expect(findConduct('您说的没办法'.repeat(700))).toEqual([]);
  expect(findConduct('真没办法，'.repeat(700))).toHaveLength(700);
});
