import type { Queryable } from '../../platform/database/prepared.js';
import type { IncomingParcel } from './intake-batch.js';
import * as sql from './intake.sql.js';

/**
 * Files parcels under the carrier they turned out to belong to. Where a parcel of that carrier is
 * there already, it takes over the events and what is known of its ends.
 *
 * @returns the ids of parcels whose state has to be reckoned anew
 */
export async function refile(
  on: Queryable,
  parcels: readonly IncomingParcel[],
): Promise<Set<string>> {
  const grown = new Set<string>();
  for (const { company, number, carrier, formerCarriers } of parcels) {
    for (const former of formerCarriers) {
      const rows = (await on.query(sql.LOCK_BOTH, [number, company.id, [former, carrier]])) as {
        id: string;
        carrier: string;
      }[];
      const from = rows.find((row) => row.carrier === former)?.id;
      const to = rows.find((row) => row.carrier === carrier)?.id;
      if (!from) continue;
      if (!to) {
        await on.query(sql.REKEY_PARCEL, [from, carrier]);
        continue;
      }
      await on.query(sql.MOVE_EVENTS, [from, to]);
      await on.query(sql.MOVE_KNOWLEDGE, [from, to]);
      await on.query(sql.DROP_PARCEL, [from]);
      grown.add(to);
    }
  }
  return grown;
}
