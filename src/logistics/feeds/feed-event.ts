import type { TrackingState } from '../../protocol/index.js';
import { placeByAdcode } from '../../understanding/gazetteer/index.js';
import { CARRIER_PATTERN } from '../companies/company.js';
import { parseTime } from '../local-time.js';
import { normalizeWaybill } from '../waybill-number.js';

/** An event of any feed, checked. */
export interface FeedEvent {
  at: Date;
  /** The sender's own code, kept as it came; empty where it gives none. */
  code: string;
  text: string;
  /** What the code means; null where nobody has mapped it. */
  state: TrackingState | null;
  cityAdcode: string | null;
}

/** The events of one parcel, in any order. */
export interface FeedParcel {
  /** As `normalizeWaybill` gives it. */
  number: string;
  carrier: string;
  events: FeedEvent[];
  /** The carrier the parcel was filed under before the sender knew better. */
  formerCarrier?: string;
}

/** Why a part of a request was not taken. The codes are part of `docs/feeds.md`. */
export interface Refusal {
  /** Where it stands in the payload, e.g. `events[3].at`. */
  place: string;
  code: RefusalCode;
  /** English, for whoever sends it; holds nothing of the payload but its values' shape. */
  reason: string;
}
export type RefusalCode =
  | 'EVENT_INVALID'
  | 'WAYBILL_INVALID'
  | 'CARRIER_INVALID'
  | 'TIME_INVALID'
  | 'TIME_OUT_OF_RANGE'
  | 'PLACE_UNKNOWN'
  | 'TEXT_TOO_LONG';

/** What a part of a payload turned out to be. */
export type Checked<T> = { value: T } | { refusal: Refusal };

/** Nobody's parcel is older; a year mistyped is. */
const EARLIEST = Date.UTC(2000, 0, 1);
/** Carriers' clocks run ahead by minutes, and some stamp the end of the day. */
const AHEAD_MS = 24 * 3_600_000;
export const TEXT_LIMIT = 2_000;
const CODE_LIMIT = 100;

/** An event before it was checked. */
export interface RawEvent {
  at: string;
  code: string;
  text: string;
  state: TrackingState | null;
  cityAdcode: string | null;
}

/**
 * @param place where the event stands in the payload
 * @param clock the zone of times without an offset, and the present
 */
export function checkEvent(
  raw: RawEvent,
  place: string,
  clock: { zone: string; now: Date },
): Checked<FeedEvent> {
  const refuse = (field: string, code: RefusalCode, reason: string) => ({
    refusal: { place: `${place}.${field}`, code, reason },
  });
  const at = parseTime(raw.at, clock.zone);
  if (!at) return refuse('time', 'TIME_INVALID', 'is not a time such as 2026-11-23 12:00:00');
  if (at.getTime() < EARLIEST) {
    return refuse('time', 'TIME_OUT_OF_RANGE', 'lies before the year 2000');
  }
  if (at.getTime() > clock.now.getTime() + AHEAD_MS) {
    return refuse('time', 'TIME_OUT_OF_RANGE', 'lies more than a day ahead');
  }
  if (raw.text.length > TEXT_LIMIT || raw.code.length > CODE_LIMIT) {
    return refuse('text', 'TEXT_TOO_LONG', `is longer than ${TEXT_LIMIT} characters`);
  }
  return { value: { ...raw, at, code: storable(raw.code), text: storable(raw.text) } };
}

/** @returns the number and carrier as they are stored */
export function checkParcel(
  raw: { number: string; carrier: string },
  place: string,
): Checked<{ number: string; carrier: string }> {
  const number = normalizeWaybill(raw.number);
  if (number === null) {
    const reason = 'is not a waybill number of 6 to 40 letters and digits';
    return { refusal: { place, code: 'WAYBILL_INVALID', reason } };
  }
  const carrier = raw.carrier.trim().toLowerCase();
  if (!CARRIER_PATTERN.test(carrier)) {
    const reason = 'is not a carrier code such as yuantong';
    return { refusal: { place, code: 'CARRIER_INVALID', reason } };
  }
  return { value: { number, carrier } };
}

/** The code of a place where it is one we know. */
export function knownAdcode(code: string | undefined): string | null {
  const digits = /^(?:CN)?(\d{6})/.exec(code ?? '')?.[1];
  return digits && placeByAdcode(digits) ? digits : null;
}

/** PostgreSQL stores every character but this one. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '');
}
