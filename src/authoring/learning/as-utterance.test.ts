import { describe, expect, test } from '@jest/globals';
import { asUtterance } from './as-utterance.js';

describe('personal data never becomes an utterance', () => {
  test.each<[string, string]>([
    ['帮我查YT8812345678901到哪了', '帮我查YT0000000000000到哪了'],
    ['我电话是138 1234 5612，能改吗', '我电话是13800000000，能改吗'],
    ['我叫张小明，快递丢了', '我叫***，快递丢了'],
    ['李娟 13922228888 帮我寄个件', '*** 13800000000 帮我寄个件'],
    ['13922228888 李娟 要寄件', '13800000000 *** 要寄件'],
    ['我的手机13922228888没收到短信', '我的手机13800000000没收到短信'],
    ['送到幸福路8号3单元201可以吗', '***可以吗'],
    ['取件码是8-2-3011怎么不对', '取件码是***怎么不对'],
    ['身份证110101199003077719行吗', '身份证110101**********19行吗'],
    ['发我邮箱 zhangsan@example.com', '发我邮箱 z***@example.com'],
    ['my name is Wang Fang and my box is late', 'my name is *** and my box is late'],
    ['deliver it to 12 Baker Street please', 'deliver it to *** please'],
  ])('%s', (said, wanted) => expect(asUtterance(said)).toBe(wanted));
});

describe('what is not personal stays as it was said', () => {
  test.each([
    '上海寄到成都3公斤多少钱',
    '箱子60*40*30体积重怎么算',
    '明天下午能送到小区门口吗',
    '保价5000元要多少保费',
    'which depot is my box sitting in right now',
  ])('%s', (said) => expect(asUtterance(said)).toBe(said));
});

test.each(['', '?', '12345', '啊', '很长'.repeat(100)])('%j teaches nothing', (said) => {
  expect(asUtterance(said)).toBeNull();
});
