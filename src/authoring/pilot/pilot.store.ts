import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Queryable } from '../../platform/database/prepared.js';
import type { PilotEnding, PilotScope, PilotView } from '../../protocol/index.js';

export interface NewPilot {
  version: number;
  against: number;
  scope: PilotScope;
  reason: string;
  staffId: string;
}

/** How a pilot ends: null is the program itself. */
export interface PilotEnd {
  ending: PilotEnding;
  staffId: string | null;
  reason: string;
}

const PILOTS_LISTED = 50;

/** Pilots, of which one may run. */
@Injectable()
export class PilotStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** The version that some customers are answered by; null where no pilot runs. */
  async runningVersion(): Promise<number | null> {
    const rows: { version: number }[] = await this.database.query(
      'SELECT version FROM intent_pilot WHERE ended_at IS NULL',
    );
    return rows[0]?.version ?? null;
  }

  /**
   * Begins a pilot beside the version that has to be live still.
   * @returns its id; null where another version is live by now, or a pilot runs
   */
  async begin(
    { version, against, scope, reason, staffId }: NewPilot,
    now: Date,
    on: Queryable,
  ): Promise<number | null> {
    const rows = (await on.query(
      `INSERT INTO intent_pilot
         (version, against, share, regions, outlets, reason, began_by, began_at)
       SELECT $1::integer, version, $3::smallint, $4::text[], $5::text[], $6, $7::uuid,
              $8::timestamptz
         FROM intent_live WHERE version = $2 FOR SHARE
       ON CONFLICT ((true)) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
      [version, against, scope.share, scope.regions, scope.outlets, reason, staffId, now],
    )) as { id: number }[];
    return rows[0]?.id ?? null;
  }

  /** Ends a pilot that runs. @returns whether it did */
  async end(
    id: number,
    { ending, staffId, reason }: PilotEnd,
    now: Date,
    on: Queryable,
  ): Promise<boolean> {
    const [, count] = (await on.query(
      `UPDATE intent_pilot SET ending = $2, ended_by = $3, end_reason = $4, ended_at = $5
        WHERE id = $1 AND ended_at IS NULL`,
      [id, ending, staffId, reason, now],
    )) as [unknown[], number];
    return count === 1;
  }

  /** Pilots, the latest first; one where an id is given. */
  async list(id: number | null = null): Promise<PilotView[]> {
    const rows: {
      id: number;
      version: number;
      against: number;
      share: number;
      regions: string[];
      outlets: string[];
      reason: string;
      by: string;
      beganAt: Date;
      ending: PilotEnding | null;
      endedAt: Date | null;
      endReason: string | null;
    }[] = await this.database.query(
      `SELECT p.id, p.version, p.against, p.share, p.regions, p.outlets, p.reason,
              staff.name AS by, p.began_at AS "beganAt", p.ending, p.ended_at AS "endedAt",
              p.end_reason AS "endReason"
         FROM intent_pilot p JOIN staff ON staff.id = p.began_by
        WHERE $1::integer IS NULL OR p.id = $1
        ORDER BY p.id DESC LIMIT ${PILOTS_LISTED}`,
      [id],
    );
    return rows.map(({ share, regions, outlets, beganAt, endedAt, ...pilot }) => ({
      ...pilot,
      scope: { share, regions, outlets },
      beganAt: beganAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    }));
  }
}
