import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { groupMessages } from './group-messages.js';

const groupsOf = (texts: string[]) =>
  groupMessages(texts.map((text) => ({ text }))).map((messages) =>
    messages.map(({ text }) => text),
  );

describe('messages that mean the same come together', () => {
  test('the largest group first, in the order they were said', () => {
    expect(
      groupsOf([
        '可以用积分抵运费吗',
        '你们招快递员吗',
        '积分能抵运费吗',
        'do you ship to the moon',
        '运费可以用积分抵扣吗',
        '招不招快递员',
        '積分可以抵運費嗎',
      ]),
    ).toEqual([
      ['可以用积分抵运费吗', '积分能抵运费吗', '运费可以用积分抵扣吗', '積分可以抵運費嗎'],
      ['你们招快递员吗', '招不招快递员'],
      ['do you ship to the moon'],
    ]);
  });

  test('the same words are one group however few there are', () => {
    expect(groupsOf(['会员日是哪天', '会员日是哪天'])).toHaveLength(1);
  });

  test('numbers make no difference, what is asked does', () => {
    const texts = [
      'YT0000000000000能开发票吗',
      'YT1234567890123能开发票吗',
      'YT0000000000000是谁寄的',
    ];
    expect(groupsOf(texts)).toEqual([texts.slice(0, 2), texts.slice(2)]);
  });
});

test('nothing is lost or doubled, and the order of equals stays', () => {
  const text = fc.array(fc.constantFrom('积分', '运费', '抵', '招', '人', '吗', 'a b'), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(
      fc.array(
        text.map((words) => words.join('')),
        { maxLength: 40 },
      ),
      (texts) => {
        expect(groupsOf(texts).flat().sort()).toEqual([...texts].sort());
      },
    ),
  );
});
