import { describe, expect, test } from '@jest/globals';
import type { Card } from '../protocol/index.js';
import { wordCard } from './card-text.js';
import { formCard, readForm } from './form.js';

const at = (hour: string) => `2026-11-23T${hour}:00:00.000Z`;
const id = '01900000-0000-7000-8000-00000000000a';
const lane = {
  from: { province: 'Shanghai', city: 'Shanghai' },
  to: { province: 'Sichuan', city: 'Chengdu' },
};
const notices = [
  {
    id,
    kind: 'weather' as const,
    title: { 'zh-CN': '成都暴雨', 'zh-TW': '成都暴雨', en: 'Heavy rain in Chengdu' },
    startsAt: at('00'),
    endsAt: at('20'),
    delayHours: [12, 24] as [number, number],
  },
];

const parcel: Card = {
  type: 'parcel',
  waybill: 'YT1',
  carrier: 'YTO Express',
  state: 'IN_TRANSIT',
  ...lane,
  promisedAt: '2026-11-25T10:00:00.000Z',
  notices,
  events: [
    { at: at('08'), text: 'In transit', original: '已到达成都', city: 'Chengdu' },
    ...Array.from({ length: 7 }, (_, hour) => ({ at: at(`0${hour}`), text: 'Scanned' })),
  ],
  demo: true,
};

describe('the text of a card says all that the card says', () => {
  test('a parcel', () => {
    const lines = wordCard(parcel, 'en').split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'YT1 · in transit',
      'YTO Express · Shanghai → Chengdu',
      'expected by, the actual day may differ: Nov 25',
      '! Heavy rain in Chengdu, about 12–24 h later, until about Nov 24, 04:00',
      'Nov 23, 16:00  Chengdu  In transit (carrier’s words: 已到达成都)',
    ]);
    expect(lines.slice(-2)).toEqual(['… and 2 earlier', '(demo data)']);
  });

  test('a parcel past its day is not expected for it', () => {
    const text = wordCard({ ...parcel, late: true }, 'zh-CN');
    expect(text).toContain('已晚，原预计送达：11月25日');
  });

  test('a parcel that is there is not expected any more', () => {
    expect(wordCard({ ...parcel, state: 'DELIVERED' }, 'en')).not.toContain('expected');
  });

  test('a price, with what it is made of', () => {
    const card: Card = {
      type: 'quote',
      ...lane,
      products: [
        {
          ...{ product: 'express', name: 'Express', chargeableGrams: 3000 },
          lines: [
            { code: 'first_weight', grams: 1000, amountFen: 1600 },
            { code: 'next_weight', grams: 2000, amountFen: 1400 },
            { code: 'surcharge', item: 'remote', amountFen: 500 },
          ],
          ...{ totalFen: 3500, days: [2, 3] },
        },
      ],
      notices,
      insurance: {
        declaredFen: 100_000,
        examples: [{ valueFen: 200_000, lossFen: 100_000, paysFen: 50_000 }],
      },
      demo: false,
    };
    expect(wordCard(card, 'en').split('\n')).toEqual([
      'Shanghai → Chengdu',
      expect.stringContaining('Heavy rain'),
      'Express  chargeable 3 kg  ¥35  2–3 days',
      '  first weight 1 kg ¥16 + additional 2 kg ¥14 + remote area ¥5',
      'insurance example: worth ¥2000, lost ¥1000, pays ¥500',
      'The price at the counter, after weighing, applies',
    ]);
  });

  test('outlets, with hours and distance; and that there are none', () => {
    const card: Card = {
      type: 'outlets',
      place: 'Pudong',
      outlets: [
        {
          ...{ code: 'P1', name: '和平路营业部', address: '浦东新区和平路1号' },
          area: { province: 'Shanghai', city: 'Shanghai', district: 'Pudong' },
          ...{ phone: '400-0000-001', hours: '08:30–20:00', openNow: false },
          ...{ services: ['drop-off', 'large items'], distanceMetres: 1234 },
        },
      ],
      demo: false,
    };
    expect(wordCard(card, 'en')).toBe(
      'Pudong\n和平路营业部  closed  08:30–20:00  400-0000-001  Pudong, Shanghai  ' +
        '浦东新区和平路1号  1.2 km  drop-off, large items',
    );
    expect(wordCard({ ...card, outlets: [] }, 'zh-CN')).toBe('Pudong\n这里没有查到网点');
  });

  test('a work order: what was asked, how far it is, and why it failed', () => {
    const card: Card = {
      ...{ type: 'work_order', id, reference: 'WO00000001', waybill: 'YT1' },
      ...{ kind: 'intercept', state: 'submitted', deadline: at('10'), demo: false },
      steps: [{ state: 'submitted', at: at('08') }],
    };
    expect(wordCard(card, 'zh-CN')).toBe(
      'WO00000001 · 拦截 · YT1 · 已提交\n11月23日 16:00  已提交\n预计答复 11月23日 18:00',
    );
    const failed: Card = {
      ...card,
      ...{ state: 'failed', reason: 'too_late' },
      steps: [...card.steps, { state: 'failed', at: at('09') }],
    };
    expect(wordCard(failed, 'en')).toBe(
      'WO00000001 · stop the parcel · YT1 · not possible · the parcel is past that point\n' +
        'Nov 23, 17:00  not possible\nNov 23, 16:00  submitted',
    );
  });

  test.each(['zh-CN', 'zh-TW', 'en'] as const)('a form, filled in as it stands: %s', (locale) => {
    const fields = [
      { name: 'goods' as const, required: true },
      { name: 'part' as const, required: false },
    ];
    const card = formCard({ fields }, {}, locale, new Date(at('08')));
    const [goods, part] = card.fields;
    const text = wordCard(card, locale);
    expect(text).toContain(part?.options?.[1]);
    const filled = text
      .split('\n')
      .map((line) => (line.startsWith(goods?.label ?? '?') ? `${line} 1` : line))
      .map((line) => (line.startsWith(part?.label ?? '?') ? `${line} 2` : line));
    expect([...(readForm(filled.join('\n')) ?? [])]).toEqual([
      ['goods', '1'],
      ['part', '2'],
    ]);
  });
});
