import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entitiesOf, writtenAt } from '../../../test/fixtures/entities-of.js';
import { hasUpuCheckDigit } from './waybill-forms.js';

const numbersIn = (text: string) => entitiesOf(text).waybills.map(({ value }) => value);

describe('waybills', () => {
  test.each([
    ['单号SF1234567890123', ['SF1234567890123']],
    ['sf1234567890123到哪里了', ['SF1234567890123']],
    ['帮我查一下SF 1234567890123', ['SF1234567890123']],
    ['ＳＦ１２３４５６７８９０１２３ 查件', ['SF1234567890123']],
    ['YT 1234-5678-90123', ['YT1234567890123']],
    ['yt1234 5678 90123', ['YT1234567890123']],
    ['JDX123456789012和JDVA12345678901都没动', ['JDX123456789012', 'JDVA12345678901']],
    ['JD0123456789012', ['JD0123456789012']],
    ['DPK123456789012', ['DPK123456789012']],
    ['德邦 12345678 到哪了', ['12345678']],
    ['德邦单号1234567890', ['1234567890']],
    ['中通 73123456789012', ['73123456789012']],
    ['78 1234 5678 9012', ['78123456789012']],
    ['773123456789012、773123456789013', ['773123456789012', '773123456789013']],
    [
      '773123456789012 773123456789013 773123456789014',
      ['773123456789012', '773123456789013', '773123456789014'],
    ],
    [
      '单号分别是 YT1234567890123, YT1234567890124 和 YT1234567890125',
      ['YT1234567890123', 'YT1234567890124', 'YT1234567890125'],
    ],
    ['YT1234567890123/YT1234567890124', ['YT1234567890123', 'YT1234567890124']],
    ['YT1234567890123YT1234567890124', ['YT1234567890123', 'YT1234567890124']],
    ['韵达4312345678901', ['4312345678901']],
    ['431234567890123 查一下', ['431234567890123']],
    ['EA123456785CN 有更新吗', ['EA123456785CN']],
    ['1234567890123到哪了', ['1234567890123']],
    ['9876543210987', ['9876543210987']],
    ['查一下123456789012', ['123456789012']],
    ['track RB123456785GB please', ['RB123456785GB']],
    ['RR 473124829 GB', ['RR473124829GB']],
    ['RR473124829GB', ['RR473124829GB']],
    ['我的单号是YT1234567890123电话13812345678', ['YT1234567890123']],
    ['13812345678 YT1234567890123', ['YT1234567890123']],
    ['单号 YT1234567890123，电话 138 1234 5678', ['YT1234567890123']],
    ['1Z5R89390357567127', ['1Z5R89390357567127']],
    ['ups 1Z 5R89 3903 5756 7127', ['1Z5R89390357567127']],
    ['USPS 9400110200881269505160', ['9400110200881269505160']],
    ['USPS 9400 1102 0088 1269 5051 60', ['9400110200881269505160']],
    ['fedex 986578788855', ['986578788855']],
    ['DHL 3318810025', ['3318810025']],
    ['我的快递单号是 SF1234567890123 ，麻烦查查，手机尾号5678', ['SF1234567890123']],
    ['快递单号：SF1234567890123，收件人张三，手机13912345678', ['SF1234567890123']],
    ['運單號碼：SF1234567890123', ['SF1234567890123']],
    ['物流单号 75 3123 4567 8901 到没', ['75312345678901']],
    ['包裹432112345678901一直不动', ['432112345678901']],
    ['这个773123456789012呢', ['773123456789012']],
    ['SF1234567890123?', ['SF1234567890123']],
    ['(SF1234567890123)', ['SF1234567890123']],
    ['【YT1234567890123】已签收', ['YT1234567890123']],
    ['jt1234567890123签收了我没收到', ['JT1234567890123']],
    ['JT123456789012', ['JT123456789012']],
    ['極兔JT1234567890123', ['JT1234567890123']],
    ['No.YT1234567890123', ['YT1234567890123']],
    ['#YT1234567890123', ['YT1234567890123']],
    ['tracking number: SF1234567890123', ['SF1234567890123']],
    ['my parcel 773123456789012 is stuck', ['773123456789012']],
    ['numbers YT1234567890123 and YT1234567890124', ['YT1234567890123', 'YT1234567890124']],
    ['YT1234567890123\n13812345678\n张三', ['YT1234567890123']],
    ['1234-5678-9012', ['123456789012']],
    ['邮政 9612345678901', ['9612345678901']],
    ['EMS 1234567890123', ['1234567890123']],
    ['圆通的1234567890', ['1234567890']],
    ['3公斤 YT1234567890123 20元', ['YT1234567890123']],
    ['订单号YT1234567890123', ['YT1234567890123']],
    ['ZTO 73123456789012', ['73123456789012']],
    ['call me at 13812345678 about SF1234567890123', ['SF1234567890123']],
    ['DPK36012345678901-1-2', ['DPK36012345678901-1-2']],
    ['KY1234567890123', ['KY1234567890123']],
    ['LP00123456789012', ['LP00123456789012']],
    ['单号12位：123456789012', ['123456789012']],
    ['YT-1234567890123', ['YT1234567890123']],
    ['yt:1234567890123 什么时候到', ['1234567890123']],
    ['圆通YT 123456 7890 123', ['YT1234567890123']],
    ['单号：JD0012345678901-1-1-', ['JD0012345678901']],
    ['JDVB12345678901-1-3', ['JDVB12345678901']],
    ['JDK123456789012', ['JDK123456789012']],
    ['SF12345678901', ['SF12345678901']],
    [
      '查询SF1234567890123,JT1234567890123;YT1234567890123',
      ['SF1234567890123', 'JT1234567890123', 'YT1234567890123'],
    ],
    ['EE123456785CN和RB123456785GB', ['EE123456785CN', 'RB123456785GB']],
    ['sf 1508 2294 6637 1 帮我看看', ['SF1508229466371']],
    ['查下 sf 1 3 0 2 9 3 8 4 7 5 6 6 1', ['SF1302938475661']],
    // A phone number lies inside.
    ['查一下 7 5 1 3 8 1 2 3 4 5 6 7 8 9', ['75138123456789']],
    ['我要查的是S F 7 0 1 2 3 4 5 6 7 8 9 0 1', ['SF7012345678901']],
    ['就是 s-f 7012345678901', ['SF7012345678901']],
    ['邮政9861 0293 8475 1查一下', ['9861029384751']],
    ['SF123456789012 3公斤', ['SF123456789012']],
  ])('%s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers));
});

describe('what is no waybill', () => {
  test.each([
    '+8613812345678',
    '86 138 1234 5678',
    '0571-88886666',
    '02123456789打不通',
    '我电话 0912-345-678',
    '+852 9123 4567',
    '身份证号110101199003071234',
    '身份证11010119900307123X 快递代收',
    '取件码8-2-3041',
    '取件码 12-3-4056 打不开',
    '订单号 202411241234567890',
    '订单号1234567890123456789 快递没动',
    '淘宝订单 3987654321012345678 查快递',
    'QQ123456789 查快递',
    '我qq 1234567890，包裹丢了',
    '微信号 abc12345678',
    '价值12345678元的货',
    '2026年11月24日寄的快递',
    '2026-11-24 10:30:00 发的快递',
    '20261124的快递',
    '2024到2026年',
    '卡号6222021234567890123 退款',
    '银行卡 6222 0212 3456 7890 123 退款',
    '发票号 12345678，快递发票',
    '税号 91310000MA1FL1234X 开发票',
    '单号：7 3 1 2 3 4',
    '客服工号 10086123',
    '12305投诉',
    '邮编200000',
    '800ml',
    '110101199003071234',
    '我的號碼是0912345678',
    'WhatsApp 91234567',
    '我是13812345678，帮查',
    '138-1234-5678',
    '手机号1381234567',
    '1234567890123456789',
    '99999999',
    '电话13812345678查快递',
    '快递 13812345678 查',
    '固话010-12345678',
    '(021)12345678',
    '021 5888 8888',
    '400-820-8888',
    '收件码 2-1-3005，快递到了',
    '2026/11/24',
    '1234 5678',
    '密码123456789',
    '1'.repeat(300),
  ])('%s', (text) => expect(numbersIn(text)).toEqual([]));
});

describe('carriers', () => {
  test.each([
    ['SF1234567890123', 'shunfeng'],
    ['YT1234567890123', 'yuantong'],
    ['JT1234567890123', 'jtexpress'],
    ['JDX123456789012', 'jd'],
    ['DPK36012345678901', 'debangkuaidi'],
    ['777012345678901', 'shentong'],
    ['73123456789012', 'zhongtong'],
    ['RB123456785CN', 'ems'],
    ['RB123456785GB', 'post'],
    ['1Z5R89390357567127', 'ups'],
    ['韵达 987654321012', 'yunda'],
    ['德邦 12345678', 'debangkuaidi'],
  ])('%s is most likely of %s', (text, carrier) => {
    expect(entitiesOf(text).waybills[0]?.carriers[0]?.carrier).toBe(carrier);
  });

  test('digits alone never prove a carrier', () => {
    const [waybill] = entitiesOf('单号 987654321012').waybills;
    expect(waybill?.carriers[0]?.confidence).toBeLessThanOrEqual(0.5);
  });

  test('a number with a wrong check digit is kept, but hardly believed', () => {
    const [waybill] = entitiesOf('单号 RB123456784GB').waybills;
    expect(waybill?.carriers[0]?.confidence).toBeLessThan(0.5);
  });

  test('one wrong digit of an S10 number never passes', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(digits, (serial) => {
        const passing = Array.from({ length: 10 }, (_, check) =>
          hasUpuCheckDigit(`RB${serial.join('')}${check}GB`),
        );
        expect(passing.filter(Boolean)).toHaveLength(1);
      }),
    );
  });
});

/** A number of a carrier that has letters, so that it is sure wherever it stands. */
const numbers = fc
  .tuple(
    fc.constantFrom(['SF', 13], ['SF', 12], ['YT', 13], ['JT', 13], ['JDX', 12], ['JD', 13]),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 }),
  )
  .map(([[prefix, length], digits]) => `${prefix}${digits.join('').slice(0, Number(length))}`);

test('a number in groups, of any width and case, is found where it stands', () => {
  const separators = fc.constantFrom('', ' ', '-');
  const surroundings = fc.constantFrom('', '查一下', '单号：', 'parcel ', '，');
  fc.assert(
    fc.property(
      numbers,
      separators,
      fc.integer({ min: 3, max: 5 }),
      fc.boolean(),
      surroundings,
      (number, separator, size, wide, around) => {
        const [, prefix = '', digits = ''] = /^(\D+)(\d+)$/.exec(number) ?? [];
        const groups = digits.match(new RegExp(`.{${size},${size + 2}}(?!.{1,2}$)|.+`, 'g')) ?? [];
        const narrow = [prefix.toLowerCase(), ...groups].join(separator);
        const written = wide ? narrow.replace(/[a-z0-9]/g, widened) : narrow;
        const text = `${around}${written}，谢谢`;
        const [waybill] = entitiesOf(text).waybills;
        expect([waybill?.value, writtenAt(text, waybill)]).toEqual([number, written]);
      },
    ),
  );
});

test('several pasted in a row are all found, in order', () => {
  const separators = fc.constantFrom('、', '，', ', ', '和', ' ', '\n', ' / ', ' and ');
  fc.assert(
    fc.property(
      fc.array(numbers, { minLength: 2, maxLength: 5 }),
      separators,
      (list, separator) => {
        const text = list.join(separator);
        const found = entitiesOf(text).waybills;
        expect(found.map(({ value }) => value)).toEqual(list);
        expect(found.map((waybill) => writtenAt(text, waybill))).toEqual(list);
      },
    ),
  );
});

/** The full-width form of a letter or a digit. */
function widened(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}
