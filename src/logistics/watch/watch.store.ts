import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { TrackingState } from '../../protocol/index.js';
import {
  type Finding,
  type FindingKind,
  fewestStallHours,
  statesOnTheRoad,
  type WatchedParcel,
} from './parcel-finding.js';
import type { WatchSettings } from './watch-settings.js';

/** A parcel the watcher may have to look into. */
export interface Suspect extends WatchedParcel {
  id: string;
  number: string;
}

/** A finding as it is stored. */
export interface StoredFinding extends Finding {
  id: string;
  waybill: string;
}

/** Which parcels of a company are looked at. */
export interface Lookout {
  company: string;
  /** States in which silence counts. */
  states: readonly TrackingState[];
  /** When each counts as silent. */
  settings: WatchSettings;
  now: Date;
  /** Those with a finding looked at since this are left alone. */
  seenSince: Date;
  limit: number;
}

const COLUMNS = `w.id, w.number, w.state, w.product, w.origin_adcode AS "originAdcode",
  w.target_adcode AS "targetAdcode", w.promised_at AS "promisedAt", w.last_event_at AS "lastEventAt"`;
const UNSEEN = `w.company = $1 AND NOT EXISTS (
  SELECT FROM parcel_finding f WHERE f.waybill_id = w.id AND f.seen_at > $3)`;

/** Parcels that may be in trouble, and what was found of them. */
@Injectable()
export class WatchStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /**
   * Parcels that are silent, past their date, or looked for; each way by an index of its own.
   * None that is not: what cannot be a finding would stand before what is one, round after round.
   * The states that are ends stand in the text, as they do in the indexes.
   */
  suspects(lookout: Lookout): Promise<Suspect[]> {
    const { company, states, settings, now, seenSince, limit } = lookout;
    const { stallHours, stallHoursByState, stallHoursByProduct } = settings;
    const fewest = fewestStallHours(settings);
    return this.database.query(
      `(SELECT ${COLUMNS} FROM waybill w
         WHERE ${UNSEEN} AND w.state = ANY($2)
           AND w.last_event_at < $4::timestamptz - make_interval(hours => $5)
           AND w.last_event_at < $4::timestamptz - make_interval(hours => COALESCE(
                 ($6::jsonb ->> w.product)::integer, ($7::jsonb ->> w.state)::integer, $8))
           AND w.state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED', 'LOST')
         ORDER BY w.last_event_at LIMIT $10)
       UNION
       (SELECT ${COLUMNS} FROM waybill w
         WHERE ${UNSEEN} AND w.state = ANY($9) AND w.promised_at < $4
           AND w.state NOT IN ('DELIVERED', 'DISPUTED', 'RETURNED', 'CANCELLED', 'LOST')
         ORDER BY w.promised_at LIMIT $10)
       UNION
       (SELECT ${COLUMNS} FROM waybill w
         WHERE ${UNSEEN} AND w.state = 'LOST_SUSPECT' ORDER BY w.id LIMIT $10)`,
      [
        company,
        states,
        seenSince,
        now,
        fewest,
        JSON.stringify(stallHoursByProduct),
        JSON.stringify(stallHoursByState),
        stallHours,
        statesOnTheRoad,
        limit,
      ],
    );
  }

  /**
   * Keeps findings, each once: of any number of nodes that find the same, one has it fresh.
   * @returns those that are new
   */
  async keep(
    manager: EntityManager,
    findings: { parcel: Suspect; finding: Finding }[],
    now: Date,
  ): Promise<string[]> {
    const rows: { id: string; fresh: boolean }[] = await manager.query(
      `INSERT INTO parcel_finding (id, waybill_id, kind, since, found_at, seen_at)
       SELECT id, waybill_id, kind, since, $5, $5
         FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::timestamptz[])
              AS given (id, waybill_id, kind, since)
        ORDER BY waybill_id
       ON CONFLICT (waybill_id, kind, since) DO UPDATE SET seen_at = excluded.seen_at
       RETURNING id, (xmax = 0) AS fresh`,
      [
        findings.map(() => uuidv7()),
        findings.map(({ parcel }) => parcel.id),
        findings.map(({ finding }) => finding.kind),
        findings.map(({ finding }) => finding.since),
        now,
      ],
    );
    return rows.filter(({ fresh }) => fresh).map(({ id }) => id);
  }

  async findings(ids: readonly string[]): Promise<StoredFinding[]> {
    const rows: { id: string; waybill: string; kind: FindingKind; since: Date }[] =
      await this.database.query(
        `SELECT f.id, w.number AS waybill, f.kind, f.since
           FROM parcel_finding f JOIN waybill w ON w.id = f.waybill_id
          WHERE f.id = ANY($1) ORDER BY f.id`,
        [ids],
      );
    return rows;
  }
}
