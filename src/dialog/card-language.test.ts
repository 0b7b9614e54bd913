import { describe, expect, test } from '@jest/globals';
import type { Card, Locale, OutletsCard, ParcelCard, QuoteCard } from '../protocol/index.js';
import { inLanguage } from './card-language.js';

const parcel: Card = {
  type: 'parcel',
  waybill: 'YT1',
  carrier: '圆通速递（演示）',
  state: 'IN_TRANSIT',
  from: { province: '浙江省', city: '杭州市' },
  to: { province: '上海市', city: '上海市', district: '浦东新区' },
  events: [
    {
      at: '2026-11-23T08:00:00.000Z',
      state: 'PICKED_UP',
      text: '【杭州市】余杭营业部已揽收',
      city: '杭州市',
    },
    { at: '2026-11-23T07:00:00.000Z', text: '已下单' },
  ],
  demo: false,
};
const quote: Card = {
  type: 'quote',
  from: { province: '广东省', city: '广州市' },
  to: { province: '内蒙古自治区', city: '呼和浩特市' },
  products: [
    {
      product: 'fast',
      name: '时效',
      names: { en: 'Fast' },
      ...{ chargeableGrams: 1, lines: [] },
      totalFen: 1,
    },
    { product: 'slow', name: '经济（演示）', ...{ chargeableGrams: 1, lines: [] }, totalFen: 1 },
  ],
  demo: false,
};
const outlets: Card = {
  type: 'outlets',
  place: '上海市浦东新区',
  outlets: [
    {
      code: 'P1',
      name: '和平路营业部（演示）',
      area: { province: '上海市', city: '上海市', district: '浦东新区' },
      address: '上海市浦东新区和平路1号',
      phone: '400-0000-001',
      hours: '08:30–20:00',
      openNow: true,
      services: ['寄件', '大件', '验货'],
    },
  ],
  demo: true,
};
const cardIn = (locale: Locale, card: Card) =>
  inLanguage([{ text: '1' }, { text: '2', card }], locale)[1]?.card;

describe('a card', () => {
  test('is told in English as far as the data can be', () => {
    expect(cardIn('en', parcel)).toMatchObject({
      carrier: 'YTO Express (demo)',
      from: { province: 'Zhejiang', city: 'Hangzhou' },
      to: { province: 'Shanghai', city: 'Shanghai', district: 'Pudong' },
      events: [
        { city: 'Hangzhou', text: 'Picked up', original: '【杭州市】余杭营业部已揽收' },
        // Nobody knows what it means: the carrier's words are all there is.
        { text: '已下单' },
      ],
    });
    expect(cardIn('en', quote)).toMatchObject({
      from: { province: 'Guangdong', city: 'Guangzhou' },
      to: { province: 'Inner Mongolia', city: 'Hohhot' },
      products: [{ name: 'Fast' }, { name: '经济 (demo)' }],
    });
    expect(cardIn('en', outlets)).toMatchObject({
      outlets: [
        {
          name: '和平路营业部 (demo)',
          area: { city: 'Shanghai', district: 'Pudong' },
          address: '上海市浦东新区和平路1号',
          services: ['drop-off', 'large items', '验货'],
        },
      ],
    });
  });

  test('is written in Traditional characters', () => {
    expect(cardIn('zh-TW', quote)).toMatchObject({
      from: { province: '廣東省', city: '廣州市' },
      to: { province: '內蒙古自治區' },
      products: [{ name: '時效' }, { name: '經濟（示範）' }],
    });
    const { events } = cardIn('zh-TW', parcel) as ParcelCard;
    expect(events[0]).toMatchObject({ city: '杭州市', text: '【杭州市】餘杭營業部已攬收' });
    expect(events[0]).not.toHaveProperty('original');
    expect(cardIn('zh-TW', outlets)).toMatchObject({
      outlets: [{ name: '和平路營業部（示範）', address: '上海市浦東新區和平路1號' }],
    });
  });

  test('stays as it is in Simplified ones, without names for others', () => {
    expect(cardIn('zh-CN', parcel)).toBe(parcel);
    const found = cardIn('zh-CN', outlets) as OutletsCard;
    expect(found.outlets[0]).toMatchObject({ services: ['寄件', '大件', '验货'] });
    expect(found.outlets[0]).not.toHaveProperty('area');
    const shown = cardIn('zh-CN', quote) as QuoteCard;
    expect(shown.products.map(({ name }) => name)).toEqual(['时效', '经济（演示）']);
    expect(shown.products[0]).not.toHaveProperty('names');
  });

  test('in English names 西安 in two syllables', () => {
    const to = { province: '陕西省', city: '西安市' };
    expect(cardIn('en', { ...parcel, to } as ParcelCard)).toMatchObject({
      to: { province: 'Shaanxi', city: "Xi'an" },
    });
  });

  test('in English keeps words that were English before', () => {
    const events = [{ at: '2026-11-23T08:00:00.000Z', state: 'PICKED_UP', text: 'Collected' }];
    const card = { ...parcel, events } as ParcelCard;
    expect((cardIn('en', card) as ParcelCard).events).toEqual(events);
  });
});
