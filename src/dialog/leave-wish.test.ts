import { expect, test } from '@jest/globals';
import { isPlainLeaveWish, leaveWishIn } from './leave-wish.js';

test.each([
  ['放门口就行', '放门口就行'],
  ['放门口就行了', '放门口就行了'],
  ['我不在家，放驿站吧', '放驿站吧'],
  ['别打电话 直接放门口就行', '直接放门口就行'],
  ['别敲门直接放门口', '别敲门直接放门口'],
  ['麻烦放快递柜', '麻烦放快递柜'],
  ['可以放门卫那吗', '可以放门卫那吗'],
  ['交给门卫大爷就成', '交给门卫大爷就成'],
  ['SF1234567890123放丰巢', '放丰巢'],
  ['幫我放管理室', '幫我放管理室'],
  ['可以放超商嗎', '可以放超商嗎'],
  ['leave it at the door', 'leave it at the door'],
  ["I won't be home, leave it by the back door please", 'leave it by the back door please'],
  ['put it in the locker', 'put it in the locker'],
])('%s', (text, wish) => expect(leaveWishIn(text)).toBe(wish));

test.each([
  '放驿站了',
  '没打电话就放驿站了',
  '他放门口了',
  '别放快递柜',
  '不要放驿站',
  '谁让放驿站的',
  '又放驿站',
  '未经同意不能放门口',
  '放心吧',
  '驿站几点关门',
  '人在门口',
  "don't leave it at the door",
  'they left it at the door',
  'why did you put it in the locker',
  'I live at 5 Station Road',
])('no wish: %s', (text) => expect(leaveWishIn(text)).toBeNull());

test.each([
  '放驿站',
  '放超商',
  '放門口就好',
  '放门口就行了',
  '麻烦放快递柜',
  '帮我放门卫那',
  '放小区驿站吧',
  '我不在家，放门口就行',
  'leave it at the door',
])('nothing but a wish: %s', (text) => expect(isPlainLeaveWish(text)).toBe(true));

test.each([
  '没经我同意放驿站了',
  '谁让你们放驿站的',
  '不送货上门直接放丰巢',
  '每次都默认放驿站，能不能送上门',
  '生鲜放驿站不通知，都快化了，我要求以后上门',
  '买家反映没打电话就入柜',
  '放驿站了',
  '放之前问一声很难吗',
])('more than a wish: %s', (text) => expect(isPlainLeaveWish(text)).toBe(false));
