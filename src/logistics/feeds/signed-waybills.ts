import { z } from 'zod';
import { type Person, type ToldWaybill, toldTogether } from '../intake/save-waybills.js';
import { parseTime } from '../local-time.js';
import {
  checkParcel,
  knownAdcode,
  type Refusal,
  type RefusalCode,
  storable,
} from './feed-event.js';

const text = (most: number) =>
  z.string().transform(storable).pipe(z.string().trim().max(most)).nullish();
const personSchema = z
  .object({ name: text(100), phone: text(40), address: text(300) })
  .nullish()
  .transform((person): Person => ({
    name: person?.name || null,
    phone: person?.phone || null,
    address: person?.address || null,
  }));

const waybillSchema = z.object({
  waybill: z.string().max(200),
  carrier: z.string().max(100).optional(),
  product: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'must be a code such as standard')
    .nullish(),
  origin: z.string().max(20).nullish(),
  target: z.string().max(20).nullish(),
  promisedAt: z.string().max(100).nullish(),
  grams: z.number().int().min(1).max(100_000_000).nullish(),
  freightFen: z.number().int().min(0).max(1_000_000_000).nullish(),
  declaredFen: z.number().int().min(0).max(1_000_000_000).nullish(),
  sender: personSchema,
  receiver: personSchema,
});

const YEAR_MS = 366 * 24 * 3_600_000;

/**
 * The parcels a company's own system tells of. What two say about the same parcel
 * counts together, the later first.
 *
 * @param given the `waybills` of a request
 */
export function waybillsOfBatch(
  given: readonly unknown[],
  company: { timezone: string; carrier: string },
  now: Date,
): { waybills: ToldWaybill[]; refusals: Refusal[] } {
  const waybills = new Map<string, ToldWaybill>();
  const refusals: Refusal[] = [];
  given.forEach((value, position) => {
    const place = `waybills[${position}]`;
    const refuse = (field: string, code: RefusalCode, reason: string) =>
      void refusals.push({ place: field ? `${place}.${field}` : place, code, reason });
    const parsed = waybillSchema.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const field = issue?.path.map(String).join('.') ?? '';
      return refuse(field, 'WAYBILL_INVALID', issue?.message ?? 'is wrong');
    }
    const told = parsed.data;
    const parcel = checkParcel(
      { number: told.waybill, carrier: told.carrier ?? company.carrier },
      place,
    );
    if ('refusal' in parcel) return void refusals.push(parcel.refusal);
    const promisedAt = told.promisedAt ? parseTime(told.promisedAt, company.timezone) : null;
    if (told.promisedAt && !promisedAt) {
      return refuse('promisedAt', 'TIME_INVALID', 'is not a time such as 2026-11-23 12:00:00');
    }
    if (promisedAt && Math.abs(promisedAt.getTime() - now.getTime()) > YEAR_MS) {
      return refuse('promisedAt', 'TIME_OUT_OF_RANGE', 'lies more than a year away');
    }
    for (const end of ['origin', 'target'] as const) {
      if (told[end] && !knownAdcode(told[end])) {
        return refuse(end, 'PLACE_UNKNOWN', 'is no division code (GB/T 2260)');
      }
    }
    const key = `${parcel.value.carrier} ${parcel.value.number}`;
    const waybill: ToldWaybill = {
      ...parcel.value,
      product: told.product ?? null,
      originAdcode: knownAdcode(told.origin ?? undefined),
      targetAdcode: knownAdcode(told.target ?? undefined),
      promisedAt,
      grams: told.grams ?? null,
      freightFen: told.freightFen ?? null,
      declaredFen: told.declaredFen ?? null,
      sender: told.sender,
      receiver: told.receiver,
    };
    waybills.set(key, toldTogether(waybills.get(key), waybill));
  });
  return { waybills: [...waybills.values()], refusals };
}
