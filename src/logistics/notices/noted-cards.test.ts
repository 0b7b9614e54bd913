import { expect, test } from '@jest/globals';
import type { NoticeLine, QuoteCard, TrackingState } from '../../protocol/index.js';
import { notedParcel, notedQuote, placesAhead } from './noted-cards.js';

const storm: NoticeLine = {
  id: '0199f000-0000-7000-8000-000000000000',
  kind: 'weather',
  title: { 'zh-CN': '暴雨', 'zh-TW': '暴雨', en: 'Storm' },
  startsAt: '2026-11-23T04:00:00.000Z',
  delayHours: [6, 30],
};

test.each<[TrackingState, string[]]>([
  ['CREATED', ['510104', '440100', '310104']],
  ['PICKED_UP', ['510104', '440100', '310104']],
  ['IN_TRANSIT', ['510104', '440100']],
  ['OUT_FOR_DELIVERY', ['510104', '440100']],
  ['RETURNING', ['510104', '440100']],
  ['AT_LOCKER_OR_STATION', []],
  ['DELIVERED', []],
  ['LOST', []],
])('of a parcel that is %s the places %j are ahead', (state, places) => {
  const parcel = { state, originAdcode: '310104', targetAdcode: '510104' };
  expect(placesAhead(parcel, '440100')).toEqual(places);
});

test('places nobody knows are left out, and each counts once', () => {
  const parcel = { state: 'IN_TRANSIT', originAdcode: null, targetAdcode: null } as const;
  expect(placesAhead(parcel, null)).toEqual([]);
  expect(placesAhead({ ...parcel, targetAdcode: '510104' }, '510104')).toEqual(['510104']);
});

test('a parcel without notices is as it was', () => {
  const card = {
    type: 'parcel',
    waybill: 'A',
    carrier: 'B',
    state: 'IN_TRANSIT',
    events: [],
    demo: true,
  } as const;
  expect(notedParcel({ ...card, events: [] }, [])).toEqual(card);
  expect(notedParcel({ ...card, events: [] }, [storm])).toMatchObject({ delayHours: [6, 30] });
  expect(
    notedParcel({ ...card, events: [] }, [{ ...storm, delayHours: undefined }]),
  ).not.toHaveProperty('delayHours');
});

test("a notice about a product moves that product's days only", () => {
  const offer = { name: '', chargeableGrams: 1, lines: [], totalFen: 1 };
  const card: QuoteCard = {
    type: 'quote',
    from: { province: '上海市', city: '上海市' },
    to: { province: '四川省', city: '成都市' },
    products: [
      { ...offer, product: 'standard', days: [2, 3] },
      { ...offer, product: 'cold', days: [1, 2] },
      { ...offer, product: 'undated' },
    ],
    demo: true,
  };
  const days = (product: string | null) =>
    notedQuote(card, [{ notice: storm, product }]).products.map((each) => each.days);
  expect(days('cold')).toEqual([[2, 3], [1, 4], undefined]);
  expect(days(null)).toEqual([[2, 5], [1, 4], undefined]);
  expect(notedQuote(card, [])).toBe(card);
});
