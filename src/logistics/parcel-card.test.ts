import { describe, expect, test } from '@jest/globals';
import { parcelCardSchema } from '../protocol/index.js';
import { demoParcels } from './demo/demo-parcels.js';
import { presentParcel } from './parcel-card.js';

const waybill = {
  company: 'demo',
  product: 'standard',
  id: '1',
  number: 'YT1234567890123',
  carrier: 'yuantong',
  state: 'OUT_FOR_DELIVERY' as const,
  originAdcode: '310104',
  targetAdcode: '510107',
  promisedAt: new Date('2026-11-25T12:00:00Z'),
  demo: true,
};

describe('presentParcel', () => {
  test.each([
    ['is late past its day', 'IN_TRANSIT', '2026-11-26', true],
    ['is not late before', 'IN_TRANSIT', '2026-11-24', undefined],
    ['is not late where it has arrived', 'DELIVERED', '2026-11-26', undefined],
    ['is not late on its way back', 'RETURNING', '2026-11-26', undefined],
  ] as const)('%s', (_, state, day, late) => {
    expect(presentParcel({ ...waybill, state }, [], new Date(day)).late).toBe(late);
  });

  test('shows places no finer than a city and texts without people', () => {
    const at = new Date('2026-11-23T01:00:00Z');
    const text = '快递员：王小明，电话13812345678，正在派件';
    const card = presentParcel(
      waybill,
      [
        { at, state: 'OUT_FOR_DELIVERY', text, cityAdcode: '510107' },
        { at, state: 'IN_TRANSIT', text: '运输中', cityAdcode: null },
      ],
      at,
    );
    expect(card).toEqual({
      type: 'parcel',
      waybill: 'YT1234567890123',
      carrier: '圆通速递（演示）',
      state: 'OUT_FOR_DELIVERY',
      from: { province: '上海市', city: '上海市' },
      to: { province: '四川省', city: '成都市' },
      promisedAt: '2026-11-25T12:00:00.000Z',
      events: [
        {
          at: '2026-11-23T01:00:00.000Z',
          state: 'OUT_FOR_DELIVERY',
          text: '快递员：***，电话***，正在派件',
          city: '成都市',
        },
        { at: '2026-11-23T01:00:00.000Z', state: 'IN_TRANSIT', text: '运输中', city: undefined },
      ],
      demo: true,
    });
  });

  test('does without what is not known', () => {
    const bare = { ...waybill, originAdcode: null, targetAdcode: '999999', promisedAt: null };
    const card = presentParcel({ ...bare, carrier: 'constructor', demo: false }, [], new Date(0));
    expect(JSON.parse(JSON.stringify(card))).toEqual({
      type: 'parcel',
      waybill: 'YT1234567890123',
      carrier: 'constructor',
      state: 'OUT_FOR_DELIVERY',
      events: [],
      demo: false,
    });
  });

  test('keeps the contract for every demo parcel, and nobody is in it', () => {
    for (const parcel of demoParcels(200, 3, new Date('2026-11-23T03:00:00Z'))) {
      const card = presentParcel(parcel.waybill, parcel.events.toReversed(), new Date(0));
      expect(parcelCardSchema.parse(card)).toEqual(card);
      expect(card.from && card.to).toBeDefined();
      const shown = JSON.stringify(card);
      for (const personal of [
        parcel.waybill.receiverName,
        parcel.waybill.receiverPhone,
        parcel.waybill.receiverAddress,
        parcel.waybill.senderName,
        parcel.waybill.senderPhone,
        parcel.waybill.senderAddress,
      ]) {
        expect(shown).not.toContain(personal);
      }
    }
  });
});
