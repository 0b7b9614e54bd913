import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { transact } from '../../platform/database/passing-failures.js';
import type { TeamDraft, Tier } from '../../protocol/index.js';
import type { Team } from './serving-team.js';

export interface StoredTeam extends Team {
  name: string;
  version: number;
  members: string[];
}

/** Somebody to choose from, or who is a member still. */
export interface StaffMember {
  id: string;
  name: string;
  tier: Tier;
  /** Whether the account is in use. */
  isActive: boolean;
}

const COLUMNS = `(name, mode, skills, languages, regions, companies, hours, overflow_team_id, overflow_after_ms)`;

/** Teams as the database has them. */
@Injectable()
export class TeamStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return transact(this.database, work);
  }

  list(within: EntityManager = this.database.manager): Promise<StoredTeam[]> {
    return within.query(
      `SELECT t.id, t.name, t.is_default AS "isDefault", t.mode, t.skills, t.languages, t.regions,
              t.companies, t.hours, t.overflow_team_id AS "overflowTeamId",
              t.overflow_after_ms AS "overflowAfterMs", t.version,
              ARRAY(SELECT m.staff_id FROM team_member m WHERE m.team_id = t.id
                     ORDER BY m.staff_id) AS members
         FROM team t ORDER BY t.is_default DESC, t.name`,
    );
  }

  /** Gives whoever looks after other teams than before. */
  async insert(manager: EntityManager, id: string, draft: TeamDraft): Promise<string[]> {
    await manager.query(
      `INSERT INTO team (id, ${COLUMNS.slice(1)} VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, ...valuesOf(draft)],
    );
    return this.setMembers(manager, id, draft.members);
  }

  /** The same; null where the version was no longer the present one. */
  async update(
    manager: EntityManager,
    id: string,
    draft: TeamDraft,
    version: number,
  ): Promise<string[] | null> {
    const [, affected] = (await manager.query(
      `UPDATE team SET ${COLUMNS} = ($3, $4, $5, $6, $7, $8, $9, $10, $11), version = version + 1
        WHERE id = $1 AND version = $2`,
      [id, version, ...valuesOf(draft)],
    )) as [unknown[], number];
    return affected > 0 ? this.setMembers(manager, id, draft.members) : null;
  }

  /** Its chats go to the default team by their column's default. Gives the same; null for none. */
  async remove(manager: EntityManager, id: string): Promise<string[] | null> {
    const changed = await this.setMembers(manager, id, []);
    const [, affected] = (await manager.query(`DELETE FROM team WHERE id = $1 AND NOT is_default`, [
      id,
    ])) as [unknown[], number];
    return affected > 0 ? changed : null;
  }

  staff(): Promise<StaffMember[]> {
    return this.database.query(
      `SELECT id, name, tier, deactivated_at IS NULL AS "isActive" FROM staff s
        WHERE ('agent' = ANY (roles) AND deactivated_at IS NULL)
           OR EXISTS (SELECT FROM team_member m WHERE m.staff_id = s.id)
        ORDER BY name, id`,
    );
  }

  /** The teams this supervisor looks after: those they are in; null, all, where they are in none. */
  async overseenBy(staffId: string): Promise<string[] | null> {
    const rows: { id: string }[] = await this.database.query(
      'SELECT team_id AS id FROM team_member WHERE staff_id = $1 ORDER BY team_id',
      [staffId],
    );
    return rows.length > 0 ? rows.map(({ id }) => id) : null;
  }

  async skillsOf(staffId: string): Promise<string[]> {
    const rows: { skills: string[] }[] = await this.database.query(
      'SELECT skills FROM staff WHERE id = $1',
      [staffId],
    );
    return rows[0]?.skills ?? [];
  }

  /**
   * The teams of one person; a team that this changes has a new version. Returns whether any did.
   */
  async setTeamsOf(manager: EntityManager, staffId: string, teamIds: string[]): Promise<boolean> {
    const [, changed] = (await manager.query(
      `WITH gone AS (
         DELETE FROM team_member WHERE staff_id = $1 AND team_id <> ALL ($2::uuid[])
         RETURNING team_id),
       come AS (
         INSERT INTO team_member (team_id, staff_id)
         SELECT DISTINCT unnest($2::uuid[]), $1::uuid ON CONFLICT DO NOTHING
         RETURNING team_id)
       UPDATE team SET version = version + 1
        WHERE id IN (SELECT team_id FROM gone UNION SELECT team_id FROM come)`,
      [staffId, teamIds],
    )) as [unknown[], number];
    return changed > 0;
  }

  /** Whoever comes or goes has a new version of their account. Gives those above the frontline. */
  private async setMembers(
    manager: EntityManager,
    id: string,
    members: string[],
  ): Promise<string[]> {
    const [changed] = (await manager.query(
      `WITH gone AS (
         DELETE FROM team_member WHERE team_id = $1 AND staff_id <> ALL ($2::uuid[])
         RETURNING staff_id),
       come AS (
         INSERT INTO team_member (team_id, staff_id)
         SELECT DISTINCT $1::uuid, unnest($2::uuid[]) ON CONFLICT DO NOTHING
         RETURNING staff_id)
       UPDATE staff SET version = version + 1
        WHERE id IN (SELECT staff_id FROM gone UNION SELECT staff_id FROM come)
       RETURNING id, tier`,
      [id, members],
    )) as [{ id: string; tier: Tier }[], number];
    return changed.flatMap((member) => (member.tier === 'frontline' ? [] : member.id));
  }
}

function valuesOf({
  name,
  mode,
  skills,
  languages,
  regions,
  companies,
  hours,
  overflow,
}: TeamDraft): unknown[] {
  const overflowMs = (overflow?.afterSeconds ?? 0) * 1000;
  const written = hours ? JSON.stringify(hours) : null;
  const abilities = [skills, languages, regions, companies];
  return [name, mode, ...abilities, written, overflow?.teamId ?? null, overflowMs];
}
