import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { demoRates } from '../demo/demo-rates.js';
import { charge, redirectFee, returnFee, type FeeSources, type SentParcel } from './parcel-fees.js';
import { presentQuote } from './quote-card.js';

const now = new Date('2026-11-23T04:00:00Z');
/** Already the 21st where the business is. */
const sentAt = new Date('2026-11-20T17:30:00Z');
const SHANGHAI = '310104';
const CHENGDU = '510104';
const LHASA = '540102';

const parcel: SentParcel = {
  company: 'demo',
  product: 'economy',
  originAdcode: SHANGHAI,
  targetAdcode: CHENGDU,
  grams: 2_500,
  freightFen: 1_900,
};

/** All products of the demo's tables into a far zone. */
const rates = demoRates().filter(
  ({ originPrefix, zone }) => originPrefix === '31' && zone === 'far',
);
const place = { province: '上海市', city: '上海市' };

interface Asked {
  fromAdcode: string;
  toAdcode: string;
  grams: number;
  day: Date;
}

/** What the tables give for whatever weight is asked for; `asked` keeps what was. */
function sourcesOf(
  terms: SentParcel | null,
  { sent = sentAt, offered = rates }: { sent?: Date | null; offered?: typeof rates } = {},
): FeeSources & { asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    findTerms: () => Promise.resolve(terms),
    sentAt: () => Promise.resolve(sent),
    quote: ({ fromAdcode, toAdcode, grams }, day) => {
      asked.push({ fromAdcode, toAdcode, grams, day });
      const fitting = offered.filter((rate) => grams >= rate.gramsFrom && grams <= rate.gramsUntil);
      const lane = { from: place, to: place };
      const card = presentQuote(lane, fitting, { grams, day: '2026-11-23' }, () => undefined);
      return Promise.resolve(fitting.length > 0 ? card : null);
    },
  };
}

const anyWeight = fc.integer({ min: 1, max: 50_000 });

describe('the fee of a return', () => {
  test('is the cheapest parcel product of the way back, as it was weighed', async () => {
    const sources = sourcesOf(parcel);
    // 11 for the first kilogram and 4 for each of two more; freight would be no return.
    expect(await returnFee(sources, 'X', now)).toEqual({ grams: 2_500, totalFen: 1_900 });
    const way = { fromAdcode: CHENGDU, toAdcode: SHANGHAI, grams: 2_500, day: now };
    expect(sources.asked).toEqual([way]);
  });

  test.each<[string, SentParcel | null]>([
    ['no such parcel', null],
    ['nothing weighed', { ...parcel, grams: null }],
    ['nowhere to go back to', { ...parcel, originAdcode: null }],
    ['nobody knows where it was going', { ...parcel, targetAdcode: null }],
  ])('%s: none is told', async (_, terms) => {
    expect(await returnFee(sourcesOf(terms), 'X', now)).toBeNull();
  });
});

describe('the fee of another address', () => {
  test.each<[string, string, string | null, boolean]>([
    ['another city', LHASA, CHENGDU, true],
    ['another city by its code', '540100', CHENGDU, true],
    ['back to a municipality', '310000', CHENGDU, true],
    ['another district', '510107', CHENGDU, false],
    ['another district of a municipality', '310115', SHANGHAI, false],
    ['a province, which names no city', '540000', CHENGDU, false],
    ['unknown where it was going', LHASA, null, false],
  ])('%s', async (_, adcode, targetAdcode, isCharged) => {
    const sources = sourcesOf({ ...parcel, targetAdcode });
    const fee = await redirectFee(sources, 'X', adcode, now);
    expect(fee).toEqual(isCharged ? { grams: 2_500, totalFen: 1_900 } : null);
    expect(sources.asked.map(({ fromAdcode, toAdcode }) => [fromAdcode, toAdcode])).toEqual(
      isCharged ? [[targetAdcode, adcode]] : [],
    );
  });

  test('where only freight is offered, or no table covers the lane, none is told', async () => {
    const freight = rates.filter(({ product }) => product === 'freight');
    for (const offered of [freight, []]) {
      const sources = sourcesOf({ ...parcel, grams: 60_000 }, { offered });
      expect(await redirectFee(sources, 'X', LHASA, now)).toBeNull();
    }
  });

  test('is whole fen, never above a product on offer, and never less for more weight', () =>
    fc.assert(
      fc.asyncProperty(anyWeight, anyWeight, async (one, other) => {
        const [light, heavy] = [Math.min(one, other), Math.max(one, other)];
        const feeOf = async (grams: number, offered = rates) =>
          (await redirectFee(sourcesOf({ ...parcel, grams }, { offered }), 'X', LHASA, now))
            ?.totalFen ?? NaN;
        const fee = await feeOf(light);
        expect(Number.isSafeInteger(fee)).toBe(true);
        expect(fee).toBeLessThanOrEqual(await feeOf(heavy));
        for (const rate of rates.filter(({ product }) => product !== 'freight')) {
          expect(fee).toBeLessThanOrEqual(await feeOf(light, [rate]));
        }
      }),
    ));
});

describe('what was charged', () => {
  test.each<[string, Partial<SentParcel>, number | undefined, number | null, number | null]>([
    ['its own product', {}, undefined, 1_900, null],
    ['its own product, for the weight the customer names', {}, 1_000, 1_900, 1_100],
    ['a product that is no longer offered: the dearest', { product: 'gone' }, 900, 3_000, 1_600],
    ['an unknown product: the dearest', { product: null }, undefined, 3_000, null],
    ['an unknown origin', { originAdcode: null }, 1_000, null, null],
    ['an unknown goal', { targetAdcode: null }, 1_000, null, null],
  ])('%s', async (_, terms, stated, usualFen, statedFen) => {
    const sources = sourcesOf({ ...parcel, ...terms });
    expect(await charge(sources, 'X', stated)).toEqual({
      day: '2026-11-21',
      grams: 2_500,
      chargedFen: 1_900,
      usualFen,
      statedFen,
    });
    // By the tables of the day it was sent, not of today.
    for (const { day } of sources.asked) expect(day).toEqual(sentAt);
  });

  test.each<[string, SentParcel | null, Date | null]>([
    ['no such parcel', null, sentAt],
    ['nothing weighed', { ...parcel, grams: null }, sentAt],
    ['no charge on record', { ...parcel, freightFen: null }, sentAt],
    ['unknown when it was sent', parcel, null],
  ])('%s: nothing is said', async (_, terms, sent) => {
    expect(await charge(sourcesOf(terms, { sent }), 'X')).toBeNull();
  });

  test('that it cost nothing is a charge too', async () => {
    const free = await charge(sourcesOf({ ...parcel, freightFen: 0 }), 'X');
    expect(free).toMatchObject({ chargedFen: 0, usualFen: 1_900 });
  });

  test('whoever was charged as the table says is told so, at any weight and product', () =>
    fc.assert(
      fc.asyncProperty(
        anyWeight,
        fc.constantFrom('standard', 'economy'),
        async (grams, product) => {
          const own = rates.filter((rate) => rate.product === product);
          const quote = await sourcesOf(parcel, { offered: own }).quote(
            { company: 'demo', fromAdcode: SHANGHAI, toAdcode: CHENGDU, grams },
            sentAt,
          );
          const freightFen = quote?.products[0]?.totalFen ?? NaN;
          const known = { ...parcel, grams, product, freightFen };
          const told = await charge(sourcesOf(known), 'X', grams);
          expect(told).toMatchObject({ usualFen: freightFen, statedFen: freightFen });
          // In doubt about the product nobody is said to have paid too much.
          const unknown = await charge(sourcesOf({ ...known, product: null }), 'X', grams);
          expect(unknown?.usualFen).toBeGreaterThanOrEqual(freightFen);
        },
      ),
    ));
});
