import { Injectable } from '@nestjs/common';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import { RealtimeService } from '../../platform/realtime/realtime.service.js';
import type { TeamDraft, TeamName, TeamView } from '../../protocol/index.js';
import { isOpen, opensNext } from './business-hours.js';
import { teamFor, type Needs, type Team } from './serving-team.js';
import { TeamStore, type StaffMember, type StoredTeam } from './teams.store.js';

/** When a closed team opens, and the zone whose clock says so. */
export interface Opening {
  at: Date;
  timeZone: string;
}

/** Teams: who is for what, and when. */
@Injectable()
export class TeamsService {
  constructor(
    private readonly store: TeamStore,
    private readonly realtime: RealtimeService,
  ) {}

  /** All teams, the default one first. */
  all(within?: EntityManager): Promise<Team[]> {
    return this.store.list(within);
  }

  /**
   * The id of the team a conversation with these needs waits for.
   * @param within the caller's transaction, where there is one
   */
  async idFor(needs: Needs, within?: EntityManager): Promise<string> {
    return (await this.chooser(within))(needs);
  }

  /** What gives that id, by the teams as they are now. */
  async chooser(within?: EntityManager): Promise<(needs: Needs) => string> {
    const teams = await this.store.list(within);
    return (needs) => {
      const team = teamFor(needs, teams);
      if (!team) throw new Error('There is always a default team');
      return team.id;
    };
  }

  /** When the teams that are closed now open next, by their ids; who never does has no entry. */
  async openings(now: Date): Promise<Map<string, Opening>> {
    const closed = (await this.store.list()).filter(({ hours }) => !isOpen(hours, now));
    return new Map(
      closed.flatMap(({ id, hours }) => {
        const at = hours && opensNext(hours, now);
        return at ? [[id, { at, timeZone: hours.timeZone }] as const] : [];
      }),
    );
  }

  async list(): Promise<TeamView[]> {
    return (await this.store.list()).map(view);
  }

  async names(): Promise<TeamName[]> {
    return (await this.store.list()).map(({ id, name, isDefault }) => ({ id, name, isDefault }));
  }

  /** What scopes things to somebody: the names of their teams, and their skills. */
  async belongingOf(staffId: string): Promise<{ teams: string[]; skills: string[] }> {
    const own = (await this.store.list()).filter(({ members }) => members.includes(staffId));
    return { teams: own.map(({ name }) => name), skills: await this.store.skillsOf(staffId) };
  }

  staff(): Promise<StaffMember[]> {
    return this.store.staff();
  }

  /** @throws {CodedError} STATE_CONFLICT where the name is taken; NOT_FOUND for unknown ids in it */
  async create(draft: TeamDraft, actorId: string, now: Date): Promise<TeamView> {
    const id = uuidv7();
    await this.writing(async (manager) => {
      const changed = await this.store.insert(manager, id, draft);
      await recordAudit(manager, { actorId, action: 'team.created', subject: id }, now);
      return changed;
    });
    return this.read(id);
  }

  /** @throws {CodedError} STATE_CONFLICT where it was changed meanwhile; NOT_FOUND */
  async revise(
    id: string,
    { version, ...draft }: TeamDraft & { version: number },
    actorId: string,
    now: Date,
  ): Promise<TeamView> {
    await this.read(id);
    await this.writing(async (manager) => {
      const changed = await this.store.update(manager, id, draft, version);
      if (!changed) {
        throw new CodedError('STATE_CONFLICT', 'Somebody has changed the team meanwhile');
      }
      await recordAudit(manager, { actorId, action: 'team.revised', subject: id }, now);
      return changed;
    });
    return this.read(id);
  }

  /** @throws {CodedError} STATE_CONFLICT for the default team; NOT_FOUND */
  async remove(id: string, actorId: string, now: Date): Promise<void> {
    const { isDefault } = await this.read(id);
    if (isDefault) throw new CodedError('STATE_CONFLICT', 'The default team stays');
    await this.writing(async (manager) => {
      const changed = await this.store.remove(manager, id);
      if (!changed) return [];
      await recordAudit(manager, { actorId, action: 'team.removed', subject: id }, now);
      return changed;
    });
  }

  private async read(id: string): Promise<TeamView> {
    const team = (await this.store.list()).find((own) => own.id === id);
    if (!team) throw new CodedError('NOT_FOUND', 'No such team');
    return view(team);
  }

  /** Whose sight changes with it connects anew. What the keys refuse, as codes. */
  private async writing(write: (manager: EntityManager) => Promise<string[]>): Promise<void> {
    try {
      const changed = await this.store.transaction(write);
      for (const staffId of changed) this.realtime.disconnectStaff(staffId);
    } catch (error) {
      const code = error instanceof QueryFailedError && 'code' in error ? error.code : undefined;
      if (code === '23505') throw new CodedError('STATE_CONFLICT', 'Another team has this name');
      if (code === '23503') throw new CodedError('NOT_FOUND', 'A member or team does not exist');
      if (code === '23514')
        throw new CodedError('STATE_CONFLICT', 'A team has no overflow to itself');
      throw error;
    }
  }
}

function view({ overflowTeamId, overflowAfterMs, ...team }: StoredTeam): TeamView {
  const overflow = overflowTeamId
    ? { teamId: overflowTeamId, afterSeconds: overflowAfterMs / 1000 }
    : null;
  return { ...team, overflow };
}
