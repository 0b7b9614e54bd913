import { Injectable } from '@nestjs/common';
import type { Scope } from '../../conversations/running-conversations.js';
import { reaches } from '../../identity/permissions.js';
import { requirePermission } from '../../identity/staff-identity.service.js';
import { TeamsService } from '../../identity/teams/teams.service.js';
import { CodedError } from '../../platform/errors.js';
import { tiers, type Permission, type Staff, type Tier } from '../../protocol/index.js';

/** What a supervisor looks after: tiers up to their own; their own teams, or all if in none. */
@Injectable()
export class OversightService {
  constructor(private readonly teams: TeamsService) {}

  /** @throws {CodedError} PERMISSION_DENIED */
  async scopeOf(staff: Staff): Promise<Scope> {
    requirePermission(staff, 'conversation.supervise');
    const own = tiers.filter((tier) => reaches(staff.tier, tier));
    return { tiers: own, teamIds: await this.teams.overseenBy(staff.id) };
  }

  /** @throws {CodedError} PERMISSION_DENIED, also for another team's or a higher tier's */
  async require(
    staff: Staff,
    permission: Permission,
    { tier, teamId }: { tier: Tier; teamId: string },
  ): Promise<void> {
    requirePermission(staff, permission);
    const teamIds = await this.teams.overseenBy(staff.id);
    if (reaches(staff.tier, tier) && (teamIds?.includes(teamId) ?? true)) return;
    throw new CodedError('PERMISSION_DENIED', 'Another tier or team looks after it', {
      details: { permission, tier },
    });
  }
}
