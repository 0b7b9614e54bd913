import { Injectable } from '@nestjs/common';
import type {
  Locale,
  OutletsCard,
  ParcelCard,
  QuoteCard,
  TrackingState,
} from '../protocol/index.js';
import { ADCODE_PATTERN, cityAdcodeOf } from './adcode.js';
import { OutletStore } from './outlets/outlet.store.js';
import { presentOutlets } from './outlets/outlets-card.js';
import { presentParcel } from './parcel-card.js';
import { NoticesService } from './notices/notices.service.js';
import { notedParcel, notedQuote, placesAhead } from './notices/noted-cards.js';
import { type DemoExample, ParcelStore } from './parcel.store.js';
import { placeOf, placeText } from './place-names.js';
import { type QuoteQuestion, QuotesService } from './rates/quotes.service.js';
import { normalizeWaybill } from './waybill-number.js';

const EVENTS_SHOWN = 20;

/** So many outlets of a place are looked at to find those that are open. */
const OUTLETS_CONSIDERED = 200;

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
    private readonly outlets: OutletStore,
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
    const parcel = await this.parcels.findPublic(number);
    if (!parcel) return null;
    const events = await this.parcels.newestEvents(parcel.id, EVENTS_SHOWN);
    const lastCity = events.find(({ cityAdcode }) => cityAdcode)?.cityAdcode ?? null;
    const notices = await this.notices.noticesFor(placesAhead(parcel, lastCity), now, {
      company: parcel.company,
      products: parcel.product ? [parcel.product] : [],
    });
    return notedParcel(presentParcel(parcel, events), notices);
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
  async findOutlets(search: {
    adcode: string;
    limit: number;
    /** For the hours' text. */
    locale?: Locale;
    now?: Date;
  }): Promise<OutletsCard> {
    const { adcode, limit, locale, now = new Date() } = search;
    const shown = { now, limit, locale };
    if (!ADCODE_PATTERN.test(adcode)) return presentOutlets(adcode, [], shown);
    const notices = await this.notices.noticesFor(adcode, now, { parts: true });

    let found = await this.outlets.within(adcode, OUTLETS_CONSIDERED);
    let place = adcode;
    const city = cityAdcodeOf(adcode);
    if (found.length === 0 && city !== adcode) {
      found = await this.outlets.within(city, OUTLETS_CONSIDERED);
      if (found.length > 0) place = city;
    }
    const card = presentOutlets(placeName(place), found, shown);
    return notices.length > 0 ? { ...card, notices } : card;
  }
}

function placeName(adcode: string): string {
  const place = placeOf(adcode);
  return place ? placeText(place) : adcode;
}
