import { z } from 'zod';
import type { TrackingState } from '../../protocol/index.js';
import { checkEvent, checkParcel, type FeedParcel, type Refusal, storable } from './feed-event.js';
import { hmacOf, sameSecret } from './signature.js';

export const AFTERSHIP = 'aftership';

/** Tags; a subtag that says more than its tag stands below. Domain facts, section 4. */
const TAGS: Readonly<Record<string, TrackingState>> = {
  InfoReceived: 'CREATED',
  InTransit: 'IN_TRANSIT',
  OutForDelivery: 'OUT_FOR_DELIVERY',
  AttemptFail: 'ATTEMPT_FAILED',
  Delivered: 'DELIVERED',
  AvailableForPickup: 'AT_LOCKER_OR_STATION',
  Exception: 'EXCEPTION',
  Expired: 'LOST_SUSPECT',
};

/** Source: AfterShip's list of delivery sub-statuses. */
const SUBTAGS: Readonly<Record<string, TrackingState>> = {
  InTransit_002: 'PICKED_UP',
  InTransit_005: 'CUSTOMS',
  InTransit_006: 'CUSTOMS',
  InTransit_009: 'FORWARDED',
  Exception_003: 'REFUSED',
  Exception_004: 'CUSTOMS',
  Exception_010: 'RETURNING',
  Exception_011: 'RETURNED',
  Exception_013: 'LOST',
};

/** Its names for carriers that Kuaidi100 knows too, so that a parcel is one whoever reports it. */
const SLUGS: Readonly<Record<string, string>> = {
  'sf-express': 'shunfeng',
  yto: 'yuantong',
  'zto-express': 'zhongtong',
  sto: 'shentong',
  'yunda-express': 'yunda',
  'jd-express': 'jd',
  'china-ems': 'ems',
  'china-post': 'youzhengguonei',
  deppon: 'debangkuaidi',
};

const checkpointSchema = z.object({
  checkpoint_time: z.string(),
  message: z.string().nullish(),
  tag: z.string().nullish(),
  subtag: z.string().nullish(),
  location: z.string().nullish(),
});

export const aftershipTrackingSchema = z.object({
  tracking_number: z.string(),
  slug: z.string(),
  checkpoints: z.array(z.unknown()).max(2_000).default([]),
});

const webhookSchema = z.object({
  event: z.string(),
  event_id: z.string().min(1).max(200).transform(storable),
  msg: aftershipTrackingSchema,
});
export type AftershipWebhook = z.output<typeof webhookSchema>;

/** Whether a header is base64 HMAC-SHA256 of the raw body. */
export function isAftershipSignature(body: Buffer, header: string, secret: string): boolean {
  return sameSecret(header, hmacOf(secret, 'base64', body));
}

/** The webhook inside a body; null where it is none. */
export function readAftershipWebhook(body: Buffer): AftershipWebhook | null {
  try {
    return webhookSchema.parse(JSON.parse(body.toString('utf8')));
  } catch {
    return null;
  }
}

/** What a checkpoint means; null for tags that say nothing (Pending) or are not known. */
export function aftershipState(tag: string, subtag: string): TrackingState | null {
  const own = (table: Readonly<Record<string, TrackingState>>, key: string) =>
    Object.hasOwn(table, key) ? table[key] : undefined;
  return own(SUBTAGS, subtag) ?? own(TAGS, tag) ?? null;
}

/** The parcel of a tracking object, as webhooks and the tracking interface share it. */
export function parcelOfTracking(
  tracking: z.output<typeof aftershipTrackingSchema>,
  clock: { zone: string; now: Date },
  place: string,
): { parcel: FeedParcel | null; refusals: Refusal[] } {
  const { tracking_number: number, slug } = tracking;
  const carrier = (Object.hasOwn(SLUGS, slug) ? SLUGS[slug] : undefined) ?? slug;
  const parcel = checkParcel({ number, carrier }, `${place}.tracking_number`);
  if ('refusal' in parcel) return { parcel: null, refusals: [parcel.refusal] };
  const events: FeedParcel['events'] = [];
  const refusals: Refusal[] = [];
  tracking.checkpoints.forEach((given, position) => {
    const at = `${place}.checkpoints[${position}]`;
    const parsed = checkpointSchema.safeParse(given);
    if (!parsed.success) {
      const reason = 'needs a checkpoint_time';
      return void refusals.push({ place: at, code: 'EVENT_INVALID', reason });
    }
    const { checkpoint_time, message, tag, subtag, location } = parsed.data;
    const raw = {
      at: checkpoint_time,
      code: subtag || tag || '',
      text: [message, location].filter(Boolean).join(' · '),
      state: aftershipState(tag ?? '', subtag ?? ''),
      cityAdcode: null,
    };
    const checked = checkEvent(raw, at, clock);
    if ('refusal' in checked) refusals.push(checked.refusal);
    else events.push(checked.value);
  });
  return { parcel: { ...parcel.value, events }, refusals };
}

/** AfterShip's name for a carrier. */
export function aftershipSlug(carrier: string): string {
  return Object.keys(SLUGS).find((slug) => SLUGS[slug] === carrier) ?? carrier;
}
