import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { transact } from '../../platform/database/passing-failures.js';
import type { ShiftPeriod, ShiftView, Tier } from '../../protocol/index.js';
import type { Shift } from '../teams/business-hours.js';

/** Whom somebody plans for: tiers, and teams; null: all. Who is in none is the default's. */
export interface PlanScope {
  tiers: Tier[];
  teamIds: string[] | null;
}

/** A shift with what it depends on whom it serves. */
export interface PlannedShift extends Shift {
  staffId: string;
  name: string;
  tier: Tier;
  teamIds: string[];
}

interface ShiftRow {
  id: string;
  staffId: string;
  startsAt: Date;
  endsAt: Date;
  version: number;
}

const SHIFT = `h.id, h.staff_id AS "staffId", h.starts_at AS "startsAt", h.ends_at AS "endsAt",
               h.version`;

/** Of the staff `s` those within the tiers `$1` and teams `$2`. */
const WITHIN = `s.deactivated_at IS NULL AND 'agent' = ANY (s.roles) AND s.tier = ANY ($1)
  AND ($2::uuid[] IS NULL
       OR EXISTS (SELECT FROM team t LEFT JOIN team_member m ON m.team_id = t.id
                   WHERE t.id = ANY ($2)
                     AND (m.staff_id = s.id
                          OR t.is_default AND NOT EXISTS (
                            SELECT FROM team_member o WHERE o.staff_id = s.id))))`;

/** Shifts as the database has them. */
@Injectable()
export class ShiftStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return transact(this.database, work);
  }

  staff({ tiers, teamIds }: PlanScope): Promise<{ id: string; name: string; tier: Tier }[]> {
    return this.database.query(
      `SELECT s.id, s.name, s.tier FROM staff s WHERE ${WITHIN} ORDER BY s.name, s.id`,
      [tiers, teamIds],
    );
  }

  async ofPeople(staffIds: string[], { from, to }: ShiftPeriod): Promise<ShiftView[]> {
    const rows: ShiftRow[] = await this.database.query(
      `SELECT ${SHIFT} FROM staff_shift h
        WHERE h.staff_id = ANY ($1::uuid[]) AND h.ends_at > $2 AND h.starts_at < $3
        ORDER BY h.starts_at, h.id`,
      [staffIds, from, to],
    );
    return rows.map(view);
  }

  /** Shifts that are not over, of those who take conversations, up to an instant. */
  upcoming(now: Date, until: Date): Promise<PlannedShift[]> {
    return this.database.query(
      `SELECT h.staff_id AS "staffId", s.name, s.tier, h.starts_at AS "from", h.ends_at AS "to",
              ARRAY(SELECT m.team_id FROM team_member m WHERE m.staff_id = s.id) AS "teamIds"
         FROM staff_shift h JOIN staff s ON s.id = h.staff_id
        WHERE h.ends_at > $1 AND h.starts_at < $2
          AND s.deactivated_at IS NULL AND 'agent' = ANY (s.roles)`,
      [now, until],
    );
  }

  /** Who is to be at work at an instant. */
  plannedAt({ tiers, teamIds }: PlanScope, at: Date): Promise<{ id: string; name: string }[]> {
    return this.database.query(
      `SELECT s.id, s.name FROM staff_shift h JOIN staff s ON s.id = h.staff_id
        WHERE h.ends_at > $3 AND h.starts_at <= $3 AND ${WITHIN} ORDER BY s.name, s.id`,
      [tiers, teamIds, at],
    );
  }

  async read(id: string): Promise<ShiftView | null> {
    const rows: ShiftRow[] = await this.database.query(
      `SELECT ${SHIFT} FROM staff_shift h WHERE h.id = $1`,
      [id],
    );
    return rows[0] ? view(rows[0]) : null;
  }

  /**
   * Plans for these people one after another, until the transaction's end: the constraint that
   * keeps shifts apart looks after it has written, so that two at once would wait for each other.
   */
  async inTurn(manager: EntityManager, staffIds: string[]): Promise<void> {
    await manager.query(
      `SELECT FROM staff WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      [staffIds],
    );
  }

  async insert(manager: EntityManager, shifts: Omit<ShiftView, 'version'>[]): Promise<void> {
    await manager.query(
      `INSERT INTO staff_shift (id, staff_id, starts_at, ends_at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[])`,
      [
        shifts.map(({ id }) => id),
        shifts.map(({ staffId }) => staffId),
        shifts.map(({ startsAt }) => startsAt),
        shifts.map(({ endsAt }) => endsAt),
      ],
    );
  }

  /** Returns whether the version was still the present one. */
  async move(
    manager: EntityManager,
    { id, startsAt, endsAt, version }: Omit<ShiftView, 'staffId'>,
  ): Promise<boolean> {
    const [, affected] = (await manager.query(
      `UPDATE staff_shift SET starts_at = $2, ends_at = $3, version = version + 1
        WHERE id = $1 AND version = $4`,
      [id, startsAt, endsAt, version],
    )) as [unknown[], number];
    return affected > 0;
  }

  async remove(manager: EntityManager, id: string): Promise<boolean> {
    const [, affected] = (await manager.query(`DELETE FROM staff_shift WHERE id = $1`, [id])) as [
      unknown[],
      number,
    ];
    return affected > 0;
  }

  /** What is planned already in the way of one of these. */
  async inTheWay(shifts: Omit<ShiftView, 'version'>[]): Promise<ShiftView | null> {
    const rows: ShiftRow[] = await this.database.query(
      `SELECT ${SHIFT}
         FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[])
              AS n (id, staff_id, starts_at, ends_at)
         JOIN staff_shift h ON h.staff_id = n.staff_id AND h.id <> n.id
              AND h.starts_at < n.ends_at AND n.starts_at < h.ends_at
        ORDER BY h.starts_at LIMIT 1`,
      [
        shifts.map(({ id }) => id),
        shifts.map(({ staffId }) => staffId),
        shifts.map(({ startsAt }) => startsAt),
        shifts.map(({ endsAt }) => endsAt),
      ],
    );
    return rows[0] ? view(rows[0]) : null;
  }
}

function view({ startsAt, endsAt, ...row }: ShiftRow): ShiftView {
  return { ...row, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
