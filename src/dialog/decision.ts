import type {
  Card,
  ClaimIncident,
  ClaimView,
  ComplaintKind,
  ComplaintView,
  DisclosedField,
  HandoffReason,
  Locale,
  OutletsCard,
  ParcelCard,
  ParcelDetails,
  Party,
  QuickReply,
  QuoteCard,
  WorkOrderCard,
  WorkOrderRefusal,
  WorkOrderRequest,
} from '../protocol/index.js';
import type { Understanding } from '../understanding/index.js';
import type { DialogState } from './dialog-state.js';

/** What one decision starts from. */
export interface Turn {
  heard: Understanding;
  state: DialogState;
  /** The language of the conversation. */
  locale: Locale;
  now: Date;
  /** Whether the company puts this customer first. */
  vip?: boolean;
}

/** Something the bot says. */
export interface BotMessage {
  text: string;
  card?: Card;
  quickReplies?: QuickReply[];
}

/** What the bot does after one message of the customer. */
export interface Decision {
  messages: BotMessage[];
  state: DialogState;
  /** The intent acted on, or `handover`, `miss`, `clarify`, `ask` (what happened), `cancel`, `courtesy`. */
  action: string;
  /** Why, in English, for staff who ask "why did it answer this?". */
  why: string;
  /** A person has to take over. */
  handOver?: { reason: HandoffReason };
}

/** When a parcel may arrive, and what that is drawn from. */
export interface Arrival {
  /** Days of the business zone. */
  earliest: string;
  latest: string;
  /** Stored trips of the lane; 0 where the product's usual days had to do. */
  trips: number;
}

/** What came of four digits given as a proof. */
export type ProofOutcome =
  { proved: true } | { proved: false; locked: boolean; attemptsLeft: number };

export type OrderOutcome =
  { ok: true; card: WorkOrderCard } | { ok: false; refusal: WorkOrderRefusal };

/** What is to be priced. Weights in grams, lengths in centimetres; a volume counts before them. */
export interface QuoteQuery {
  fromAdcode: string;
  toAdcode: string;
  grams: number;
  dimensions?: { lengthCm: number; widthCm: number; heightCm: number };
  cubicCentimetres?: number;
  /** Parcels, or freight by weight or volume. */
  kind: 'parcel' | 'freight';
}

/** What insuring a value costs, and an example of what it pays. All in fen. */
export interface InsuranceExample {
  valueFen: number;
  feeFen: number;
  /** Paid where half of the fully insured value is lost. */
  halfLossFen: number;
  halfPaysFen: number;
  /** Beyond it a person has to agree. */
  mostFen: number;
}

/** What sending a parcel back costs: the cheapest product, the weight that was recorded. */
export interface ReturnFee {
  grams: number;
  totalFen: number;
}

/** What was charged for sending a parcel, beside what the tables of the day it was sent give. */
export interface Charge {
  /** That day of the business zone, `2026-11-23`. */
  day: string;
  /** As it was weighed. */
  grams: number;
  chargedFen: number;
  /** For what was weighed; null where no table covers the lane. */
  usualFen: number | null;
  /** For the weight the customer names; null where none was named. */
  statedFen: number | null;
}

/** Something that keeps parcels of a region from moving as usual. */
export interface RegionalNotice {
  text: string;
}

/** What the company's terms pay for one lost parcel, without insurance and with it. In fen. */
export interface CompensationExample {
  freightFen: number;
  lossFen: number;
  uninsuredFen: number;
  insuredFen: number;
}

/** What the dialogue asks of the register of claims. */
export interface ClaimFacts {
  /** An example of what the terms pay; null where there are none for a lost parcel. */
  compensation(): Promise<CompensationExample | null>;
  /** Files a claim, or gives the one that was filed before; null where no such parcel is known. */
  fileClaim(filing: {
    waybill: string;
    incident: ClaimIncident;
    claimedFen: number;
  }): Promise<ClaimView | null>;
  /** The claims about a parcel, the latest first. */
  claimsOf(waybill: string): Promise<ClaimView[]>;
  acceptClaim(id: string): Promise<ClaimView>;
  /** A person looks again at what was decided. */
  reviewClaim(id: string): Promise<ClaimView>;
}

/** What the dialogue asks of the register of complaints. */
export interface ComplaintFacts {
  /** Takes a complaint, or gives the one that is open already; and whether it came before. */
  fileComplaint(filing: {
    kind: ComplaintKind;
    waybill: string | null;
  }): Promise<{ complaint: ComplaintView; repeated: boolean }>;
  /** The customer's complaints, open ones first. */
  complaints(): Promise<ComplaintView[]>;
}

/**
 * What the dialogue needs to know of the world, for one conversation. Implemented by the server
 * over its database; by a table in tests.
 */
export interface Facts extends ClaimFacts, ComplaintFacts {
  /** The way of a parcel, or null where the number is not known. */
  parcel(waybill: string): Promise<ParcelCard | null>;
  /** When it may arrive; null where nothing can be said, `too_few` where its lane has too few trips. */
  arrival(waybill: string): Promise<Arrival | 'too_few' | null>;
  /** Prices, or null where no table covers the lane. */
  quote(query: QuoteQuery): Promise<QuoteCard | null>;
  /** What it costs to send a parcel back, by the tables of today; null where nothing can be said. */
  returnFee(waybill: string): Promise<ReturnFee | null>;
  /** What taking it to another place costs; null where it stays in its city, or nothing can be said. */
  redirectFee(waybill: string, adcode: string): Promise<ReturnFee | null>;
  /** Whether a place is known to lie in the city that a parcel goes to. */
  staysInCity(waybill: string, adcode: string): Promise<boolean>;
  /**
   * What was charged for a parcel; null where its weight or fee is not on record.
   * @param statedGrams what the customer says it weighs
   */
  charge(waybill: string, statedGrams?: number): Promise<Charge | null>;
  /** What insuring a value costs; null where the company insures nothing. */
  insurance(valueFen: number): Promise<InsuranceExample | null>;
  /** Outlets of a place; an empty list where there are none. */
  outlets(query: { adcode: string; locale: Locale }): Promise<OutletsCard>;
  /** What is closed or slow in a place now. */
  notices(adcode: string, locale: Locale): Promise<RegionalNotice[]>;
  /** What the customer has proved to be to a parcel. */
  partiesOf(waybill: string): Promise<Party[]>;
  prove(waybill: string, lastFour: string): Promise<ProofOutcome>;
  /** Personal data of a parcel as far as this customer may see it. */
  details(waybill: string, wanted: readonly DisclosedField[]): Promise<ParcelDetails | null>;
  /** The parcels of a customer whom the embedding page vouches for. */
  ownParcels(): Promise<string[]>;
  /** Whether something could be asked of the company as things are; null: nothing stands in the way. */
  obstacleTo(request: WorkOrderRequest): Promise<WorkOrderRefusal | null>;
  /** What the customer asked for in this conversation, the latest first. */
  ownOrders(): Promise<WorkOrderCard[]>;
  /** Takes back one of them, where it is not too late: the card says how it is then. */
  withdraw(id: string): Promise<WorkOrderCard>;
  /** Asks something of the company. Asked again in the same turn it gives the first result. */
  order(request: WorkOrderRequest): Promise<OrderOutcome>;
}
