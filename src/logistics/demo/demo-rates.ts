import { DEMO_MARK } from '../carriers.js';
import { DEMO_COMPANY } from '../companies/company.js';
import { type Zone, zones } from '../rates/rate-zone.js';
import type { RateZoneEntity } from '../rates/rate-zone.entity.js';
import type { RateEntity } from '../rates/rate.entity.js';
import type { Surcharge } from '../rates/surcharge.js';

/** Provinces by the first two digits of their code, each with those it borders on by land. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  '11': '12 13',
  '12': '11 13',
  '13': '11 12 14 15 21 37 41',
  '14': '13 15 41 61',
  '15': '13 14 21 22 23 61 62 64',
  '21': '13 15 22',
  '22': '15 21 23',
  '23': '15 22',
  '31': '32 33',
  '32': '31 33 34 37',
  '33': '31 32 34 35 36',
  '34': '32 33 36 37 41 42',
  '35': '33 36 44',
  '36': '33 34 35 42 43 44',
  '37': '13 32 34 41',
  '41': '13 14 34 37 42 61',
  '42': '34 36 41 43 50 61',
  '43': '36 42 44 45 50 52',
  '44': '35 36 43 45 46',
  '45': '43 44 52 53',
  // The island has its ferry to Guangdong.
  '46': '44',
  '50': '42 43 51 52 61',
  '51': '50 52 53 54 61 62 63',
  '52': '43 45 50 51 53',
  '53': '45 51 52 54',
  '54': '51 53 63 65',
  '61': '14 15 41 42 50 51 62 64',
  '62': '15 51 61 63 64 65',
  '63': '51 54 62 65',
  '64': '15 61 62',
  '65': '54 62 63',
  '71': '',
  '81': '',
  '82': '',
};
const REMOTE = new Set(['54', '65']);
const BEYOND_CUSTOMS = new Set(['71', '81', '82']);
/** Where the trade is dense and therefore cheap. */
const CHEAP_ORIGINS = new Set(['31', '32', '33', '35', '44']);

export const demoProvinces: readonly string[] = Object.keys(NEIGHBOURS).sort();

/** The demo's prices have held for as long as anybody asks. */
const VALID_FROM = '2020-01-01';
const TONNE = 1_000_000;

type Terms = Pick<RateEntity, 'daysFrom' | 'daysUntil'> & {
  firstFen: number;
  nextFen: number;
  remoteFen?: number;
};

/** Invented prices of the slower product. */
const ECONOMY: Record<Zone, Terms> = {
  same_city: { firstFen: 700, nextFen: 100, daysFrom: 1, daysUntil: 2 },
  same_province: { firstFen: 800, nextFen: 150, daysFrom: 2, daysUntil: 3 },
  neighbouring: { firstFen: 900, nextFen: 250, daysFrom: 2, daysUntil: 3 },
  far: { firstFen: 1100, nextFen: 400, daysFrom: 3, daysUntil: 5 },
  remote: { firstFen: 1500, nextFen: 900, daysFrom: 5, daysUntil: 9, remoteFen: 300 },
  hk_macao_taiwan: { firstFen: 2400, nextFen: 800, daysFrom: 5, daysUntil: 8 },
};

const PARCEL_SURCHARGES: readonly Surcharge[] = [
  { code: 'oversize', amountFen: 1500, sideOver: 150 },
  { code: 'cod', basisPoints: 100, of: 'cod', leastFen: 200 },
];
const FREIGHT_SURCHARGES: Surcharge[] = [
  { code: 'pickup', amountFen: 3000, onRequest: true },
  { code: 'delivery', amountFen: 3000, onRequest: true },
  { code: 'upstairs', amountFen: 5000, onRequest: true },
];

/** Invented prices: first kilogram, each further kilogram, days. */
const TERMS: Readonly<Record<string, { rank: number; name: string; terms: Record<Zone, Terms> }>> =
  {
    standard: {
      rank: 1,
      name: `标快${DEMO_MARK}`,
      terms: {
        same_city: { firstFen: 1000, nextFen: 200, daysFrom: 1, daysUntil: 1 },
        same_province: { firstFen: 1100, nextFen: 200, daysFrom: 1, daysUntil: 2 },
        neighbouring: { firstFen: 1200, nextFen: 400, daysFrom: 1, daysUntil: 2 },
        far: { firstFen: 1600, nextFen: 700, daysFrom: 2, daysUntil: 3 },
        remote: { firstFen: 2200, nextFen: 1500, daysFrom: 3, daysUntil: 6, remoteFen: 500 },
        hk_macao_taiwan: { firstFen: 3000, nextFen: 1200, daysFrom: 3, daysUntil: 5 },
      },
    },
    economy: {
      rank: 2,
      name: `经济${DEMO_MARK}`,
      terms: ECONOMY,
    },
  };

/** The zone of every pair of provinces, either way. */
export function demoRateZones(): RateZoneEntity[] {
  return demoProvinces.flatMap((originPrefix) =>
    demoProvinces.map((targetPrefix) => ({
      company: DEMO_COMPANY,
      originPrefix,
      targetPrefix,
      zone: zoneOfProvinces(originPrefix, targetPrefix),
      demo: true,
    })),
  );
}

/** The prices of all products from every province into every zone. */
export function demoRates(): RateEntity[] {
  return demoProvinces.flatMap((originPrefix) => [
    ...parcelRates(originPrefix),
    ...zones.map((zone) => freightRate(originPrefix, zone)),
  ]);
}

function parcelRates(originPrefix: string): RateEntity[] {
  return Object.entries(TERMS).flatMap(([product, { rank, name, terms }]) =>
    zones.map((zone) => ({
      ...rateOf(originPrefix, zone, product),
      name,
      rank,
      gramsFrom: 1,
      gramsUntil: TONNE,
      terms: {
        method: 'parcel' as const,
        firstGrams: 1000,
        firstFen: terms[zone].firstFen + originFen(originPrefix),
        stepGrams: 1000,
        nextFen: terms[zone].nextFen,
        divisor: 6000,
      },
      surcharges: [...remoteSurcharge(terms[zone]), ...PARCEL_SURCHARGES],
      daysFrom: terms[zone].daysFrom,
      daysUntil: terms[zone].daysUntil,
    })),
  );
}

/** Freight is cheaper by the kilogram, slower, and worth it from some weight on. */
function freightRate(originPrefix: string, zone: Zone): RateEntity {
  const { nextFen, daysFrom, daysUntil } = ECONOMY[zone];
  const perKilogramFen = Math.ceil(nextFen / 2);
  return {
    ...rateOf(originPrefix, zone, 'freight'),
    name: `零担${DEMO_MARK}`,
    rank: 3,
    gramsFrom: 30_000,
    gramsUntil: 30 * TONNE,
    // As if a cubic metre weighed 200 kg.
    terms: {
      method: 'freight',
      perKilogramFen,
      perCubicMetreFen: 200 * perKilogramFen,
      minimumFen: 6000,
    },
    surcharges: FREIGHT_SURCHARGES,
    daysFrom: daysFrom + 1,
    daysUntil: daysUntil + 2,
  };
}

function rateOf(originPrefix: string, zone: Zone, product: string) {
  return {
    company: DEMO_COMPANY,
    originPrefix,
    zone,
    product,
    validFrom: VALID_FROM,
    validUntil: null,
    demo: true,
  };
}

function remoteSurcharge({ remoteFen }: Terms): Surcharge[] {
  return remoteFen === undefined ? [] : [{ code: 'remote', amountFen: remoteFen }];
}

/** How far apart two provinces are in the demo's price list. */
export function zoneOfProvinces(origin: string, target: string): Zone {
  if (origin === target) return 'same_province';
  if (BEYOND_CUSTOMS.has(origin) || BEYOND_CUSTOMS.has(target)) return 'hk_macao_taiwan';
  if (REMOTE.has(origin) || REMOTE.has(target)) return 'remote';
  return NEIGHBOURS[origin]?.split(' ').includes(target) ? 'neighbouring' : 'far';
}

function originFen(origin: string): number {
  if (CHEAP_ORIGINS.has(origin)) return 0;
  return REMOTE.has(origin) ? 300 : 100;
}
