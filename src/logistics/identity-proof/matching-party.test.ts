import { expect, test } from '@jest/globals';
import { matchingParties } from './matching-party.js';

const phones = { senderPhone: '138-1234-5612', receiverPhone: '(026) 5550-0007' };

test.each<[string, string, string[]]>([
  ["the sender's", '5612', ['sender']],
  ["the receiver's", '0007', ['receiver']],
  ['full-width digits', '５６１２', ['sender']],
  ['with spaces around', ' 0007 ', ['receiver']],
  ['others', '9999', []],
  ['too few', '612', []],
  ['too many', '35612', []],
  ['the empty text', '', []],
  ['no digits', 'abcd', []],
])('%s', (_what, digits, parties) => {
  expect(matchingParties(phones, digits)).toEqual(parties);
});

test('two phones that end alike prove both', () => {
  expect(matchingParties({ senderPhone: '11115612', receiverPhone: '22225612' }, '5612')).toEqual([
    'sender',
    'receiver',
  ]);
});

test('no phone and a short phone prove nothing', () => {
  expect(matchingParties({ senderPhone: null, receiverPhone: '612' }, '5612')).toEqual([]);
  expect(matchingParties({ senderPhone: null, receiverPhone: null }, '')).toEqual([]);
});
