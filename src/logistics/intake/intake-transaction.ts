import type { Queryable } from '../../platform/database/prepared.js';
import type { TrackingState } from '../../protocol/index.js';
import { cityAdcodeOf, namesCity } from '../adcode.js';
import { stateAfter, stateOf, type TrackingFact } from '../tracking-state.js';
import {
  gatherParcels,
  type IncomingFact,
  type IncomingParcel,
  type Intake,
  parcelKey,
} from './intake-batch.js';
import * as sql from './intake.sql.js';
import { refile } from './refile-parcel.js';

/** What became of a request. */
export interface Taken {
  /** Events that were not known before. */
  stored: number;
  /** Events that were. */
  repeated: number;
  /** Whether the whole request had been taken before. */
  delivered: boolean;
}

interface LockedParcel {
  id: string;
  state: TrackingState | null;
  last_event_at: Date | null;
  added: boolean;
}

/** A parcel of the batch with its row, which is locked. */
interface OpenParcel extends IncomingParcel {
  row: LockedParcel;
}

/**
 * Takes the requests of a batch, in the caller's transaction: one statement for all parcels, one
 * for all events, one for all states. Parcels are locked in one order, so that batches wait for
 * each other and do not block each other.
 */
export async function takeWithin(
  on: Queryable,
  intakes: readonly Intake[],
  now: Date,
): Promise<Taken[]> {
  const known = await noteDeliveries(on, intakes, now);
  const parcels = gatherParcels(intakes, known);
  const refiled = await refile(on, [...parcels.values()]);
  const open = await lockParcels(on, parcels, now);
  const fresh = await addEvents(on, open, now);
  const moved = await moveParcels(on, open, fresh, refiled, now);
  await keepTrips(on, moved);

  const stored = intakes.map(() => 0);
  for (const { intake } of fresh.values()) stored[intake] = (stored[intake] ?? 0) + 1;
  return intakes.map(({ parcels: given }, intake) => {
    const events = given.reduce((count, parcel) => count + parcel.events.length, 0);
    const count = stored[intake] ?? 0;
    return { stored: count, repeated: events - count, delivered: known.has(intake) };
  });
}

/** The positions of requests whose delivery id was known before. */
async function noteDeliveries(
  on: Queryable,
  intakes: readonly Intake[],
  now: Date,
): Promise<Set<number>> {
  const named = intakes.flatMap(({ company, source, deliveryId }, intake) =>
    deliveryId === undefined ? [] : [{ key: [company.id, source, deliveryId] as const, intake }],
  );
  if (named.length === 0) return new Set();
  const rows = (await on.query(sql.NOTE_DELIVERIES, [
    ...columns(named.map(({ key }) => key)),
    now,
  ])) as { company: string; source: string; delivery_id: string }[];
  const fresh = new Set(
    rows.map(({ company, source, delivery_id }) => JSON.stringify([company, source, delivery_id])),
  );
  // Deleting as it is found: of two with one id in a batch the second is a repeat.
  return new Set(
    named.filter(({ key }) => !fresh.delete(JSON.stringify(key))).map(({ intake }) => intake),
  );
}

async function lockParcels(
  on: Queryable,
  parcels: ReadonlyMap<string, IncomingParcel>,
  now: Date,
): Promise<OpenParcel[]> {
  const open: OpenParcel[] = [];
  let missing = [...parcels.values()].filter(({ facts }) => facts.length > 0);
  while (missing.length > 0) {
    const rows = (await on.query(sql.LOCK_PARCELS, [
      ...columns(
        missing.map(({ number, carrier, company, facts }) => [
          number,
          carrier,
          company.id,
          stateOf(facts.map(({ fact }) => fact)) ?? 'CREATED',
          newestOf(facts),
          company.demo,
        ]),
      ),
      now,
    ])) as (LockedParcel & { number: string; carrier: string; company: string })[];
    const found = new Map(rows.map((row) => [parcelKey(row), row]));
    const keyOf = (parcel: IncomingParcel) => parcelKey({ ...parcel, company: parcel.company.id });
    for (const parcel of missing) {
      const row = found.get(keyOf(parcel));
      if (row) open.push({ ...parcel, row });
    }
    missing = missing.filter((parcel) => !found.has(keyOf(parcel)));
  }
  return open;
}

/** Stores the events; gives those that were new, by parcel and hash. */
async function addEvents(
  on: Queryable,
  open: readonly OpenParcel[],
  now: Date,
): Promise<Map<string, IncomingFact>> {
  const given = new Map(
    open.flatMap(({ row, facts }) =>
      facts.map((incoming) => [`${row.id}/${incoming.hash}`, incoming]),
    ),
  );
  if (given.size === 0) return given;
  const rows = (await on.query(sql.ADD_EVENTS, [
    ...columns(
      open.flatMap(({ row, company, facts }) =>
        facts.map(({ fact, hash, cityAdcode }) => [
          row.id,
          fact.at,
          fact.state,
          fact.code,
          fact.text,
          cityAdcode,
          fact.source,
          hash,
          company.demo,
        ]),
      ),
    ),
    now,
  ])) as { waybill_id: string; fact_hash: string }[];
  if (rows.length === given.size) return given;
  const fresh = new Set(rows.map((row) => `${row.waybill_id}/${row.fact_hash}`));
  return new Map([...given].filter(([key]) => fresh.has(key)));
}

/**
 * Writes the states that follow from the new events; gives the parcels with their present state.
 * Only a late event needs the history, and so does a parcel that took over another's events.
 */
async function moveParcels(
  on: Queryable,
  open: readonly OpenParcel[],
  fresh: ReadonlyMap<string, IncomingFact>,
  refiled: ReadonlySet<string>,
  now: Date,
): Promise<{ id: string; state: TrackingState }[]> {
  const touched = open.map((parcel) => ({
    ...parcel,
    facts: parcel.facts.filter(({ hash }) => fresh.has(`${parcel.row.id}/${hash}`)),
  }));
  const known = touched.filter(
    ({ row, facts }) => !row.added && (facts.length > 0 || refiled.has(row.id)),
  );
  const late = known.filter(
    ({ row, facts }) =>
      refiled.has(row.id) ||
      facts.some(({ fact }) => row.last_event_at !== null && fact.at <= row.last_event_at),
  );
  const histories = await readHistories(
    on,
    late.map(({ row }) => row.id),
  );
  const moves = known.map(({ row, facts }) => {
    const history = histories.get(row.id);
    const state = history
      ? stateOf(history)
      : stateAfter(
          row.state,
          facts.map(({ fact }) => fact),
        );
    const newest = [row.last_event_at, newestOf(facts)].filter((at) => at !== null);
    const lastEventAt = newest.reduce((a, b) => (a > b ? a : b), new Date(0));
    return { id: row.id, state: state ?? 'CREATED', lastEventAt };
  });
  if (moves.length > 0) {
    await on.query(sql.MOVE_PARCELS, [
      ...columns(moves.map(({ id, state, lastEventAt }) => [id, state, lastEventAt])),
      now,
    ]);
  }
  const added = touched
    .filter(({ row }) => row.added)
    .map(({ row, facts }) => ({
      id: row.id,
      state: stateOf(facts.map(({ fact }) => fact)) ?? ('CREATED' as const),
    }));
  return [...moves, ...added];
}

async function readHistories(
  on: Queryable,
  ids: readonly string[],
): Promise<Map<string, TrackingFact[]>> {
  const histories = new Map<string, TrackingFact[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return histories;
  const rows = (await on.query(sql.READ_HISTORIES, [ids])) as (Omit<TrackingFact, 'waybill'> & {
    waybill_id: string;
    number: string;
  })[];
  for (const { waybill_id, number, ...fact } of rows) {
    histories.get(waybill_id)?.push({ ...fact, waybill: number });
  }
  return histories;
}

async function keepTrips(
  on: Queryable,
  moved: readonly { id: string; state: TrackingState }[],
): Promise<void> {
  const delivered = moved.filter(({ state }) => state === 'DELIVERED').map(({ id }) => id);
  if (delivered.length === 0) return;
  const rows = (await on.query(sql.READ_TRIPS, [delivered])) as {
    id: string;
    company: string;
    origin: string | null;
    target: string | null;
    picked_up_at: Date;
    delivered_at: Date;
  }[];
  const trips = rows.flatMap(({ id, company, origin, target, picked_up_at, delivered_at }) =>
    origin && target && namesCity(origin) && namesCity(target)
      ? [[id, company, cityAdcodeOf(origin), cityAdcodeOf(target), picked_up_at, delivered_at]]
      : [],
  );
  if (trips.length > 0) await on.query(sql.KEEP_TRIPS, columns(trips));
}

function newestOf(facts: readonly IncomingFact[]): Date | null {
  return facts.reduce<Date | null>(
    (newest, { fact }) => (newest === null || fact.at > newest ? fact.at : newest),
    null,
  );
}

/** Rows as the arrays of their columns, which `unnest` makes rows again. */
function columns(rows: readonly (readonly unknown[])[]): unknown[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));
}
