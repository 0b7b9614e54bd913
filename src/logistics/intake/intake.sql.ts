/**
 * Notes which requests are new. $1–$3 arrays company, source, delivery id; $4 now. One that
 * another transaction is just noting is waited for.
 */
export const NOTE_DELIVERIES = `
  INSERT INTO feed_delivery (company, source, delivery_id, received_at)
  SELECT company, source, delivery_id, $4
    FROM unnest($1::text[], $2::text[], $3::text[]) AS given (company, source, delivery_id)
   ORDER BY company, source, delivery_id
  ON CONFLICT DO NOTHING
  RETURNING company, source, delivery_id`;

/**
 * Locks the parcels, adding those that are not there yet. $1–$3 arrays number, carrier, company;
 * $4–$6 arrays state, time of the newest event and demo mark of parcels that are added; $7 now.
 * A parcel that another transaction has just added is missing from the answer: ask again.
 */
export const LOCK_PARCELS = `
  WITH given AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[],
                         $6::boolean[])
      AS given (number, carrier, company, state, last_event_at, demo)
  ), added AS (
    INSERT INTO waybill (number, carrier, company, state, last_event_at, demo, created_at,
                         updated_at)
    SELECT number, carrier, company, state, last_event_at, demo, $7, $7
      FROM given ORDER BY number, carrier, company
    ON CONFLICT (number, carrier, company) DO NOTHING
    RETURNING id, number, carrier, company
  ), known AS (
    SELECT waybill.id, number, carrier, company, waybill.state, waybill.last_event_at
      FROM waybill JOIN given USING (number, carrier, company)
     ORDER BY waybill.id FOR UPDATE OF waybill
  )
  SELECT id, number, carrier, company, NULL AS state, NULL AS last_event_at, true AS added
    FROM added
  UNION ALL
  SELECT id, number, carrier, company, state, last_event_at, false FROM known`;

/** Adds the events of parcels that were added in this transaction. Arrays as below; $10 now. */
export const ADD_FIRST_EVENTS = `
  INSERT INTO tracking_event (waybill_id, at, state, code, text, city_adcode, source, fact_hash,
                              demo, received_at)
  SELECT given.*, $10
    FROM unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[],
                $7::text[], $8::text[], $9::boolean[]) AS given`;

/** Adds events that are not there yet. Arrays, one element an event; $10 now. */
export const ADD_EVENTS = `${ADD_FIRST_EVENTS}
  ON CONFLICT (waybill_id, fact_hash) DO NOTHING
  RETURNING waybill_id, fact_hash`;

/** The histories of parcels. $1 their ids. */
export const READ_HISTORIES = `
  SELECT waybill_id, number, source, at, tracking_event.state, code, text
    FROM tracking_event JOIN waybill ON waybill.id = waybill_id
   WHERE waybill_id = ANY($1)`;

/** Writes what the new events have made of known parcels. Arrays id, state, newest event; $4 now. */
export const MOVE_PARCELS = `
  UPDATE waybill
     SET state = given.state, last_event_at = given.last_event_at, updated_at = $4,
         pulls_in_vain = 0
    FROM unnest($1::bigint[], $2::text[], $3::timestamptz[]) AS given (id, state, last_event_at)
   WHERE waybill.id = given.id`;

/**
 * The trips of delivered parcels. $1 their ids. A parcel whose ends nobody has told us began
 * where its first event was and ended where it was delivered.
 */
export const READ_TRIPS = `
  SELECT waybill.id, waybill.company,
         COALESCE(waybill.origin_adcode, began.city_adcode) AS origin,
         COALESCE(waybill.target_adcode, ended.city_adcode) AS target,
         began.at AS picked_up_at, ended.at AS delivered_at
    FROM waybill
    JOIN LATERAL (SELECT at, city_adcode FROM tracking_event
                   WHERE waybill_id = waybill.id AND state NOT IN ('CREATED', 'PICKUP_PENDING')
                   ORDER BY at, id LIMIT 1) began ON true
    JOIN LATERAL (SELECT at, city_adcode FROM tracking_event
                   WHERE waybill_id = waybill.id AND state = 'DELIVERED'
                   ORDER BY at, id LIMIT 1) ended ON true
   WHERE waybill.id = ANY($1) AND ended.at > began.at`;

/** Keeps trips for estimates. Arrays, one element a trip. */
export const KEEP_TRIPS = `
  INSERT INTO lane_trip (waybill_id, company, origin_city, target_city, picked_up_at, delivered_at)
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[],
                       $6::timestamptz[])
  ON CONFLICT (waybill_id) DO UPDATE
    SET origin_city = excluded.origin_city, target_city = excluded.target_city,
        picked_up_at = excluded.picked_up_at, delivered_at = excluded.delivered_at`;

/** A parcel that may be filed under two carriers, locked. $1 number, $2 company, $3 carriers. */
export const LOCK_BOTH = `
  SELECT id, carrier FROM waybill
   WHERE number = $1 AND company = $2 AND carrier = ANY($3)
   ORDER BY id FOR UPDATE`;

/**
 * Under which carriers parcels are filed whose number came under one they were filed under before.
 * $1–$3 arrays company, number, carrier.
 */
export const READ_REFILED = `
  SELECT given.company, given.number, given.former_carrier AS former, waybill.carrier
    FROM unnest($1::text[], $2::text[], $3::text[]) AS given (company, number, former_carrier)
    JOIN refiled_parcel refiled USING (company, number, former_carrier)
    JOIN waybill ON waybill.id = refiled.waybill_id`;

/** Remembers what parcels were filed under before. $1–$4 arrays company, number, former, carrier. */
export const REMEMBER_REFILED = `
  INSERT INTO refiled_parcel (company, number, former_carrier, waybill_id)
  SELECT DISTINCT given.company, given.number, former, waybill.id
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
      AS given (company, number, former, carrier)
    JOIN waybill ON waybill.company = given.company AND waybill.number = given.number
                AND waybill.carrier = given.carrier
   WHERE former <> given.carrier
  ON CONFLICT (company, number, former_carrier) DO UPDATE SET waybill_id = excluded.waybill_id`;

/** Hands on what is remembered of a parcel. $1 from, $2 to. */
export const MOVE_REFILED = `UPDATE refiled_parcel SET waybill_id = $2 WHERE waybill_id = $1`;

/** Files a parcel under another carrier. $1 its id, $2 the carrier. */
export const REKEY_PARCEL = `UPDATE waybill SET carrier = $2 WHERE id = $1`;

/** Gives one parcel the events of another that it does not have. $1 from, $2 to. */
export const MOVE_EVENTS = `
  UPDATE tracking_event SET waybill_id = $2
   WHERE waybill_id = $1
     AND fact_hash NOT IN (SELECT fact_hash FROM tracking_event WHERE waybill_id = $2)`;

/** Gives one parcel what another knows of its ends and people, where it knows nothing. $1 from, $2 to. */
export const MOVE_KNOWLEDGE = `
  UPDATE waybill SET
    origin_adcode    = COALESCE(waybill.origin_adcode, former.origin_adcode),
    target_adcode    = COALESCE(waybill.target_adcode, former.target_adcode),
    promised_at      = COALESCE(waybill.promised_at, former.promised_at),
    grams            = COALESCE(waybill.grams, former.grams),
    freight_fen      = COALESCE(waybill.freight_fen, former.freight_fen),
    declared_fen     = COALESCE(waybill.declared_fen, former.declared_fen),
    sender_name      = COALESCE(waybill.sender_name, former.sender_name),
    sender_phone     = COALESCE(waybill.sender_phone, former.sender_phone),
    sender_address   = COALESCE(waybill.sender_address, former.sender_address),
    receiver_name    = COALESCE(waybill.receiver_name, former.receiver_name),
    receiver_phone   = COALESCE(waybill.receiver_phone, former.receiver_phone),
    receiver_address = COALESCE(waybill.receiver_address, former.receiver_address)
    FROM waybill former
   WHERE former.id = $1 AND waybill.id = $2`;

/** Drops a parcel whose events another has taken over. $1 its id. */
export const DROP_PARCEL = `DELETE FROM waybill WHERE id = $1`;
