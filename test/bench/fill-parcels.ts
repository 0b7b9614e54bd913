import type { Client } from 'pg';

const EVENTS_A_PARCEL = 10;
const PARCELS_AT_ONCE = 50_000;

/** The number of the nth parcel. */
export function parcelNumber(at: number): string {
  return `YT${String(8_000_000_000_000 + at)}`;
}

/**
 * Adds parcels on their way, each with ten events of the last ten hours, until there are `events`.
 * @param from how many there are already
 * @returns how many parcels there are now
 */
export async function fillParcels(database: Client, from: number, events: number): Promise<number> {
  const parcels = Math.floor(events / EVENTS_A_PARCEL);
  for (let at = from; at < parcels; at += PARCELS_AT_ONCE) {
    await database.query(
      `WITH added AS (
         INSERT INTO waybill (number, carrier, company, state, origin_adcode, target_adcode,
                              promised_at, last_event_at, grams)
         SELECT 'YT' || (8000000000000 + n), 'yuantong', 'demo', 'IN_TRANSIT', '310115', '510104',
                now() + interval '2 days', now() - interval '1 hour', 1000
           FROM generate_series($1::integer, $2::integer) n
         RETURNING id)
       INSERT INTO tracking_event (waybill_id, at, state, code, text, city_adcode, source, fact_hash)
       SELECT id, now() - make_interval(hours => e), 'IN_TRANSIT', '0', '快件已到达中转站',
              '310100', 'bench', id || '/' || e
         FROM added CROSS JOIN generate_series(1, ${EVENTS_A_PARCEL}) e`,
      [at, Math.min(at + PARCELS_AT_ONCE, parcels) - 1],
    );
  }
  await database.query('VACUUM ANALYZE waybill, tracking_event');
  return parcels;
}
