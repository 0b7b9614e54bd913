import { provincePrefix } from '../adcode.js';
import type { Company } from '../companies/company.js';
import { feeOf, type Terms } from '../rates/fee.js';
import type { WeightBand } from '../rates/parcel-freight.js';
import { fenOf, parseSurcharges } from '../rates/parse-surcharges.js';
import { ZONE_PATTERN } from '../rates/rate-zone.js';
import type { PriceDays } from '../rates/price-days.js';
import type { PriceListStore } from '../rates/price-list.store.js';
import type { RateEntity } from '../rates/rate.entity.js';
import type { Surcharge } from '../rates/surcharge.js';
import { CellFault, type Cells } from './cells.js';
import type { ImportKind } from './import-kind.js';

const PRODUCT = /^[a-z0-9][a-z0-9_-]{0,39}$/;
const METHOD = /^(?:parcel|freight)$/;
const BAND = /^(\d{1,6}(?:\.\d{1,3})?)\s*:\s*(\d{1,7}(?:\.\d{1,2})?)$/;

/** Weights of price lists in kilograms, money in yuan. */
const KILOGRAMS = { scale: 1000, least: 0.001, most: 100_000 } as const;
const YUAN = { scale: 100, least: 0, most: 10_000_000 } as const;
/** Ten metres each way: no larger shipment is asked about. */
const LARGEST = { length: 1_000, width: 1_000, height: 1_000 };
/** A hundred million yuan: far beyond it money would no longer be reckoned exactly. */
const MOST_FREIGHT_FEN = 10_000_000_000;
const DAYS = { least: 0, most: 365 };
/** Where a line names no heaviest shipment: a tonne as a parcel, thirty as freight. */
const HEAVIEST = { parcel: 1_000_000, freight: 30_000_000 };

/** Prices by product, origin, zone and the day they begin. */
export function ratesImport(lists: PriceListStore): ImportKind<RateEntity> {
  return {
    name: 'rates',
    columns: [
      ...['product', 'name', 'rank', 'origin', 'zone', 'valid_from', 'valid_until', 'method'],
      ...['min_kg', 'max_kg', 'first_kg', 'first_price', 'step_kg', 'next_price', 'bands'],
      ...['divisor', 'per_kg', 'per_m3', 'minimum', 'surcharges', 'days_from', 'days_until'],
    ],
    required: ['product', 'name', 'origin', 'zone', 'valid_from', 'days_from', 'days_until'],
    read: (cells, { company }) => readRate(cells, company),
    // Of two lines that begin on a day the later may be refused for its end; then the first counts.
    keyOf: ({ originPrefix, zone, product, validFrom, validUntil }) =>
      `${originPrefix} ${zone} ${product} ${validFrom} ${validUntil}`,
    save: async (rows, { company }) =>
      (await lists.save(company.id, rows)).map(({ rate, other }) => ({
        row: rate,
        fault: overlapFault(rate, other),
      })),
  };
}

function overlapFault({ validFrom }: RateEntity, other: PriceDays): CellFault {
  const days = other.until ? `from ${other.from} until ${other.until}` : `from ${other.from} on`;
  const column = other.from > validFrom ? 'valid_until' : 'valid_from';
  return new CellFault('RATES_OVERLAP', column, `other prices of this lane hold ${days}`);
}

function readRate(cells: Cells, company: Company): RateEntity {
  const terms = termsOf(cells, company);
  const validFrom = cells.day('valid_from');
  const validUntil = cells.has('valid_until') ? cells.day('valid_until') : null;
  ordered(validFrom, validUntil ?? validFrom, 'valid_until');
  const gramsFrom = cells.has('min_kg') ? cells.scaled('min_kg', KILOGRAMS) : 1;
  const gramsUntil = cells.has('max_kg')
    ? cells.scaled('max_kg', KILOGRAMS)
    : HEAVIEST[terms.method];
  ordered(gramsFrom, gramsUntil, 'max_kg');
  payable(terms, gramsUntil);
  const daysFrom = cells.whole('days_from', DAYS);
  const daysUntil = cells.whole('days_until', DAYS);
  ordered(daysFrom, daysUntil, 'days_until');
  return {
    company: company.id,
    originPrefix: provincePrefix(cells.place('origin')),
    zone: cells.code('zone', ZONE_PATTERN, 'a zone such as far: small letters, digits, _ and -'),
    product: cells.code('product', PRODUCT, 'a product such as standard'),
    validFrom,
    validUntil,
    name: cells.text('name', 60),
    rank: cells.has('rank') ? cells.whole('rank', { least: 0, most: 1000 }) : 1,
    gramsFrom,
    gramsUntil,
    terms,
    surcharges: surchargesOf(cells),
    daysFrom,
    daysUntil,
    demo: company.demo,
  };
}

function termsOf(cells: Cells, company: Company): Terms {
  const method = cells.has('method') ? cells.code('method', METHOD, 'parcel or freight') : 'parcel';
  if (method === 'freight') {
    return {
      method,
      perKilogramFen: cells.scaled('per_kg', YUAN),
      perCubicMetreFen: cells.scaled('per_m3', YUAN),
      minimumFen: cells.has('minimum') ? cells.scaled('minimum', YUAN) : 0,
    };
  }
  const firstGrams = cells.scaled('first_kg', KILOGRAMS);
  return {
    method: 'parcel',
    firstGrams,
    firstFen: cells.scaled('first_price', YUAN),
    stepGrams: cells.scaled('step_kg', KILOGRAMS),
    nextFen: cells.scaled('next_price', YUAN),
    divisor: cells.has('divisor')
      ? cells.whole('divisor', { least: 1, most: 100_000 })
      : company.divisor,
    ...bandsOf(cells),
  };
}

/** `20:3.50; 50:3`: from 20 kg on a step costs ¥3.50, from 50 kg on ¥3. */
function bandsOf(cells: Cells): { bands?: WeightBand[] } {
  const text = cells.optional('bands', 500);
  if (text === null) return {};
  const bands = text
    .normalize('NFKC')
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, from, price] = BAND.exec(part.trim()) ?? [];
      return from && price
        ? { fromGrams: Math.round(Number(from) * 1000), nextFen: fenOf(price) }
        : null;
    });
  const rising = bands.every((band, at) => {
    const before = bands[at - 1]?.fromGrams ?? 0;
    return band !== null && band.fromGrams > before;
  });
  if (rising) return { bands: bands.filter((band) => band !== null) };
  const reason = 'are not rising weights with prices such as 20:3.50; 50:3';
  throw new CellFault('BANDS_INVALID', 'bands', reason);
}

function surchargesOf(cells: Cells): Surcharge[] {
  const surcharges = parseSurcharges(cells.optional('surcharges', 2_000) ?? '');
  if (surcharges) return surcharges;
  const reason = 'are no surcharges such as remote 5.00; fuel 5%; cold 20 on request';
  throw new CellFault('SURCHARGES_INVALID', 'surcharges', reason);
}

function ordered<T extends string | number>(first: T, last: T, column: string): void {
  if (first > last) throw new CellFault('OUT_OF_RANGE', column, 'lies before its beginning');
}

/** A price may be plain by itself and still make a sum nobody means: ¥1 million a gram. */
function payable(terms: Terms, grams: number): void {
  const largest = { grams, dimensions: LARGEST, day: '' };
  try {
    if (feeOf({ terms, surcharges: [] }, largest).totalFen <= MOST_FREIGHT_FEN) return;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const column = terms.method === 'parcel' ? 'next_price' : 'per_kg';
  const reason = 'makes the largest shipment of this line cost more than 100 million yuan';
  throw new CellFault('OUT_OF_RANGE', column, reason);
}
