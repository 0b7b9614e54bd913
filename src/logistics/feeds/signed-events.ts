import { z } from 'zod';
import { type TrackingState, trackingStates } from '../../protocol/index.js';
import {
  checkEvent,
  checkParcel,
  type FeedParcel,
  knownAdcode,
  type Refusal,
} from './feed-event.js';
import { hmacOf, sameSecret } from './signature.js';

/** The source of events that a company's own system sends. */
export const SIGNED_EVENTS = 'events';

/** So many events, and so many waybills, at once; more come in further requests. */
export const EVENTS_LIMIT = 5_000;

const listSchema = z.array(z.unknown()).max(EVENTS_LIMIT).default([]);
const batchSchema = z
  .object({ events: listSchema, waybills: listSchema })
  .refine(({ events, waybills }) => events.length + waybills.length > 0);

const eventSchema = z.object({
  waybill: z.string().max(200),
  carrier: z.string().max(100).optional(),
  at: z.string().max(100),
  state: z.string().max(100).optional(),
  code: z.string().optional(),
  text: z.string(),
  adcode: z.string().max(20).optional(),
});

/** The events and waybills inside a body; null where it is no such batch. */
export function readEventBatch(body: Buffer): { events: unknown[]; waybills: unknown[] } | null {
  try {
    return batchSchema.parse(JSON.parse(body.toString('utf8')));
  } catch {
    return null;
  }
}

/** Whether a header is hex HMAC-SHA256 of `timestamp.body`. */
export function isEventsSignature(
  timestamp: string,
  body: Buffer,
  header: string,
  secret: string,
): boolean {
  return sameSecret(header.toLowerCase(), hmacOf(secret, 'hex', `${timestamp}.`, body));
}

/** Whether a timestamp in Unix seconds is near enough to now. */
export function isTimely(timestamp: string, now: Date, windowSeconds: number): boolean {
  if (!/^\d{9,11}$/.test(timestamp)) return false;
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= windowSeconds;
}

/**
 * The parcels of a batch, each with its events. A state that is none of ours is kept as the code
 * and moves nothing.
 */
export function parcelsOfBatch(
  batch: readonly unknown[],
  company: { timezone: string; carrier: string },
  now: Date,
): { parcels: FeedParcel[]; refusals: Refusal[] } {
  const parcels = new Map<string, FeedParcel>();
  const refusals: Refusal[] = [];
  batch.forEach((given, position) => {
    const place = `events[${position}]`;
    const parsed = eventSchema.safeParse(given);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const reason = `${issue?.path.join('.') || 'the event'}: ${issue?.message ?? 'is wrong'}`;
      return void refusals.push({ place, code: 'EVENT_INVALID', reason });
    }
    const { waybill, carrier = company.carrier, at, state = '', code, text, adcode } = parsed.data;
    const parcel = checkParcel({ number: waybill, carrier }, place);
    if ('refusal' in parcel) return void refusals.push(parcel.refusal);
    const event = checkEvent(
      { at, code: code ?? state, text, state: stateNamed(state), cityAdcode: knownAdcode(adcode) },
      place,
      { zone: company.timezone, now },
    );
    if ('refusal' in event) return void refusals.push(event.refusal);
    const key = `${parcel.value.carrier} ${parcel.value.number}`;
    const known = parcels.get(key);
    if (known) known.events.push(event.value);
    else parcels.set(key, { ...parcel.value, events: [event.value] });
  });
  return { parcels: [...parcels.values()], refusals };
}

function stateNamed(name: string): TrackingState | null {
  return trackingStates.find((state) => state === name) ?? null;
}
