import type { Queryable } from '../../platform/database/prepared.js';
import type { TrackingState } from '../../protocol/index.js';
import { cityAdcodeOf, namesCity } from '../adcode.js';
import { stateAfter, stateOf, type TrackingFact } from '../tracking-state.js';
import { type ArrayElement, arrayLiteral } from './array-literal.js';
import {
  gatherParcels,
  gatherWaybills,
  type IncomingFact,
  type IncomingParcel,
  type Intake,
  parcelKey,
} from './intake-batch.js';
import * as sql from './intake.sql.js';
import { refile, rememberRefiled, underPresentCarriers } from './refile-parcel.js';
import { saveWaybills } from './save-waybills.js';

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
  given: readonly Intake[],
  now: Date,
): Promise<Taken[]> {
  const known = await noteDeliveries(on, given, now);
  const intakes = await underPresentCarriers(on, given);
  for (const { company, waybills } of gatherWaybills(intakes, known)) {
    await saveWaybills(on, company, waybills, now);
  }
  const parcels = gatherParcels(intakes, known);
  const refiled = await refile(on, [...parcels.values()]);
  const open = await lockParcels(on, parcels, now);
  await rememberRefiled(on, [...parcels.values()]);
  await addEvents(on, open, now);
  const moved = await moveParcels(on, open, refiled, now);
  await keepTrips(on, moved);

  const stored = intakes.map(() => 0);
  for (const { facts } of open) {
    for (const { intake } of facts.values()) stored[intake] = (stored[intake] ?? 0) + 1;
  }
  return intakes.map(({ parcels: brought }, intake) => {
    const events = brought.reduce((count, parcel) => count + parcel.events.length, 0);
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
  let missing = [...parcels.values()].filter(({ facts }) => facts.size > 0);
  while (missing.length > 0) {
    const rows = (await on.query(sql.LOCK_PARCELS, [
      ...columns(
        missing.map(({ number, carrier, company, facts }) => [
          number,
          carrier,
          company.id,
          stateOf(factsOf(facts)) ?? 'CREATED',
          newestOf(facts.values()),
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

/** Stores the events; leaves in each parcel those that were new. */
async function addEvents(on: Queryable, open: readonly OpenParcel[], now: Date): Promise<void> {
  // Nobody else sees a parcel that was added just now: all its events are new.
  const first = eventRows(open.filter(({ row }) => row.added));
  if (first.length > 0) await on.query(sql.ADD_FIRST_EVENTS, [...columns(first), now]);
  const known = open.filter(({ row }) => !row.added);
  const given = eventRows(known);
  if (given.length === 0) return;
  const rows = (await on.query(sql.ADD_EVENTS, [...columns(given), now])) as {
    waybill_id: string;
    fact_hash: string;
  }[];
  if (rows.length === given.length) return;
  const fresh = new Set(rows.map((row) => `${row.waybill_id}/${row.fact_hash}`));
  for (const { row, facts } of known) {
    for (const hash of facts.keys()) if (!fresh.has(`${row.id}/${hash}`)) facts.delete(hash);
  }
}

function eventRows(parcels: readonly OpenParcel[]): ArrayElement[][] {
  return parcels.flatMap(({ row, company, facts }) =>
    Array.from(facts, ([hash, { fact, cityAdcode }]) => [
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
  );
}

/**
 * Writes the states that follow from the new events; gives the parcels with their present state.
 * Only a late event needs the history, and so does a parcel that took over another's events.
 */
async function moveParcels(
  on: Queryable,
  open: readonly OpenParcel[],
  refiled: ReadonlySet<string>,
  now: Date,
): Promise<{ id: string; state: TrackingState }[]> {
  const added = open.filter(({ row }) => row.added);
  const known = open.filter(
    ({ row, facts }) => !row.added && (facts.size > 0 || refiled.has(row.id)),
  );
  const histories = await readHistories(
    on,
    known.filter((parcel) => refiled.has(parcel.row.id) || isLate(parcel)).map(({ row }) => row.id),
  );
  const moves = known.map(({ row, facts }) => {
    const history = histories.get(row.id);
    const state = history ? stateOf(history) : stateAfter(row.state, factsOf(facts));
    const times = [row.last_event_at, newestOf(facts.values())].filter((at) => at !== null);
    const lastEventAt = times.reduce((a, b) => (a > b ? a : b), new Date(0));
    return { id: row.id, state: state ?? 'CREATED', lastEventAt };
  });
  if (moves.length > 0) {
    await on.query(sql.MOVE_PARCELS, [
      ...columns(moves.map(({ id, state, lastEventAt }) => [id, state, lastEventAt])),
      now,
    ]);
  }
  const begun = added.map(({ row, facts }) => ({
    id: row.id,
    state: stateOf(factsOf(facts)) ?? ('CREATED' as const),
  }));
  return [...moves, ...begun];
}

/** Whether an event happened no later than what was known already. */
function isLate({ row: { last_event_at: last }, facts }: OpenParcel): boolean {
  return last !== null && Array.from(facts.values()).some(({ fact }) => fact.at <= last);
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

function factsOf(facts: ReadonlyMap<string, IncomingFact>): TrackingFact[] {
  return Array.from(facts.values(), ({ fact }) => fact);
}

function newestOf(facts: Iterable<IncomingFact>): Date | null {
  let newest: Date | null = null;
  for (const { fact } of facts) if (newest === null || fact.at > newest) newest = fact.at;
  return newest;
}

/** Rows as the arrays of their columns, which `unnest` makes rows again. */
function columns(rows: readonly (readonly ArrayElement[])[]): string[] {
  return (rows[0] ?? []).map((_, column) => arrayLiteral(rows.map((row) => row[column] ?? null)));
}
