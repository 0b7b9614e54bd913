import { expect, test } from '@jest/globals';
import { initialsOf } from './pinyin-initials.js';

test.each([
  ['转给同事', 'zgts'],
  ['请提供单号', 'qtgdh'],
  ['投诉已登记', 'tsydj'],
  ['還在核實', 'hzhs'],
  ['理賠已受理', 'lpysl'],
  ['接入', 'jr'],
  ['发票', 'fp'],
  ['物流 A1', 'wl A1'],
  ['', ''],
])('%s is found by %s', (text, initials) => expect(initialsOf(text)).toBe(initials));

test('each initial is found', () => {
  expect(initialsOf('啊不从的额发个好就看了吗你哦怕去人三他我想要在')).toBe(
    'abcdefghjklmnopqrstwxyz',
  );
});
