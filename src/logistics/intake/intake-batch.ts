import { factHash } from '../fact-hash.js';
import type { FeedParcel } from '../feeds/feed-event.js';
import { type ToldWaybill, toldTogether } from './save-waybills.js';
import type { TrackingFact } from '../tracking-state.js';

/** What one request of a feed brings. */
export interface Intake {
  company: { id: string; demo: boolean };
  /** Who reports it, e.g. `kuaidi100`. */
  source: string;
  parcels: readonly FeedParcel[];
  /** What it tells of parcels besides their events. */
  waybills?: readonly ToldWaybill[];
  /** The sender's own id of the request: the same one again is not taken. */
  deliveryId?: string;
}

/** An event on its way into the database. */
export interface IncomingFact {
  fact: TrackingFact;
  cityAdcode: string | null;
  /** Which of the requests brought it first. */
  intake: number;
}

/** Everything a batch of requests says about one parcel. */
export interface IncomingParcel {
  company: { id: string; demo: boolean };
  number: string;
  carrier: string;
  /** Carriers it was filed under wrongly. */
  formerCarriers: string[];
  /** By their hash. */
  facts: Map<string, IncomingFact>;
}

export const parcelKey = (parcel: { company: string; number: string; carrier: string }): string =>
  `${parcel.company}/${parcel.carrier}/${parcel.number}`;

/**
 * Brings together what several requests say about the same parcel: a statement may touch a row
 * only once. An event that two of them bring counts for the first.
 *
 * @param skipped positions of requests that were taken before
 */
export function gatherParcels(
  intakes: readonly Intake[],
  skipped: ReadonlySet<number>,
): Map<string, IncomingParcel> {
  const parcels = new Map<string, IncomingParcel>();
  intakes.forEach(({ company, source, parcels: given }, intake) => {
    if (skipped.has(intake)) return;
    for (const { number, carrier, events, formerCarrier } of given) {
      const key = parcelKey({ company: company.id, number, carrier });
      const parcel = parcels.get(key) ?? {
        company,
        number,
        carrier,
        formerCarriers: [],
        facts: new Map<string, IncomingFact>(),
      };
      parcels.set(key, parcel);
      if (formerCarrier) parcel.formerCarriers.push(formerCarrier);
      for (const { at, state, code, text, cityAdcode } of events) {
        const fact = { source, waybill: number, at, state, code, text };
        const hash = factHash(fact);
        if (!parcel.facts.has(hash)) parcel.facts.set(hash, { fact, cityAdcode, intake });
      }
    }
  });
  return parcels;
}

/** The waybills of a batch by company, each once with all that is told of it. */
export function gatherWaybills(
  intakes: readonly Intake[],
  skipped: ReadonlySet<number>,
): { company: Intake['company']; waybills: ToldWaybill[] }[] {
  const companies = new Map<
    string,
    { company: Intake['company']; told: Map<string, ToldWaybill> }
  >();
  intakes.forEach(({ company, waybills = [] }, intake) => {
    if (skipped.has(intake)) return;
    for (const waybill of waybills) {
      const entry = companies.get(company.id) ?? { company, told: new Map<string, ToldWaybill>() };
      companies.set(company.id, entry);
      const key = `${waybill.carrier} ${waybill.number}`;
      entry.told.set(key, toldTogether(entry.told.get(key), waybill));
    }
  });
  return Array.from(companies.values(), ({ company, told }) => ({
    company,
    waybills: [...told.values()],
  }));
}
