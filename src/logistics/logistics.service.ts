import { Injectable } from '@nestjs/common';
import type {
  DelayHours,
  OutletsCard,
  ParcelCard,
  QuoteCard,
  TrackingState,
} from '../protocol/index.js';
import { ADCODE_PATTERN } from './adcode.js';
import { ArrivalsService, type LaneEstimate } from './arrival/arrivals.service.js';
import type { Position } from './outlets/coordinates.js';
import type { OutletsShown } from './outlets/outlets-card.js';
import { OutletsService } from './outlets/outlets.service.js';
import { presentParcel } from './parcel-card.js';
import { NoticesService } from './notices/notices.service.js';
import { delayOf, laterBy } from './notices/delay.js';
import { notedParcel, notedQuote, placesAhead } from './notices/noted-cards.js';
import { type DemoExample, ParcelStore, type ParcelTerms } from './parcel.store.js';
import { type QuoteQuestion, QuotesService } from './rates/quotes.service.js';
import { normalizeWaybill } from './waybill-number.js';

/** States somebody who tries the demo would like to see, the most telling first. */
const EXAMPLE_STATES: readonly TrackingState[] = [
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'DELIVERED',
  'AT_LOCKER_OR_STATION',
  'ATTEMPT_FAILED',
  'EXCEPTION',
  'RETURNING',
  'LOST_SUSPECT',
];

/** Where parcels are, what sending costs and where the outlets are: what the public may know. */
@Injectable()
export class LogisticsService {
  constructor(
    private readonly parcels: ParcelStore,
    private readonly quotes: QuotesService,
    private readonly outlets: OutletsService,
    private readonly arrivals: ArrivalsService,
    private readonly notices: NoticesService,
  ) {}

  /**
   * A parcel's way so far, at most its 20 newest events, without personal data, and what is the
   * matter on the rest of its way.
   *
   * @param waybill as the customer wrote it: spaces, hyphens, full-width and small letters are
   *   taken care of
   * @returns null where no parcel has that number
   */
  async findParcel(waybill: string, now = new Date()): Promise<ParcelCard | null> {
    const number = normalizeWaybill(waybill);
    if (number === null) return null;
    const found = await this.parcels.findPublic(number);
    if (!found) return null;
    const { parcel, events } = found;
    const lastCity = events.find(({ cityAdcode }) => cityAdcode)?.cityAdcode ?? null;
    const notices = await this.notices.noticesFor(placesAhead(parcel, lastCity), now, {
      company: parcel.company,
      products: parcel.product ? [parcel.product] : [],
    });
    return notedParcel(presentParcel(parcel, events, now), notices);
  }

  /** How a parcel was sent and insured; null where no parcel has that number. */
  async findTerms(waybill: string): Promise<ParcelTerms | null> {
    const number = normalizeWaybill(waybill);
    return number === null ? null : this.parcels.findTerms(number);
  }

  /** When a parcel was sent, as far as we know; null where no parcel has that number. */
  async sentAt(waybill: string): Promise<Date | null> {
    const number = normalizeWaybill(waybill);
    return number === null ? null : this.parcels.sentAt(number);
  }

  /** What was declared for these parcels together, in fen; null where nothing was. */
  async declaredFen(waybills: readonly string[]): Promise<number | null> {
    const numbers = waybills.flatMap((waybill) => normalizeWaybill(waybill) ?? []);
    return numbers.length > 0 ? this.parcels.declaredFen(numbers) : null;
  }

  /**
   * The places still ahead of parcels, by number; a parcel that is there is left out.
   *
   * @param numbers as `normalizeWaybill` gives them
   */
  async placesAheadOf(
    numbers: readonly string[],
  ): Promise<Map<string, { company: string; product: string | null; adcodes: string[] }>> {
    const parcels = await this.parcels.withLastCity(numbers);
    return new Map(
      parcels.map((parcel) => [
        parcel.number,
        {
          company: parcel.company,
          product: parcel.product,
          adcodes: placesAhead(parcel, parcel.lastCity),
        },
      ]),
    );
  }

  /** Numbers of demo parcels to try, each in another state. */
  async exampleWaybills(limit: number): Promise<DemoExample[]> {
    const examples = await this.parcels.demoParcelOfEachState();
    const rank = ({ state }: { state: TrackingState }) => {
      const position = EXAMPLE_STATES.indexOf(state);
      return position < 0 ? EXAMPLE_STATES.length : position;
    };
    return examples.sort((a, b) => rank(a) - rank(b)).slice(0, limit);
  }

  /**
   * What sending a shipment costs, for each product of the lane.
   *
   * @returns null where a place is unknown or the lane is not served
   * @throws {RangeError} where the weight or a size is no quantity
   */
  async quote(question: QuoteQuestion, now = new Date()): Promise<QuoteCard | null> {
    const card = await this.quotes.quote(question, now);
    if (!card) return null;
    const lane = [question.fromAdcode, question.toAdcode];
    const products = card.products.map(({ product }) => product);
    return notedQuote(card, await this.notices.byProduct(lane, now, products));
  }

  /**
   * The outlets of a district, city or province, those that are open now first. A district
   * without any is answered with its city's, and `place` says so.
   */
  async findOutlets(
    search: Omit<OutletsShown, 'now'> & { adcode: string; now?: Date },
  ): Promise<OutletsCard> {
    const { adcode, now = new Date(), ...shown } = search;
    const card = await this.outlets.ofPlace(adcode, { ...shown, now });
    if (!ADCODE_PATTERN.test(adcode)) return card;
    const notices = await this.notices.noticesFor(adcode, now, { parts: true });
    return notices.length > 0 ? { ...card, notices } : card;
  }

  /** The outlets an address speaks of: those with its street, else those of its place. */
  findOutletsByAddress(text: string, shown: OutletsShown): Promise<OutletsCard> {
    return this.outlets.ofText(text, shown);
  }

  /** The outlets nearest to a position on a Chinese map (GCJ-02), the nearest first. */
  findOutletsNear(position: Position, shown: OutletsShown): Promise<OutletsCard> {
    return this.outlets.nearTo(position, shown);
  }

  /**
   * When a parcel may arrive, as a range from what its lane took before; it says so where too few
   * trips are stored, or where nearly all of them were faster. Notices on its way make it later.
   *
   * @param waybill as the customer wrote it
   * @returns null where the parcel is not known or not on a way whose end is known
   */
  async estimateArrival(waybill: string, now = new Date()): Promise<LaneEstimate | null> {
    const number = normalizeWaybill(waybill);
    const estimate = number === null ? null : await this.arrivals.estimate(number, now);
    if (number === null || estimate?.kind !== 'range') return estimate;
    return laterBy(estimate, await this.delayAhead(number, now));
  }

  private async delayAhead(number: string, now: Date): Promise<DelayHours | null> {
    const way = (await this.placesAheadOf([number])).get(number);
    if (!way) return null;
    const { company, product, adcodes } = way;
    const products = product ? [product] : [];
    return delayOf(await this.notices.noticesFor(adcodes, now, { company, products }));
  }
}
