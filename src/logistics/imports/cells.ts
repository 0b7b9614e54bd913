import { findPlaces, namingsOf, placeByAdcode } from '../../understanding/gazetteer/index.js';
import { normalize } from '../../understanding/normalize.js';
import { ADCODE_PATTERN, isCityProvince, provincePrefix } from '../adcode.js';
import { CARRIER_PATTERN } from '../companies/company.js';
import { parseTime } from '../local-time.js';
import { normalizeWaybill } from '../waybill-number.js';

export type CellFaultCode =
  | 'CELL_COUNT'
  | 'CELL_EMPTY'
  | 'TEXT_TOO_LONG'
  | 'NUMBER_INVALID'
  | 'OUT_OF_RANGE'
  | 'TIME_INVALID'
  | 'TIME_OUT_OF_RANGE'
  | 'PLACE_UNKNOWN'
  | 'COORDINATES_INVALID'
  | 'CODE_INVALID'
  | 'WAYBILL_INVALID'
  | 'CARRIER_INVALID'
  | 'PHONE_INVALID'
  | 'HOURS_INVALID'
  | 'SURCHARGES_INVALID'
  | 'BANDS_INVALID'
  | 'RATES_OVERLAP';

/** What is wrong with a line. The reason is English and holds nothing of the cell. */
export class CellFault extends Error {
  override name = 'CellFault';
  constructor(
    readonly code: CellFaultCode,
    readonly column: string | undefined,
    reason: string,
  ) {
    super(reason);
  }
}

/** So exact is a number in a price list: grams of a kilogram. */
const MOST_DECIMALS = 3;
const NUMBER_PATTERN = /^[+-]?\d{1,12}(?:\.(\d{1,12}))?$/;
const PHONE_PATTERN = /^[+\d][\d\s()/*-]{4,39}$/;
const EARLIEST = Date.UTC(2000, 0, 1);

/** The cells of one line by their column, read as what they ought to be. */
export class Cells {
  constructor(
    private readonly values: ReadonlyMap<string, string>,
    private readonly clock: { zone: string; now: Date },
  ) {}

  /** @throws {CellFault} where it is empty or longer than `most` characters */
  text(column: string, most = 200): string {
    const value = this.optional(column, most);
    if (value === null) throw new CellFault('CELL_EMPTY', column, 'must not be empty');
    return value;
  }

  /** Null where it is empty or the file has no such column. */
  optional(column: string, most = 200): string | null {
    const value = this.values.get(column)?.trim().replaceAll('\u0000', '') ?? '';
    if (value.length > most) {
      throw new CellFault('TEXT_TOO_LONG', column, `is longer than ${most} characters`);
    }
    return value === '' ? null : value;
  }

  /** A number written plainly: no NaN, no 1e5, no thousands separators. */
  number(column: string, { least, most }: { least: number; most: number }): number {
    const text = this.text(column);
    if (!NUMBER_PATTERN.test(text)) {
      throw new CellFault('NUMBER_INVALID', column, 'is not a number such as 12 or 12.5');
    }
    const value = Number(text);
    if (value < least || value > most) {
      throw new CellFault('OUT_OF_RANGE', column, `must be from ${least} to ${most}`);
    }
    return value;
  }

  /** @throws {CellFault} where it has decimals: what is written is not rounded */
  whole(column: string, range: { least: number; most: number }): number {
    const value = this.number(column, range);
    if (Number.isInteger(value)) return value;
    throw new CellFault('NUMBER_INVALID', column, 'must be a whole number');
  }

  /** A number in thousandths or hundredths of what is written: grams of kilograms, fen of yuan. */
  scaled(
    column: string,
    { scale, least, most }: { scale: 100 | 1000; least: number; most: number },
  ): number {
    const decimals = NUMBER_PATTERN.exec(this.text(column))?.[1]?.replace(/0+$/, '').length ?? 0;
    if (decimals > Math.min(MOST_DECIMALS, Math.log10(scale))) {
      const reason = `has more than ${Math.log10(scale)} decimals`;
      throw new CellFault('NUMBER_INVALID', column, reason);
    }
    return Math.round(this.number(column, { least, most }) * scale);
  }

  has(column: string): boolean {
    return this.optional(column, Infinity) !== null;
  }

  /** An instant; not before the year 2000. */
  time(column: string, { aheadDays }: { aheadDays: number }): Date {
    const at = parseTime(this.text(column), this.clock.zone);
    if (!at) {
      throw new CellFault('TIME_INVALID', column, 'is not a time such as 2026-11-23 12:00:00');
    }
    const latest = this.clock.now.getTime() + aheadDays * 86_400_000;
    if (at.getTime() < EARLIEST || at.getTime() > latest) {
      const reason = `lies before 2000 or more than ${aheadDays} days ahead`;
      throw new CellFault('TIME_OUT_OF_RANGE', column, reason);
    }
    return at;
  }

  /** A day, as `2026-11-23`. */
  day(column: string): string {
    const text = this.text(column).replaceAll('/', '-');
    const at = /^\d{4}-\d{1,2}-\d{1,2}$/.test(text) ? parseTime(text, 'UTC') : null;
    if (!at) throw new CellFault('TIME_INVALID', column, 'is not a day such as 2026-11-23');
    return at.toISOString().slice(0, 10);
  }

  /** The code of a place that is given by it or by its name. */
  place(column: string): string {
    const text = this.text(column);
    const code = ADCODE_PATTERN.test(text) ? text : codeOfName(text, column);
    if (code && ADCODE_PATTERN.test(code)) {
      if (placeByAdcode(code)) return code;
      // Some sources know Shanghai as the city 310100 in the province 310000.
      const municipality = code.endsWith('00') && isCityProvince(code);
      if (municipality) return `${provincePrefix(code)}0000`;
    }
    throw new CellFault('PLACE_UNKNOWN', column, 'is no division code (GB/T 2260) or name of one');
  }

  /** Something of a closed list, or of a pattern that is its grammar. */
  code(column: string, pattern: RegExp, what: string): string {
    const text = this.text(column);
    if (!pattern.test(text)) throw new CellFault('CODE_INVALID', column, `is not ${what}`);
    return text;
  }

  waybill(column: string): string {
    const number = normalizeWaybill(this.text(column));
    if (number !== null) return number;
    const reason = 'is not a waybill number of 6 to 40 letters and digits';
    throw new CellFault('WAYBILL_INVALID', column, reason);
  }

  /** A carrier's code; of an empty cell the company's own. */
  carrier(column: string, own: string): string {
    const code = this.optional(column)?.toLowerCase() ?? own;
    if (CARRIER_PATTERN.test(code)) return code;
    throw new CellFault('CARRIER_INVALID', column, 'is not a carrier code such as yuantong');
  }

  phone(column: string): string | null {
    const text = this.optional(column)?.normalize('NFKC') ?? null;
    if (text === null || PHONE_PATTERN.test(text)) return text;
    throw new CellFault('PHONE_INVALID', column, 'is not a phone number');
  }
}

/**
 * The code of a place by its name. Nobody is there to ask which 朝阳区 is meant, so a name that
 * several districts have needs its city before it.
 */
function codeOfName(text: string, column: string): string | undefined {
  const { clean } = normalize(text);
  const [place, ...others] = findPlaces(clean);
  if (!place || others.length > 0 || place.start > 0 || place.end < clean.length) return undefined;
  const { level, adcode } = place.value;
  if (level !== 'district' || namingsOf(clean).length < 2) return adcode;
  const reason = 'is the name of several places; write its city before it, or its division code';
  throw new CellFault('PLACE_UNKNOWN', column, reason);
}
