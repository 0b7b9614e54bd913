import { describe, expect, test } from '@jest/globals';
import { waybillsOfBatch } from './signed-waybills.js';

const company = { timezone: 'Asia/Shanghai', carrier: 'jieli' };
const now = new Date('2026-11-23T04:00:00Z');
const told = {
  waybill: 'JL1234567890',
  product: 'standard',
  origin: '310104',
  target: '510107',
  promisedAt: '2026-11-25 20:00',
  grams: 1500,
  receiver: { name: '张三', phone: '13812345678' },
};

describe('waybillsOfBatch', () => {
  test('gives each parcel once, as it was told last', () => {
    const { waybills, refusals } = waybillsOfBatch(
      [{ ...told, grams: 1 }, told, { waybill: 'JL1234567891', carrier: 'ems' }],
      company,
      now,
    );
    expect(refusals).toEqual([]);
    expect(waybills).toEqual([
      {
        number: 'JL1234567890',
        carrier: 'jieli',
        product: 'standard',
        originAdcode: '310104',
        targetAdcode: '510107',
        promisedAt: new Date('2026-11-25T12:00:00Z'),
        grams: 1500,
        freightFen: null,
        declaredFen: null,
        sender: { name: null, phone: null, address: null },
        receiver: { name: '张三', phone: '13812345678', address: null },
      },
      expect.objectContaining({ number: 'JL1234567891', carrier: 'ems', grams: null }),
    ]);
  });

  test.each<[object, string]>([
    [{ waybill: '1' }, 'waybills[0] WAYBILL_INVALID'],
    [{ carrier: '圆通' }, 'waybills[0] CARRIER_INVALID'],
    [{ grams: -1 }, 'waybills[0].grams WAYBILL_INVALID'],
    [{ grams: '1500' }, 'waybills[0].grams WAYBILL_INVALID'],
    [{ promisedAt: '2026-02-30' }, 'waybills[0].promisedAt TIME_INVALID'],
    [{ promisedAt: '2036-01-01' }, 'waybills[0].promisedAt TIME_OUT_OF_RANGE'],
    [{ target: '999999' }, 'waybills[0].target PLACE_UNKNOWN'],
    [{ receiver: { name: 5 } }, 'waybills[0].receiver.name WAYBILL_INVALID'],
  ])('with %j is refused: %s', (wrong, complaint) => {
    const { waybills, refusals } = waybillsOfBatch([{ ...told, ...wrong }], company, now);
    expect(waybills).toEqual([]);
    expect(refusals.map(({ place, code }) => `${place} ${code}`)).toEqual([complaint]);
  });
});
