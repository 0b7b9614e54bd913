import type {
  Card,
  HandoffReason,
  Locale,
  OutletsCard,
  ParcelCard,
  QuickReply,
  QuoteCard,
} from '../protocol/index.js';
import type { DialogState } from './dialog-state.js';

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
  /** The intent acted on, or `handover`, `miss`, `clarify`, `cancel`. */
  action: string;
  /** Why, in English, for staff who ask "why did it answer this?". */
  why: string;
  /** A person has to take over. */
  handOver?: { reason: HandoffReason };
}

/**
 * What the dialogue needs to know of the world. Implemented by the server over its database;
 * by a table in tests.
 */
export interface Facts {
  /** The way of a parcel, or null where the number is not known. */
  parcel(waybill: string): Promise<ParcelCard | null>;
  /** Prices, or null where no table covers the lane. */
  quote(query: { fromAdcode: string; toAdcode: string; grams: number }): Promise<QuoteCard | null>;
  /** Outlets of a place; an empty list where there are none. */
  outlets(query: { adcode: string; locale: Locale }): Promise<OutletsCard>;
}
