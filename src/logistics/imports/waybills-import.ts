import type { DataSource } from 'typeorm';
import type { ImportKind } from './import-kind.js';

interface WaybillRow {
  number: string;
  carrier: string;
  origin: string | null;
  target: string | null;
  promisedAt: Date | null;
  grams: number | null;
  sender: Person;
  receiver: Person;
}
interface Person {
  name: string | null;
  phone: string | null;
  address: string | null;
}

/** Adds parcels and what is known of them; an empty cell leaves what was known. */
const SAVE_WAYBILLS = `
  INSERT INTO waybill AS known (company, demo, created_at, updated_at, state, number, carrier,
         origin_adcode, target_adcode, promised_at, grams, sender_name, sender_phone,
         sender_address, receiver_name, receiver_phone, receiver_address)
  SELECT $1, $2, $3, $3, 'CREATED', given.*
    FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::integer[],
                $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[])
      AS given (number, carrier, origin, target, promised_at, grams, sender_name, sender_phone,
                sender_address, receiver_name, receiver_phone, receiver_address)
   ORDER BY number, carrier
  ON CONFLICT (number, carrier, company) DO UPDATE SET
    updated_at       = excluded.updated_at,
    origin_adcode    = COALESCE(excluded.origin_adcode, known.origin_adcode),
    target_adcode    = COALESCE(excluded.target_adcode, known.target_adcode),
    promised_at      = COALESCE(excluded.promised_at, known.promised_at),
    grams            = COALESCE(excluded.grams, known.grams),
    sender_name      = COALESCE(excluded.sender_name, known.sender_name),
    sender_phone     = COALESCE(excluded.sender_phone, known.sender_phone),
    sender_address   = COALESCE(excluded.sender_address, known.sender_address),
    receiver_name    = COALESCE(excluded.receiver_name, known.receiver_name),
    receiver_phone   = COALESCE(excluded.receiver_phone, known.receiver_phone),
    receiver_address = COALESCE(excluded.receiver_address, known.receiver_address)`;

/** Parcels with their ends and people; their events come by feeds or by another file. */
export function waybillsImport(database: DataSource): ImportKind<WaybillRow> {
  return {
    name: 'waybills',
    columns: [
      ...['waybill', 'carrier', 'origin', 'target', 'promised_at', 'weight_kg'],
      ...['sender_name', 'sender_phone', 'sender_address'],
      ...['receiver_name', 'receiver_phone', 'receiver_address'],
    ],
    required: ['waybill'],
    read: (cells, { company }) => {
      const person = (side: 'sender' | 'receiver'): Person => ({
        name: cells.optional(`${side}_name`, 100),
        phone: cells.phone(`${side}_phone`),
        address: cells.optional(`${side}_address`, 300),
      });
      return {
        number: cells.waybill('waybill'),
        carrier: cells.carrier('carrier', company.carrier),
        origin: cells.has('origin') ? cells.place('origin') : null,
        target: cells.has('target') ? cells.place('target') : null,
        promisedAt: cells.has('promised_at') ? cells.time('promised_at', { aheadDays: 365 }) : null,
        grams: cells.has('weight_kg')
          ? cells.scaled('weight_kg', { scale: 1000, least: 0.001, most: 100_000 })
          : null,
        sender: person('sender'),
        receiver: person('receiver'),
      };
    },
    keyOf: ({ number, carrier }) => `${carrier} ${number}`,
    save: async (rows, { company, now }) => {
      const column = <T>(pick: (row: WaybillRow) => T) => rows.map(pick);
      await database.query(SAVE_WAYBILLS, [
        company.id,
        company.demo,
        now,
        column(({ number }) => number),
        column(({ carrier }) => carrier),
        column(({ origin }) => origin),
        column(({ target }) => target),
        column(({ promisedAt }) => promisedAt),
        column(({ grams }) => grams),
        column(({ sender }) => sender.name),
        column(({ sender }) => sender.phone),
        column(({ sender }) => sender.address),
        column(({ receiver }) => receiver.name),
        column(({ receiver }) => receiver.phone),
        column(({ receiver }) => receiver.address),
      ]);
    },
  };
}
