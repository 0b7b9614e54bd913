import type { Queryable } from '../../platform/database/prepared.js';
import type { IncomingParcel } from './intake-batch.js';
import * as sql from './intake.sql.js';

/**
 * Files parcels under the carrier they turned out to belong to. Where one is filed under both,
 * the older takes over the other's events and what is known of its ends.
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
      const [older, newer] = rows;
      if (!older || !rows.some((row) => row.carrier === former)) continue;
      if (newer) {
        // The older one stays: more may hang on it.
        await on.query(sql.MOVE_EVENTS, [newer.id, older.id]);
        await on.query(sql.MOVE_KNOWLEDGE, [newer.id, older.id]);
        await on.query(sql.DROP_PARCEL, [newer.id]);
        grown.add(older.id);
      }
      await on.query(sql.REKEY_PARCEL, [older.id, carrier]);
    }
  }
  return grown;
}
