import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { transact } from '../../platform/database/passing-failures.js';
import type { AccountDraft, AccountRevision, Role, Tier } from '../../protocol/index.js';

/** An account as the database has it. */
export interface StoredAccount extends AccountDraft {
  id: string;
  version: number;
  hasPassword: boolean;
  deactivatedAt: Date | null;
  linkExpiresAt: Date | null;
  secondFactor: boolean;
  lastSeenAt: Date | null;
}

/** What a change is compared with. */
export interface AccountBefore {
  name: string;
  tier: Tier;
  roles: Role[];
}

/** Accounts of staff, for those who look after them. */
@Injectable()
export class AccountStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return transact(this.database, work);
  }

  /** All, or the one with this id. */
  list(now: Date, id: string | null = null): Promise<StoredAccount[]> {
    return this.database.query(
      `SELECT s.id, s.login, s.name, s.tier, s.roles, s.capacity, s.skills, s.languages, s.regions,
              s.version, s.password_hash IS NOT NULL AS "hasPassword",
              s.deactivated_at AS "deactivatedAt",
              ARRAY(SELECT m.team_id FROM team_member m WHERE m.staff_id = s.id
                     ORDER BY m.team_id) AS "teamIds",
              (SELECT l.expires_at FROM staff_link l
                WHERE l.staff_id = s.id AND l.expires_at > $1) AS "linkExpiresAt",
              EXISTS (SELECT FROM staff_second_factor f
                       WHERE f.staff_id = s.id AND f.confirmed_at IS NOT NULL) AS "secondFactor",
              (SELECT max(o.last_seen_at) FROM staff_session o
                WHERE o.staff_id = s.id) AS "lastSeenAt"
         FROM staff s WHERE $2::uuid IS NULL OR s.id = $2
        ORDER BY s.deactivated_at IS NOT NULL, s.name, s.id`,
      [now, id],
    );
  }

  /** The admins there are now, who stay so until the transaction ends. */
  async lockAdmins(manager: EntityManager): Promise<string[]> {
    const rows = (await manager.query(
      `SELECT id FROM staff WHERE 'admin' = ANY (roles) AND deactivated_at IS NULL
        ORDER BY id FOR UPDATE`,
    )) as { id: string }[];
    return rows.map(({ id }) => id);
  }

  async read(manager: EntityManager, id: string): Promise<AccountBefore | undefined> {
    const [row] = (await manager.query(
      `SELECT name, tier, roles FROM staff WHERE id = $1 FOR UPDATE`,
      [id],
    )) as AccountBefore[];
    return row;
  }

  async insert(manager: EntityManager, id: string, draft: AccountDraft): Promise<void> {
    const { login, name, tier, roles, capacity, skills, languages, regions } = draft;
    await manager.query(
      `INSERT INTO staff (id, login, name, tier, roles, capacity, skills, languages, regions)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, login, name, tier, roles, capacity, skills, languages, regions],
    );
  }

  /** Returns whether the version was still the present one. */
  async update(manager: EntityManager, id: string, revision: AccountRevision): Promise<boolean> {
    const { version, name, tier, roles, capacity, skills, languages, regions } = revision;
    const [, affected] = (await manager.query(
      `UPDATE staff SET name = $3, tier = $4, roles = $5, capacity = $6, skills = $7,
                        languages = $8, regions = $9, version = version + 1
        WHERE id = $1 AND version = $2`,
      [id, version, name, tier, roles, capacity, skills, languages, regions],
    )) as [unknown[], number];
    return affected > 0;
  }

  /** Returns whether it changed anything. @param at null: the account is used again */
  async setDeactivated(manager: EntityManager, id: string, at: Date | null): Promise<boolean> {
    const [, affected] = (await manager.query(
      `UPDATE staff SET deactivated_at = $2, version = version + 1
        WHERE id = $1 AND (deactivated_at IS NULL) = ($2::timestamptz IS NOT NULL)`,
      [id, at],
    )) as [unknown[], number];
    return affected > 0;
  }
}
