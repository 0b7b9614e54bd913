import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../platform/config.js';
import {
  tiers,
  type Colleague,
  type Presence,
  type PresenceSet,
  type Tier,
} from '../protocol/index.js';
import { reaches } from './permissions.js';

/** More people than this at once are not shown one by one. */
const PRESENT_SHOWN = 200;

/** Somebody who is there and takes offers. */
export interface Available {
  id: string;
  tier: Tier;
  /** How many conversations they carry at the most. */
  capacity: number;
  /** None: the default team. */
  teamIds: string[];
  /** Empty: everything. */
  skills: string[];
  /** Empty: all. */
  languages: string[];
  /** Empty: everywhere. */
  regions: string[];
}

/** Somebody whose last line has dropped. */
export interface Dropped {
  staffId: string;
  droppedAt: Date;
}

/** A drop that is not settled unless they come back before. */
export type FreshDrop = Dropped & { graceMs: number };

/**
 * Who of the staff is there. A person is there as long as one of their sockets is, on whatever
 * node: tabs, reloads and nodes change nothing about it.
 */
@Injectable()
export class PresenceService {
  private readonly listeners: (() => void)[] = [];

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Has `listener` called on this node after everything that it wrote of who is there. */
  onChanged(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** A socket of this person is there. @returns what they have set, and until when they pause */
  async connected(staffId: string, line: string): Promise<PresenceSet> {
    const [row] = (await this.database.query(
      `INSERT INTO staff_presence AS p (staff_id, lines) VALUES ($1, ARRAY[$2])
       ON CONFLICT (staff_id) DO UPDATE
         SET lines = array_append(array_remove(p.lines, $2), $2), dropped_at = NULL
       RETURNING presence, paused_until AS "pausedUntil"`,
      [staffId, line],
    )) as { presence: Presence; pausedUntil: Date | null }[];
    this.tellChanged();
    const pausedUntil = row?.pausedUntil?.toISOString() ?? null;
    return { presence: row?.presence ?? 'online', pausedUntil };
  }

  /** A socket is gone. Says so when it was the person's last one. */
  async disconnected(staffId: string, line: string, now: Date): Promise<FreshDrop | null> {
    const [rows] = (await this.database.query(
      `UPDATE staff_presence
          SET lines = array_remove(lines, $2),
              dropped_at = CASE WHEN array_remove(lines, $2) = '{}' THEN $3::timestamptz END
        WHERE staff_id = $1 AND $2 = ANY (lines)
        RETURNING dropped_at AS "droppedAt"`,
      [staffId, line, now],
    )) as [{ droppedAt: Date | null }[], number];
    if (rows.length > 0) this.tellChanged();
    const droppedAt = rows[0]?.droppedAt;
    return droppedAt ? { staffId, droppedAt, graceMs: this.config.staffGraceMs } : null;
  }

  async set(staffId: string, presence: Presence): Promise<void> {
    await this.database.query(
      `UPDATE staff_presence SET presence = $2, paused_until = NULL WHERE staff_id = $1`,
      [staffId, presence],
    );
    this.tellChanged();
  }

  /**
   * Somebody who takes offers, or only has their hands full, gets a pause: once for each reason.
   * @returns false for who is away already, or has had it
   */
  async beginPause(staffId: string, reasonId: string, until: Date): Promise<boolean> {
    const [, affected] = (await this.database.query(
      `UPDATE staff_presence SET presence = 'break', paused_until = $3, paused_for = $2
        WHERE staff_id = $1 AND presence IN ('online', 'busy')
          AND paused_for IS DISTINCT FROM $2`,
      [staffId, reasonId, until],
    )) as [unknown[], number];
    if (affected > 0) this.tellChanged();
    return affected > 0;
  }

  /** The pause is over; false where it was ended before. */
  async endPause(staffId: string, until: Date): Promise<boolean> {
    const [, affected] = (await this.database.query(
      `UPDATE staff_presence SET presence = 'online', paused_until = NULL
        WHERE staff_id = $1 AND presence = 'break' AND paused_until = $2`,
      [staffId, until],
    )) as [unknown[], number];
    if (affected > 0) this.tellChanged();
    return affected > 0;
  }

  /** Who takes offers now. @param within the caller's transaction, where there is one */
  available(within = this.database.manager): Promise<Available[]> {
    return within.query(
      `SELECT s.id, s.tier, COALESCE(s.capacity, $1)::integer AS capacity,
              s.skills, s.languages, s.regions,
              ARRAY(SELECT m.team_id FROM team_member m WHERE m.staff_id = s.id) AS "teamIds"
         FROM staff_presence p JOIN staff s ON s.id = p.staff_id
        WHERE p.presence = 'online' AND p.lines <> '{}' AND 'agent' = ANY (s.roles)`,
      [this.config.staffCapacity],
    );
  }

  /** Who of these tiers and teams is there; null: all teams. Who is in none is the default's. */
  present(
    tiers: Tier[],
    teamIds: string[] | null,
  ): Promise<{ id: string; name: string; tier: Tier; presence: Presence; capacity: number }[]> {
    return this.database.query(
      `SELECT s.id, s.name, s.tier, p.presence, COALESCE(s.capacity, $3)::integer AS capacity
         FROM staff_presence p JOIN staff s ON s.id = p.staff_id
        WHERE p.lines <> '{}' AND 'agent' = ANY (s.roles) AND s.tier = ANY ($1)
          AND ($2::uuid[] IS NULL
               OR EXISTS (SELECT FROM team t LEFT JOIN team_member m ON m.team_id = t.id
                           WHERE t.id = ANY ($2)
                             AND (m.staff_id = s.id
                                  OR t.is_default AND NOT EXISTS (
                                    SELECT FROM team_member o WHERE o.staff_id = s.id))))
        ORDER BY s.name, s.id LIMIT $4`,
      [tiers, teamIds, this.config.staffCapacity, PRESENT_SHOWN],
    );
  }

  /** Everybody who takes conversations, with whether they are there. */
  colleagues(): Promise<Colleague[]> {
    return this.database.query(
      `SELECT s.id, s.name, s.tier,
              CASE WHEN p.lines <> '{}' THEN p.presence ELSE 'absent' END AS presence
         FROM staff s LEFT JOIN staff_presence p ON p.staff_id = s.id
        WHERE 'agent' = ANY (s.roles) AND s.deactivated_at IS NULL ORDER BY s.name, s.id`,
    );
  }

  /** This member of staff, while they are there: not away, not on a break. */
  async personOnDuty(staffId: string): Promise<{ id: string; name: string; tier: Tier } | null> {
    const [row] = (await this.database.query(
      `SELECT s.id, s.name, s.tier FROM staff_presence p JOIN staff s ON s.id = p.staff_id
        WHERE s.id = $1 AND p.lines <> '{}' AND p.presence IN ('online', 'busy')
          AND 'agent' = ANY (s.roles)`,
      [staffId],
    )) as { id: string; name: string; tier: Tier }[];
    return row ?? null;
  }

  /** Whether somebody who may take from this tier's queue is there, or dropped just now. */
  async isOnDuty(tier: Tier, now: Date): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `SELECT 1 FROM staff_presence p JOIN staff s ON s.id = p.staff_id
        WHERE (p.lines <> '{}' OR p.dropped_at > $1) AND p.presence <> 'away'
          AND 'agent' = ANY (s.roles) AND s.tier = ANY ($2)
        LIMIT 1`,
      [this.graceBegan(now), tiers.filter((own) => reaches(own, tier))],
    );
    return rows.length > 0;
  }

  /** Every socket that counts as there, and whose it is. */
  lines(): Promise<{ staffId: string; line: string }[]> {
    return this.database.query(
      `SELECT staff_id AS "staffId", unnest(lines) AS line FROM staff_presence
        WHERE lines <> '{}'`,
    );
  }

  /** Those whose grace is over and who have not been settled. */
  overdue(now: Date): Promise<Dropped[]> {
    return this.database.query(
      `SELECT staff_id AS "staffId", dropped_at AS "droppedAt" FROM staff_presence
        WHERE dropped_at <= $1`,
      [this.graceBegan(now)],
    );
  }

  /** Whether this person has been gone ever since. */
  async isStillDropped({ staffId, droppedAt }: Dropped): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `SELECT 1 FROM staff_presence WHERE staff_id = $1 AND dropped_at = $2`,
      [staffId, droppedAt],
    );
    return rows.length > 0;
  }

  /** What was to follow from the drop has followed. */
  async settle({ staffId, droppedAt }: Dropped): Promise<void> {
    await this.database.query(
      `UPDATE staff_presence SET dropped_at = NULL WHERE staff_id = $1 AND dropped_at = $2`,
      [staffId, droppedAt],
    );
  }

  private tellChanged(): void {
    for (const listener of this.listeners) listener();
  }

  /** Whose line dropped before this has been away for the whole grace. */
  private graceBegan(now: Date): Date {
    return new Date(now.getTime() - this.config.staffGraceMs);
  }
}
