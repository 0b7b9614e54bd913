import { describe, expect, test } from '@jest/globals';
import type { Card, Locale } from '../protocol/index.js';
import { withPlaces } from './card-places.js';

const parcel: Card = {
  type: 'parcel',
  waybill: 'YT1',
  carrier: '圆通速递',
  state: 'IN_TRANSIT',
  from: { province: '浙江省', city: '杭州市' },
  to: { province: '上海市', city: '上海市', district: '浦东新区' },
  events: [
    { at: '2026-11-23T08:00:00.000Z', text: '已揽收', city: '杭州市' },
    { at: '2026-11-23T07:00:00.000Z', text: '已下单' },
  ],
  demo: false,
};
const quote: Card = {
  type: 'quote',
  from: { province: '广东省', city: '广州市' },
  to: { province: '内蒙古自治区', city: '呼和浩特市' },
  products: [],
  demo: false,
};
const cardIn = (locale: Locale, card: Card) =>
  withPlaces([{ text: '1' }, { text: '2', card }], locale)[1]?.card;

describe('the places of a card', () => {
  test('are named in English', () => {
    expect(cardIn('en', parcel)).toMatchObject({
      carrier: '圆通速递',
      from: { province: 'Zhejiang', city: 'Hangzhou' },
      to: { province: 'Shanghai', city: 'Shanghai', district: 'Pudong' },
      events: [{ city: 'Hangzhou', text: '已揽收' }, { text: '已下单' }],
    });
    expect(cardIn('en', quote)).toMatchObject({
      from: { province: 'Guangdong', city: 'Guangzhou' },
      to: { province: 'Inner Mongolia', city: 'Hohhot' },
    });
  });

  test('are written in Traditional characters', () => {
    expect(cardIn('zh-TW', quote)).toMatchObject({
      from: { province: '廣東省', city: '廣州市' },
      to: { province: '內蒙古自治區' },
    });
  });

  test('stay as they are in Simplified ones, as do cards without places', () => {
    expect(cardIn('zh-CN', parcel)).toBe(parcel);
    const outlets: Card = { type: 'outlets', place: 'Chengdu', outlets: [], demo: false };
    expect(cardIn('en', outlets)).toEqual(outlets);
  });
});
