import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalize } from '../normalize.js';
import { extract, type Entities } from './index.js';
import { parseNumber } from './numbers.js';
import { hasUpuCheckDigit } from './waybill-forms.js';

/** A Tuesday evening in Shanghai. */
const NOW = new Date('2026-11-24T12:00:00Z');

function entitiesOf(text: string): Entities {
  const { clean, origin } = normalize(text);
  return extract(clean, origin, NOW).entities;
}

describe('waybills', () => {
  test.each([
    ['我的快递YT1234567890123到哪了', ['YT1234567890123']],
    ['ｙｔ１２３４５６７８９０１２３', ['YT1234567890123']],
    ['单号 SF 1234-5678-90123 查一下', ['SF1234567890123']],
    ['73123456789012', ['73123456789012']],
    ['YT1234567890123，还有 JDX123456789012', ['YT1234567890123', 'JDX123456789012']],
    ['YT1234567890123\nYT3210987654321', ['YT1234567890123', 'YT3210987654321']],
    ['parcel RB123456785GB', ['RB123456785GB']],
    ['我的电话是13812345678', []],
    ['身份证 11010119900307123X', []],
    ['3公斤到成都多少钱', []],
    ['2026-11-24 寄的', []],
    ['20261124寄的快递', []],
    ['1'.repeat(300), []],
  ])('%s', (text, numbers) => {
    expect(entitiesOf(text).waybills.map(({ value }) => value)).toEqual(numbers);
  });

  test.each([
    ['SF1234567890123', 'shunfeng'],
    ['YT1234567890123', 'yuantong'],
    ['JT1234567890123', 'jtexpress'],
    ['DPK36012345678901', 'debangkuaidi'],
    ['777012345678901', 'shentong'],
    ['RB123456785CN', 'ems'],
  ])('%s is most likely of %s', (text, carrier) => {
    expect(entitiesOf(text).waybills[0]?.carriers[0]?.carrier).toBe(carrier);
  });

  test('digits alone never prove a carrier', () => {
    const [waybill] = entitiesOf('单号 987654321012').waybills;
    expect(waybill?.carriers[0]?.confidence).toBeLessThanOrEqual(0.5);
  });

  test('its place is that in the text as it was written', () => {
    const text = '查　ＹＴ１２３４ ５６７８９０１２３ 谢谢';
    const [waybill] = entitiesOf(text).waybills;
    expect(text.slice(waybill?.start, waybill?.end)).toBe('ＹＴ１２３４ ５６７８９０１２３');
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

describe('weights in grams', () => {
  test.each([
    ['3公斤', 3000],
    ['三公斤', 3000],
    ['两公斤半', 2500],
    ['半斤', 250],
    ['一斤半', 750],
    ['三斤二两', 1600],
    ['两斤', 1000],
    ['十二斤', 6000],
    ['500克', 500],
    ['0.5kg', 500],
    ['2-3公斤', 3000],
    ['12.5千克', 12500],
    ['1吨', 1_000_000],
    ['5 lbs', 2268],
    ['half a kilo', 500],
    ['３ｋｇ', 3000],
    ['等了两天', undefined],
    ['两个包裹', undefined],
    ['克服一下', undefined],
    ['0公斤', undefined],
  ])('%s → %s', (text, grams) => {
    expect(entitiesOf(text).weightGrams?.value).toBe(grams);
  });
});

describe('from, to and place', () => {
  test.each([
    ['上海寄到成都', '上海市', '成都市', undefined],
    ['从广东深圳到北京朝阳区', '深圳市', '朝阳区', undefined],
    ['寄到杭州要多久', undefined, '杭州市', undefined],
    ['发往新疆', undefined, '新疆维吾尔自治区', undefined],
    ['臺北寄到高雄', '台北市', '高雄市', undefined],
    ['from Shanghai to Chengdu', '上海市', '成都市', undefined],
    ['成都到上海的运费', '成都市', '上海市', undefined],
    ['成都哪里有网点', undefined, undefined, '成都市'],
    ['寄美国', undefined, '美国', undefined],
    ['东莞', undefined, undefined, '东莞市'],
    ['苏州吴中区有网点吗', undefined, undefined, '吴中区'],
    ['你好', undefined, undefined, undefined],
  ])('%s', (text, from, to, place) => {
    const found = entitiesOf(text);
    expect([found.from, found.to, found.place].map((place) => place?.value.name)).toEqual([
      from,
      to,
      place,
    ]);
  });
});

describe('phones', () => {
  test.each([
    ['我的电话13812345678', '13812345678'],
    ['打 138-1234-5678', '13812345678'],
    ['+86 138 1234 5678', '13812345678'],
    ['+886912345678', '+886912345678'],
    ['YT1234567890123', undefined],
    ['等了3天', undefined],
  ])('%s → %s', (text, phone) => {
    expect(entitiesOf(text).phone?.value).toBe(phone);
  });
});

describe('money in yuan', () => {
  test.each([
    ['保价3000元', 3000],
    ['三块五', 3.5],
    ['价值1.2万元', 12_000],
    ['¥99.90', 99.9],
    ['两千块', 2000],
    ['两块钱', 2],
    ['三公斤', undefined],
  ])('%s → %s', (text, yuan) => {
    expect(entitiesOf(text).amountYuan?.value).toBe(yuan);
  });
});

describe('dimensions in centimetres', () => {
  test.each([
    ['60×40×30cm', [60, 40, 30]],
    ['60*40*30', [60, 40, 30]],
    ['长60宽40高30', [60, 40, 30]],
    ['0.6米x0.4米x0.3米', [60, 40, 30]],
    ['600x400x300mm', [60, 40, 30]],
    ['60×40', undefined],
  ])('%s', (text, sides) => {
    const value = entitiesOf(text).dimensions?.value;
    expect(value && [value.lengthCm, value.widthCm, value.heightCm]).toEqual(sides);
  });
});

describe('dates in business time', () => {
  test.each([
    ['明天上午', '2026-11-25'],
    ['昨天寄的', '2026-11-23'],
    ['11月20号寄的', '2026-11-20'],
    ['下午三点来取', '2026-11-24T15:00+08:00'],
    ['tomorrow', '2026-11-25'],
    ['寄到成都', undefined],
  ])('%s → %s', (text, date) => {
    const value = entitiesOf(text).date?.value;
    expect(date === undefined ? value : value?.slice(0, date.length)).toBe(date);
  });
});

describe('parseNumber', () => {
  test.each([
    ['12.5', 12.5],
    ['1,200', 1200],
    ['两千三', 2300],
    ['一百零五', 105],
    ['十二点五', 12.5],
    ['三万', 30_000],
    ['一万二', 12_000],
    ['五六', 6],
    ['', null],
    ['点', null],
    ['abc', null],
  ])('%s → %s', (text, value) => expect(parseNumber(text)).toBe(value));

  test('reads every whole number below ten thousand as Chinese writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (number) => {
        expect(parseNumber(inChinese(number))).toBe(number);
      }),
    );
  });
});

/** A whole number, 1–9999, written out. */
function inChinese(number: number): string {
  let text = '';
  let gap = false;
  for (const [at, unit] of ['千', '百', '十', ''].entries()) {
    const digit = Math.floor(number / 10 ** (3 - at)) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += (gap ? '零' : '') + '零一二三四五六七八九'[digit] + unit;
      gap = false;
    }
  }
  return text;
}

test('whatever is written, what is found lies in the text and in order', () => {
  const pieces = fc.constantFrom(
    'YT1234567890123',
    '13812345678',
    '3公斤',
    '半',
    '两',
    '上海',
    '到',
    '😀',
    ' ',
    '-',
    '万',
    '￥',
    '０',
    'kg',
    '明天',
    '點',
    '\u0000',
    'ﷺ',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { clean, origin } = normalize(text);
      const { entities, masks } = extract(clean, origin, NOW);
      const { waybills, weightGrams, amountYuan, phone, date, dimensions } = entities;
      for (const found of [...waybills, weightGrams, amountYuan, phone, date, dimensions]) {
        if (!found) continue;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeGreaterThan(found.start);
        expect(found.end).toBeLessThanOrEqual(text.length);
      }
      for (const [at, mask] of masks.entries()) {
        expect(mask.start).toBeGreaterThanOrEqual(masks[at - 1]?.end ?? 0);
      }
    }),
  );
});
