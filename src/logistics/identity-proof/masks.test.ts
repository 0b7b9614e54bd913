import { expect, test } from '@jest/globals';
import { maskAddress, maskField, maskName, maskPhone } from './masks.js';

test.each([
  ['张伟', '张*'],
  ['欧阳娜娜', '欧*'],
  [' Smith', 'S*'],
  ['𠮷田', '𠮷*'],
  ['', ''],
])('the name %j is shown as %j', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

test.each([
  ['13812345612', '138******12'],
  ['+86 138-1234-5612', '861********12'],
  ['(026) 5550-1234', '026******34'],
  ['12345', '***45'],
])('the phone %j is shown as %j', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});

test.each([
  ['成都市锦江区人民路12号3单元', '成都市锦江区人民路***'],
  ['幸福小区8栋201', '幸福小区***'],
  ['某处没有门牌的地方', '某处没有门牌***'],
  ['12 Long Street, Flat 5', '12 Long Street***'],
  ['近', '近***'],
])('the address %j is shown as %j', (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});

test('a field is masked by its kind', () => {
  expect(maskField('receiver_phone', '13812345612')).toBe('138******12');
  expect(maskField('receiver_address', '人民路12号')).toBe('人民路***');
  expect(maskField('signed_by', '李四')).toBe('李*');
});
