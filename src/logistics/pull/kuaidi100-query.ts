import { createHash } from 'node:crypto';
import { z } from 'zod';
import { KUAIDI100, kuaidi100ResultSchema, parcelOfResult } from '../feeds/kuaidi100.js';
import {
  type AskedParcel,
  AskingFailed,
  fetchJson,
  HALF_AN_HOUR_MS,
  type TrackingSource,
} from './tracking-source.js';

/** Carriers that Kuaidi100 answers for only with a phone (domain facts, section 4). */
const WANT_PHONE = new Set(['shunfeng', 'zhongtong']);

const refusalSchema = z.object({
  returnCode: z.union([z.string(), z.number()]).transform(String),
});

/** What its return codes say: 500 no result yet, 501 and 502 its own trouble, else ours. */
const KINDS: Readonly<Record<string, AskingFailed['kind']>> = {
  '500': 'nothing',
  '501': 'unavailable',
  '502': 'unavailable',
};

/** Kuaidi100's real-time query (实时快递查询). */
export class Kuaidi100Query implements TrackingSource {
  readonly name = KUAIDI100;
  readonly gapMs = HALF_AN_HOUR_MS;

  constructor(private readonly account: { customer: string; key: string; url: string }) {}

  async ask(parcel: AskedParcel, clock: { zone: string; now: Date }) {
    const { customer, key, url } = this.account;
    const param = JSON.stringify({
      com: parcel.carrier,
      num: parcel.number,
      ...(parcel.phone && WANT_PHONE.has(parcel.carrier) ? { phone: parcel.phone } : {}),
      // With codes and places of each event, newest first.
      resultv2: '4',
      order: 'desc',
      show: '0',
    });
    const sign = createHash('md5')
      .update(param + key + customer)
      .digest('hex')
      .toUpperCase();
    const { body } = await fetchJson(new URL('/poll/query.do', url), {
      method: 'POST',
      body: new URLSearchParams({ customer, sign, param }),
    });
    const result = kuaidi100ResultSchema.safeParse(body);
    if (result.success) return parcelOfResult(result.data, parcel.carrier, clock, 'answer');
    const { data: refusal } = refusalSchema.safeParse(body);
    if (!refusal)
      throw new AskingFailed('unavailable', 'Kuaidi100 gave an answer of no known kind');
    const code = refusal.returnCode;
    const kind = (Object.hasOwn(KINDS, code) ? KINDS[code] : undefined) ?? 'rejected';
    throw new AskingFailed(kind, `Kuaidi100 refused with ${code}`);
  }
}
