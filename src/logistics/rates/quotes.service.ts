import { Injectable } from '@nestjs/common';
import type { QuoteCard } from '../../protocol/index.js';
import { CompaniesService } from '../companies/companies.service.js';
import { dayIn } from '../local-time.js';
import { placeOf } from '../place-names.js';
import type { Dimensions, Volume } from './parcel-freight.js';
import { presentQuote } from './quote-card.js';
import { RateStore } from './rate.store.js';

/** Where the day of a quote begins and ends. */
export const BUSINESS_ZONE = 'Asia/Shanghai';

/** What somebody wants to send. Money in fen, weight in grams. */
export interface QuoteQuestion {
  fromAdcode: string;
  toAdcode: string;
  /** The actual weight, a whole number above 0. */
  grams: number;
  /** Of the whole shipment, in centimetres. */
  dims?: Dimensions;
  /** Where it is named apart from its sides. */
  volume?: Volume;
  /** The value to insure it for. */
  declaredFen?: number;
  /** Cash to be collected on delivery. */
  codFen?: number;
  /** Codes of services that are asked for, e.g. `cold`, `upstairs`. */
  requested?: readonly string[];
  /** Only this company's prices. */
  company?: string;
}

/** What sending costs. */
@Injectable()
export class QuotesService {
  constructor(
    private readonly rates: RateStore,
    private readonly companies: CompaniesService,
  ) {}

  /**
   * The price of each product of a lane that takes such a weight, as it holds on the day of `now`.
   *
   * @returns null where a place is unknown or the lane not served
   * @throws {RangeError} where a quantity cannot be reckoned with
   */
  async quote(question: QuoteQuestion, now: Date): Promise<QuoteCard | null> {
    const { fromAdcode, toAdcode, grams, dims, volume, company } = question;
    const { declaredFen, codFen, requested } = question;
    const [from, to] = [placeOf(fromAdcode), placeOf(toAdcode)];
    if (!from || !to) return null;
    const day = dayIn(BUSINESS_ZONE, now);
    const rates = await this.rates.ofLane({ fromAdcode, toAdcode, grams, day, company });
    if (rates.length === 0) return null;
    return presentQuote(
      { from, to },
      rates,
      { grams, dimensions: dims, volume, declaredFen, codFen, requested, day },
      (id) => this.companies.find(id),
    );
  }

  /** What products there are and what they are called, by code. */
  products(): Promise<{ product: string; name: string }[]> {
    return this.rates.products();
  }
}
