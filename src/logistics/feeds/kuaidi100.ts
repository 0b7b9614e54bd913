import { createHash } from 'node:crypto';
import { z } from 'zod';
import { placeInText } from './event-place.js';
import {
  checkEvent,
  checkParcel,
  type FeedParcel,
  knownAdcode,
  type Refusal,
  storable,
} from './feed-event.js';
import { parseTime } from '../local-time.js';
import { kuaidi100State } from './kuaidi100-states.js';
import { sameSecret } from './signature.js';

/** The source of its events, however they came: a push and a query tell the same facts. */
export const KUAIDI100 = 'kuaidi100';

/** Kuaidi100 sends numbers as texts, but not everywhere. */
const word = z.union([z.string(), z.number()]).transform(String);

/** A carrier's code; where nothing is known, null or an empty text. */
function carrierCode(text: string | null | undefined): string {
  return storable(text ?? '')
    .trim()
    .toLowerCase();
}

/** The list of a parcel's events, newest first, as pushes and queries share it. */
export const kuaidi100ResultSchema = z.object({
  nu: word,
  com: z.string().nullish().transform(carrierCode),
  state: word.nullish(),
  data: z
    .array(z.unknown())
    .max(2_000)
    .nullish()
    .transform((data) => data ?? []),
});

const eventSchema = z.object({
  time: z.string().nullish(),
  ftime: z.string().nullish(),
  context: z.string(),
  status: word.nullish(),
  statusCode: word.nullish(),
  areaCode: z.string().nullish(),
});

const pushSchema = z.object({
  status: z.enum(['polling', 'shutdown', 'abort', 'updateall']),
  comOld: z.string().nullish().transform(carrierCode),
  comNew: z.string().nullish().transform(carrierCode),
  lastResult: kuaidi100ResultSchema.nullish(),
});
export type Kuaidi100Push = z.output<typeof pushSchema>;

/** The reply that ends a push; without it Kuaidi100 sends again. */
export const KUAIDI100_TAKEN = { result: true, returnCode: '200', message: '成功' } as const;

/** Whether `sign` is MD5(param + salt) in hexadecimal digits of either case. */
export function isKuaidi100Signature(param: string, sign: string, salt: string): boolean {
  const expected = createHash('md5')
    .update(param + salt)
    .digest('hex');
  return sameSecret(sign.toLowerCase(), expected);
}

/** The push inside a `param`; null where it is none. */
export function readKuaidi100Push(param: string): Kuaidi100Push | null {
  try {
    return pushSchema.parse(JSON.parse(param));
  } catch {
    return null;
  }
}

/**
 * The parcel of a push. `comNew` names the carrier the parcel turned out to belong to.
 *
 * @returns no parcel where the push only says that watching has ended
 */
export function parcelOfPush(
  push: Kuaidi100Push,
  clock: { zone: string; now: Date },
): { parcel: FeedParcel | null; refusals: Refusal[] } {
  const { lastResult } = push;
  if (!lastResult) return { parcel: null, refusals: [] };
  const former = push.comOld || lastResult.com;
  const read = parcelOfResult(lastResult, push.comNew || lastResult.com, clock, 'lastResult');
  if (read.parcel && push.comNew && former && former !== read.parcel.carrier) {
    read.parcel.formerCarrier = former;
  }
  return read;
}

/**
 * The parcel of a list of events. The newest event without a status of its own has the state of
 * the whole list.
 *
 * @param place how the list is called in refusals
 */
export function parcelOfResult(
  result: z.output<typeof kuaidi100ResultSchema>,
  carrier: string,
  clock: { zone: string; now: Date },
  place: string,
): { parcel: FeedParcel | null; refusals: Refusal[] } {
  const parcel = checkParcel({ number: result.nu, carrier }, `${place}.nu`);
  if ('refusal' in parcel) return { parcel: null, refusals: [parcel.refusal] };
  const events: FeedParcel['events'] = [];
  const refusals: Refusal[] = [];
  result.data.forEach((given, position) => {
    const at = `${place}.data[${position}]`;
    const parsed = eventSchema.safeParse(given);
    if (!parsed.success) {
      const reason = 'needs a time and a context';
      return void refusals.push({ place: at, code: 'EVENT_INVALID', reason });
    }
    const { time, ftime, context, status, statusCode, areaCode } = parsed.data;
    const code = statusCode || status || '';
    const overall = position === 0 && code === '' ? kuaidi100State(result.state ?? '') : null;
    const checked = checkEvent(
      {
        // `ftime` is the same time, written in full.
        at: time && parseTime(time, clock.zone) ? time : ftime || time || '',
        code,
        text: context,
        state: kuaidi100State(statusCode || '') ?? kuaidi100State(status || '') ?? overall,
        cityAdcode: knownAdcode(areaCode ?? undefined) ?? placeInText(context),
      },
      at,
      clock,
    );
    if ('refusal' in checked) refusals.push(checked.refusal);
    else events.push(checked.value);
  });
  return { parcel: { ...parcel.value, events }, refusals };
}
