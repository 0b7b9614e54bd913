import { KUAIDI100 } from '../feeds/kuaidi100.js';
import type { Queryable } from '../../platform/database/prepared.js';
import type { IncomingParcel, Intake } from './intake-batch.js';
import { arrayLiteral } from './array-literal.js';
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
        await on.query(sql.MOVE_REFILED, [newer.id, older.id]);
        await on.query(sql.DROP_PARCEL, [newer.id]);
        grown.add(older.id);
      }
      await on.query(sql.REKEY_PARCEL, [older.id, carrier]);
    }
  }
  return grown;
}

/**
 * Keeps in mind under which carriers parcels were filed before: a push that is sent again, or
 * comes late, still names the former one, and must not file the parcel a second time.
 */
export async function rememberRefiled(
  on: Queryable,
  parcels: readonly IncomingParcel[],
): Promise<void> {
  const rows = parcels.flatMap(({ company, number, carrier, formerCarriers }) =>
    formerCarriers.map((former) => [company.id, number, former, carrier]),
  );
  if (rows.length === 0) return;
  await on.query(
    sql.REMEMBER_REFILED,
    [0, 1, 2, 3].map((column) => arrayLiteral(rows.map((row) => row[column] ?? null))),
  );
}

/**
 * What requests bring, with each parcel under the carrier it turned out to belong to before. Only
 * Kuaidi100 names one carrier and corrects it later; who else tells of parcels knows them.
 */
export async function underPresentCarriers(
  on: Queryable,
  intakes: readonly Intake[],
): Promise<readonly Intake[]> {
  const correcting = intakes.filter(({ source }) => source === KUAIDI100);
  const given = correcting.flatMap(({ company, parcels }) =>
    parcels.map(({ number, carrier }) => [company.id, number, carrier]),
  );
  if (given.length === 0) return intakes;
  const rows = (await on.query(
    sql.READ_REFILED,
    [0, 1, 2].map((column) => arrayLiteral(given.map((row) => row[column] ?? null))),
  )) as { company: string; number: string; former: string; carrier: string }[];
  if (rows.length === 0) return intakes;
  const present = new Map(
    rows.map(({ company, number, former, carrier }) => [`${company}/${former}/${number}`, carrier]),
  );
  return intakes.map((intake) => {
    if (intake.source !== KUAIDI100) return intake;
    const parcels = intake.parcels.map((told) => {
      const carrier = present.get(`${intake.company.id}/${told.carrier}/${told.number}`);
      // Back to a carrier it was filed under before: then the sender says so.
      if (carrier === undefined || carrier === told.formerCarrier) return told;
      return { ...told, carrier };
    });
    return { ...intake, parcels };
  });
}
