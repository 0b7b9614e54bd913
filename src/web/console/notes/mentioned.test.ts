import { describe, expect, test } from '@jest/globals';
import type { Colleague } from '../../../protocol/index.js';
import { mentionedIn, stretchesOf } from './mentioned.js';

const person = (id: string, name: string): Colleague => ({
  id,
  name,
  tier: 'frontline',
  presence: 'online',
});
const colleagues = [
  person('wang', '王'),
  person('wangfang', '王芳'),
  person('lin-1', '林'),
  person('lin-2', '林'),
];

describe('who is called in', () => {
  test.each<[string, string[], string[]]>([
    ['请看一下', [], []],
    ['@王芳 请看一下', [], ['wangfang']],
    ['@王芳请看一下', [], ['wangfang']],
    ['@王 和 @王芳', [], ['wang', 'wangfang']],
    ['@王 @王', [], ['wang']],
    ['发到 a@b.com', [], []],
    ['@林', [], ['lin-1', 'lin-2']],
    ['@林', ['lin-2'], ['lin-2']],
    ['不再提到', ['lin-2'], []],
  ])('%s (picked %j)', (text, picked, ids) => {
    expect(mentionedIn(text, colleagues, new Set(picked))).toEqual(ids);
  });

  test('every word of a note is shown once', () => {
    const text = '问@王芳：@王也在吗@';
    const stretches = stretchesOf(text, colleagues);
    expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
    expect(stretches.filter(({ mention }) => mention)).toHaveLength(2);
  });
});
