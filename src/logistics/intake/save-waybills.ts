import type { Queryable } from '../../platform/database/prepared.js';

/** What a company tells of a parcel besides its events; null is what it does not say. */
export interface ToldWaybill {
  /** As `normalizeWaybill` gives it. */
  number: string;
  carrier: string;
  product: string | null;
  originAdcode: string | null;
  targetAdcode: string | null;
  promisedAt: Date | null;
  grams: number | null;
  /** What sending it cost, without the insurance fee. */
  freightFen: number | null;
  /** What it is insured for, 0 for nothing. */
  declaredFen: number | null;
  sender: Person;
  receiver: Person;
}
export interface Person {
  name: string | null;
  phone: string | null;
  address: string | null;
}

/**
 * What two tellings of one parcel say together: the later counts where it says something, as if
 * one had been stored after the other.
 */
export function toldTogether(earlier: ToldWaybill | undefined, later: ToldWaybill): ToldWaybill {
  if (!earlier) return later;
  const person = (side: 'sender' | 'receiver'): Person => ({
    name: later[side].name ?? earlier[side].name,
    phone: later[side].phone ?? earlier[side].phone,
    address: later[side].address ?? earlier[side].address,
  });
  return {
    number: later.number,
    carrier: later.carrier,
    product: later.product ?? earlier.product,
    originAdcode: later.originAdcode ?? earlier.originAdcode,
    targetAdcode: later.targetAdcode ?? earlier.targetAdcode,
    promisedAt: later.promisedAt ?? earlier.promisedAt,
    grams: later.grams ?? earlier.grams,
    freightFen: later.freightFen ?? earlier.freightFen,
    declaredFen: later.declaredFen ?? earlier.declaredFen,
    sender: person('sender'),
    receiver: person('receiver'),
  };
}

/** What was known stays where nothing new is told. */
const SAVE_WAYBILLS = `
  INSERT INTO waybill AS known (company, demo, created_at, updated_at, state, number, carrier,
         product, origin_adcode, target_adcode, promised_at, grams, sender_name, sender_phone,
         sender_address, receiver_name, receiver_phone, receiver_address, freight_fen,
         declared_fen)
  SELECT $1, $2, $3, $3, 'CREATED', given.*
    FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[],
                $10::integer[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
                $16::text[], $17::integer[], $18::integer[])
      AS given (number, carrier, product, origin, target, promised_at, grams, sender_name,
                sender_phone, sender_address, receiver_name, receiver_phone, receiver_address,
                freight_fen, declared_fen)
   ORDER BY number, carrier
  ON CONFLICT (number, carrier, company) DO UPDATE SET
    updated_at       = excluded.updated_at,
    product          = COALESCE(excluded.product, known.product),
    origin_adcode    = COALESCE(excluded.origin_adcode, known.origin_adcode),
    target_adcode    = COALESCE(excluded.target_adcode, known.target_adcode),
    promised_at      = COALESCE(excluded.promised_at, known.promised_at),
    grams            = COALESCE(excluded.grams, known.grams),
    freight_fen      = COALESCE(excluded.freight_fen, known.freight_fen),
    declared_fen     = COALESCE(excluded.declared_fen, known.declared_fen),
    sender_name      = COALESCE(excluded.sender_name, known.sender_name),
    sender_phone     = COALESCE(excluded.sender_phone, known.sender_phone),
    sender_address   = COALESCE(excluded.sender_address, known.sender_address),
    receiver_name    = COALESCE(excluded.receiver_name, known.receiver_name),
    receiver_phone   = COALESCE(excluded.receiver_phone, known.receiver_phone),
    receiver_address = COALESCE(excluded.receiver_address, known.receiver_address)`;

/**
 * Adds parcels and what is told of them, with one statement.
 *
 * @param waybills no number and carrier twice
 */
export async function saveWaybills(
  on: Queryable,
  company: { id: string; demo: boolean },
  waybills: readonly ToldWaybill[],
  now: Date,
): Promise<void> {
  if (waybills.length === 0) return;
  const column = <T>(pick: (waybill: ToldWaybill) => T) => waybills.map(pick);
  await on.query(SAVE_WAYBILLS, [
    company.id,
    company.demo,
    now,
    column(({ number }) => number),
    column(({ carrier }) => carrier),
    column(({ product }) => product),
    column(({ originAdcode }) => originAdcode),
    column(({ targetAdcode }) => targetAdcode),
    column(({ promisedAt }) => promisedAt),
    column(({ grams }) => grams),
    column(({ sender }) => sender.name),
    column(({ sender }) => sender.phone),
    column(({ sender }) => sender.address),
    column(({ receiver }) => receiver.name),
    column(({ receiver }) => receiver.phone),
    column(({ receiver }) => receiver.address),
    column(({ freightFen }) => freightFen),
    column(({ declaredFen }) => declaredFen),
  ]);
}
