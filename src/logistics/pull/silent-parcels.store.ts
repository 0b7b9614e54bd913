import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { AskedParcel } from './tracking-source.js';

/** After so long nobody waits for it any more. */
const FORGOTTEN_DAYS = 60;
/** Each question in vain doubles the gap, up to so many times: half an hour becomes 16 hours. */
const MOST_DOUBLINGS = 5;
const AT_ONCE = 200;

/** Whether a parcel may be asked about; $2 now, $3 the gap in seconds. */
const MAY_BE_ASKED = `
  (pulled_at IS NULL
   OR pulled_at <= $2::timestamptz
      - make_interval(secs => $3 * power(2, LEAST(pulls_in_vain, ${MOST_DOUBLINGS}))))`;

const FORGOTTEN = `$2::timestamptz - make_interval(days => ${FORGOTTEN_DAYS})`;
/** $4 the hours after which a parcel is silent. */
const SILENT = `$2::timestamptz - make_interval(hours => $4)`;

/** Parcels under way that nobody has reported on for too long. */
@Injectable()
export class SilentParcelsStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Those it is time to ask about, the longest silent first. */
  async due(
    company: string,
    now: Date,
    { gapMs, silentHours }: { gapMs: number; silentHours: number },
  ): Promise<string[]> {
    const rows: { id: string }[] = await this.database.query(
      `SELECT id FROM waybill
        WHERE company = $1 AND ${MAY_BE_ASKED}
          AND state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED', 'LOST')
          AND (last_event_at BETWEEN ${FORGOTTEN} AND ${SILENT}
               OR last_event_at IS NULL AND created_at BETWEEN ${FORGOTTEN} AND ${SILENT})
        ORDER BY last_event_at LIMIT ${AT_ONCE}`,
      [company, now, gapMs / 1000, silentHours],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Takes the right to ask about a parcel now; of two nodes one gets it.
   * @returns null where it was asked about too short a time ago
   */
  async claim(id: string, now: Date, gapMs: number): Promise<AskedParcel | null> {
    const [rows] = (await this.database.query(
      `UPDATE waybill SET pulled_at = $2 WHERE id = $1 AND ${MAY_BE_ASKED}
       RETURNING number, carrier, COALESCE(receiver_phone, sender_phone) AS phone`,
      [id, now, gapMs / 1000],
    )) as [AskedParcel[], number];
    return rows[0] ?? null;
  }

  /** Gives the right back where the question was not even heard. */
  async release(id: string): Promise<void> {
    await this.database.query('UPDATE waybill SET pulled_at = NULL WHERE id = $1', [id]);
  }

  async countInVain(id: string): Promise<void> {
    await this.database.query(
      `UPDATE waybill SET pulls_in_vain = LEAST(pulls_in_vain + 1, 1000) WHERE id = $1`,
      [id],
    );
  }
}
