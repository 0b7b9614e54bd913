import { describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { completed, type Company } from '../companies/company.js';
import { PriceListStore } from '../rates/price-list.store.js';
import { IntakeService } from '../intake/intake.service.js';
import { eventsImport } from './events-import.js';
import type { ImportKind } from './import-kind.js';
import { LineReader } from './import-lines.js';
import { outletsImport } from './outlets-import.js';
import { ratesImport } from './rates-import.js';
import { waybillsImport } from './waybills-import.js';
import { zonesImport } from './zones-import.js';

const company: Company = completed({ id: 'jieli', name: '接力速运', carrier: 'yuantong' });
const context = { company, now: new Date('2026-11-23T04:00:00Z') };
/** Reading touches no database; one that is never opened will do. */
const database = new DataSource({ type: 'postgres' });
const prices = new PriceListStore(database);

/** Reads one line given as columns, and gives the row or the complaints. */
function readLine<Row>(kind: ImportKind<Row>, cells: Record<string, string>) {
  const reader = new LineReader(kind, context);
  const header = reader.read({ line: 1, cells: Object.keys(cells) });
  expect(header.refused).toEqual([]);
  const { row, refused } = reader.read({ line: 2, cells: Object.values(cells) });
  return row ?? refused.map(({ code, column }) => `${column} ${code}`);
}

const outlet = {
  code: 'CD-001',
  name: '武侯营业部',
  brand: '',
  adcode: '510107',
  address: '成都市武侯区人民路1号',
  lng: '104.05',
  lat: '30.64',
  phone: '028-5550-1234',
  hours: '08:30-20:00',
  services: '寄件、自提',
};

describe('a line of outlets', () => {
  test('becomes an outlet', () => {
    expect(readLine(outletsImport(database), outlet)).toMatchObject({
      company: 'jieli',
      code: 'CD-001',
      brand: '接力速运',
      adcode: '510107',
      longitude: 104.05,
      latitude: 30.64,
      hours: { mon: [['08:30', '20:00']] },
      services: ['寄件', '自提'],
      demo: false,
    });
  });

  test('takes its name and address in other languages, where it has any', () => {
    const translated = { name_en: 'Wuhou outlet', address_en: '', address_zh_tw: '人民路1號' };
    expect(readLine(outletsImport(database), { ...outlet, ...translated })).toMatchObject({
      name: '武侯营业部',
      translations: { en: { name: 'Wuhou outlet' }, 'zh-TW': { address: '人民路1號' } },
    });
    expect(readLine(outletsImport(database), outlet)).toMatchObject({ translations: {} });
  });

  test('takes a place by its name, and does without coordinates', () => {
    const line = { ...outlet, adcode: '四川省成都市武侯区', lng: '', lat: '' };
    expect(readLine(outletsImport(database), line)).toMatchObject({
      adcode: '510107',
      longitude: null,
      latitude: null,
    });
    expect(readLine(outletsImport(database), { ...outlet, adcode: '310100' })).toMatchObject({
      adcode: '310000',
    });
  });

  test.each<[Partial<typeof outlet>, string]>([
    [{ code: '' }, 'code CELL_EMPTY'],
    [{ code: 'a b' }, 'code CODE_INVALID'],
    [{ name: 'x'.repeat(101) }, 'name TEXT_TOO_LONG'],
    [{ adcode: '999999' }, 'adcode PLACE_UNKNOWN'],
    [{ adcode: '亚特兰蒂斯' }, 'adcode PLACE_UNKNOWN'],
    [{ adcode: '朝阳区' }, 'adcode PLACE_UNKNOWN'],
    [{ adcode: '鼓楼' }, 'adcode PLACE_UNKNOWN'],
    [{ adcode: '成都或重庆' }, 'adcode PLACE_UNKNOWN'],
    [{ adcode: '不是成都' }, 'adcode PLACE_UNKNOWN'],
    [{ lng: '181' }, 'lng COORDINATES_INVALID'],
    [{ lat: '-90.1' }, 'lat COORDINATES_INVALID'],
    [{ lng: '30.64', lat: '104.05' }, 'lat COORDINATES_INVALID'],
    [{ lng: 'NaN' }, 'lng COORDINATES_INVALID'],
    [{ lng: '104.05', lat: '' }, 'lat COORDINATES_INVALID'],
    [{ phone: 'call me' }, 'phone PHONE_INVALID'],
    [{ phone: '' }, 'phone CELL_EMPTY'],
    [{ hours: '随时' }, 'hours HOURS_INVALID'],
    [{ hours: '08:30-26:00' }, 'hours HOURS_INVALID'],
  ])('with %j is refused: %s', (cells, complaint) => {
    expect(readLine(outletsImport(database), { ...outlet, ...cells })).toEqual([complaint]);
  });
});

const rate = {
  rank: '1',
  product: 'standard',
  name: '标快',
  origin: '31',
  zone: 'far',
  valid_from: '2026-11-01',
  valid_until: '',
  method: '',
  first_kg: '1',
  first_price: '12.00',
  step_kg: '0.5',
  next_price: '2',
  bands: '20:1.75;50:1.5',
  divisor: '',
  surcharges: 'remote 5; fuel 5%',
  days_from: '1',
  days_until: '3',
};
const freight = {
  product: 'freight',
  name: '零担',
  origin: '上海',
  zone: 'far',
  valid_from: '2026/11/1',
  valid_until: '2026-12-31',
  method: 'freight',
  min_kg: '30',
  per_kg: '1.2',
  per_m3: '240',
  minimum: '60',
  days_from: '2',
  days_until: '5',
};

describe('a line of rates', () => {
  test('becomes a price', () => {
    expect(readLine(ratesImport(prices), { ...rate, origin: '310000' })).toEqual({
      company: 'jieli',
      originPrefix: '31',
      zone: 'far',
      product: 'standard',
      validFrom: '2026-11-01',
      validUntil: null,
      name: '标快',
      rank: 1,
      gramsFrom: 1,
      gramsUntil: 1_000_000,
      terms: {
        method: 'parcel',
        firstGrams: 1000,
        firstFen: 1200,
        stepGrams: 500,
        nextFen: 200,
        divisor: 6000,
        bands: [
          { fromGrams: 20_000, nextFen: 175 },
          { fromGrams: 50_000, nextFen: 150 },
        ],
      },
      surcharges: [
        { code: 'remote', amountFen: 500 },
        { code: 'fuel', basisPoints: 500, of: 'freight' },
      ],
      daysFrom: 1,
      daysUntil: 3,
      demo: false,
    });
  });

  test('becomes a price of freight', () => {
    expect(readLine(ratesImport(prices), freight)).toMatchObject({
      originPrefix: '31',
      validFrom: '2026-11-01',
      validUntil: '2026-12-31',
      gramsFrom: 30_000,
      gramsUntil: 30_000_000,
      terms: {
        method: 'freight',
        perKilogramFen: 120,
        perCubicMetreFen: 24_000,
        minimumFen: 6_000,
      },
    });
  });

  test.each<[Partial<typeof rate>, string]>([
    [{ first_price: 'NaN' }, 'first_price NUMBER_INVALID'],
    [{ first_price: 'Infinity' }, 'first_price NUMBER_INVALID'],
    [{ first_price: '1e3' }, 'first_price NUMBER_INVALID'],
    [{ first_price: '12,00' }, 'first_price NUMBER_INVALID'],
    [{ first_price: '-12' }, 'first_price OUT_OF_RANGE'],
    [{ first_price: '12.005' }, 'first_price NUMBER_INVALID'],
    [{ first_price: '' }, 'first_price CELL_EMPTY'],
    [{ first_kg: '-1' }, 'first_kg OUT_OF_RANGE'],
    [{ step_kg: '0' }, 'step_kg OUT_OF_RANGE'],
    [{ step_kg: '0.001', next_price: '10000000', bands: '' }, 'next_price OUT_OF_RANGE'],
    [{ surcharges: 'peak 1 from 2026-02-30' }, 'surcharges SURCHARGES_INVALID'],
    [{ divisor: '0' }, 'divisor OUT_OF_RANGE'],
    [{ divisor: '5999.5' }, 'divisor NUMBER_INVALID'],
    [{ rank: '1.5' }, 'rank NUMBER_INVALID'],
    [{ days_from: '0.5' }, 'days_from NUMBER_INVALID'],
    [{ valid_from: '2026-02-30' }, 'valid_from TIME_INVALID'],
    [{ valid_until: '2026-10-01' }, 'valid_until OUT_OF_RANGE'],
    [{ method: 'balloon' }, 'method CODE_INVALID'],
    [{ bands: '50:1;20:2' }, 'bands BANDS_INVALID'],
    [{ bands: '20:-1' }, 'bands BANDS_INVALID'],
    [{ surcharges: 'remote lots' }, 'surcharges SURCHARGES_INVALID'],
    [{ zone: '很远' }, 'zone CODE_INVALID'],
    [{ days_from: '4' }, 'days_until OUT_OF_RANGE'],
    [{ origin: 'Mars' }, 'origin PLACE_UNKNOWN'],
    [
      { method: 'freight', per_kg: '1', per_m3: '9999999' } as Partial<typeof rate>,
      'per_kg OUT_OF_RANGE',
    ],
  ])('with %j is refused: %s', (cells, complaint) => {
    const line = { ...rate, origin: '310000', ...cells };
    expect(readLine(ratesImport(prices), line)).toEqual([complaint]);
  });
});

test('a line of zones becomes a zone of a lane', () => {
  const line = { origin: '310000', target: '四川', zone: 'far' };
  expect(readLine(zonesImport(database), line)).toEqual({
    company: 'jieli',
    originPrefix: '31',
    targetPrefix: '51',
    zone: 'far',
    demo: false,
  });
});

const waybill = {
  waybill: 'yt 1234567890123',
  carrier: '',
  origin: '310104',
  target: '成都市武侯区',
  promised_at: '2026-11-25 20:00',
  weight_kg: '1.25',
  sender_name: '张三',
  sender_phone: '138 1234 5678',
  sender_address: '',
  receiver_name: '',
  receiver_phone: '',
  receiver_address: '',
  freight: '',
  declared_value: '',
};

describe('a line of waybills', () => {
  test('becomes a parcel', () => {
    expect(readLine(waybillsImport(new IntakeService(database)), waybill)).toEqual({
      number: 'YT1234567890123',
      carrier: 'yuantong',
      product: null,
      originAdcode: '310104',
      targetAdcode: '510107',
      promisedAt: new Date('2026-11-25T12:00:00Z'),
      grams: 1250,
      freightFen: null,
      declaredFen: null,
      sender: { name: '张三', phone: '138 1234 5678', address: null },
      receiver: { name: null, phone: null, address: null },
    });
  });

  test('says what sending cost and what it was insured for', () => {
    const cells = { ...waybill, freight: '15.5', declared_value: '3000' };
    const wanted = { freightFen: 1_550, declaredFen: 300_000 };
    expect(readLine(waybillsImport(new IntakeService(database)), cells)).toMatchObject(wanted);
  });

  test.each<[Partial<typeof waybill>, string]>([
    [{ freight: '-1' }, 'freight OUT_OF_RANGE'],
    [{ declared_value: 'NaN' }, 'declared_value NUMBER_INVALID'],
    [{ waybill: '1' }, 'waybill WAYBILL_INVALID'],
    [{ carrier: '圆通' }, 'carrier CARRIER_INVALID'],
    [{ weight_kg: '-1' }, 'weight_kg OUT_OF_RANGE'],
    [{ weight_kg: 'NaN' }, 'weight_kg NUMBER_INVALID'],
    [{ promised_at: '2026-13-01' }, 'promised_at TIME_INVALID'],
    [{ promised_at: '2028-01-01' }, 'promised_at TIME_OUT_OF_RANGE'],
    [{ sender_phone: '=cmd()' }, 'sender_phone PHONE_INVALID'],
  ])('with %j is refused: %s', (cells, complaint) => {
    expect(readLine(waybillsImport(new IntakeService(database)), { ...waybill, ...cells })).toEqual(
      [complaint],
    );
  });
});

const event = {
  waybill: 'YT1234567890123',
  time: '2026-11-22 08:00:00',
  state: 'PICKED_UP',
  code: '',
  text: '已揽收',
  adcode: '310104',
};

describe('a line of events', () => {
  const kind = eventsImport(new IntakeService(database));
  test('becomes an event', () => {
    expect(readLine(kind, event)).toEqual({
      number: 'YT1234567890123',
      carrier: 'yuantong',
      at: new Date('2026-11-22T00:00:00Z'),
      state: 'PICKED_UP',
      code: 'PICKED_UP',
      text: '已揽收',
      cityAdcode: '310104',
    });
  });

  test('keeps a state that is none of ours as the code', () => {
    expect(readLine(kind, { ...event, state: 'BEAMED' })).toMatchObject({
      state: null,
      code: 'BEAMED',
    });
  });

  test.each<[Partial<typeof event>, string]>([
    [{ time: '2026-02-29 08:00' }, 'time TIME_INVALID'],
    [{ time: '2026-11-26 08:00' }, 'time TIME_OUT_OF_RANGE'],
    [{ time: '1970-01-01 08:00' }, 'time TIME_OUT_OF_RANGE'],
    [{ text: '' }, 'text CELL_EMPTY'],
  ])('with %j is refused: %s', (cells, complaint) => {
    expect(readLine(kind, { ...event, ...cells })).toEqual([complaint]);
  });
});

describe('the header', () => {
  const read = (names: string[]) => {
    const reader = new LineReader(zonesImport(database), context);
    const { refused } = reader.read({ line: 1, cells: names });
    return {
      hopeless: reader.hopeless,
      refused: refused.map(({ code, column }) => `${column} ${code}`),
    };
  };
  test.each<[string[], boolean, string[]]>([
    [['Zone', ' origin', 'TARGET '], false, []],
    [['origin', 'target', 'zone', 'note'], false, ['note COLUMN_UNKNOWN']],
    [['origin', 'target'], true, ['zone COLUMN_MISSING']],
    [['origin', 'origin', 'target', 'zone'], true, ['origin COLUMN_TWICE']],
  ])('%j', (names, hopeless, refused) => {
    expect(read(names)).toEqual({ hopeless, refused });
  });

  test('is missing from an empty file', () => {
    expect(new LineReader(zonesImport(database), context).end()).toMatchObject([
      { line: 1, code: 'HEADER_MISSING' },
    ]);
  });

  test('says how many cells a line has', () => {
    const reader = new LineReader(zonesImport(database), context);
    reader.read({ line: 1, cells: ['origin', 'target', 'zone'] });
    expect(reader.read({ line: 2, cells: ['310000', '510000'] }).refused).toEqual([
      {
        line: 2,
        code: 'CELL_COUNT',
        reason: expect.stringContaining('2 cells'),
        column: undefined,
      },
    ]);
  });
});
