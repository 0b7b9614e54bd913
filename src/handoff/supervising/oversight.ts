import type { Scope } from '../../conversations/running-conversations.js';
import { reaches } from '../../identity/permissions.js';
import { requirePermission } from '../../identity/staff-identity.service.js';
import { CodedError } from '../../platform/errors.js';
import { tiers, type Permission, type Staff, type Tier } from '../../protocol/index.js';

/**
 * What a supervisor looks after: tiers up to their own; their own teams, or all if in none.
 * @throws {CodedError} PERMISSION_DENIED
 */
export function scopeOf(staff: Staff): Scope {
  requirePermission(staff, 'conversation.supervise');
  const own = tiers.filter((tier) => reaches(staff.tier, tier));
  return { tiers: own, teamIds: staff.readsTeams };
}

/** @throws {CodedError} PERMISSION_DENIED, also for another team's or a higher tier's */
export function requireOversight(
  staff: Staff,
  permission: Permission,
  { tier, teamId }: { tier: Tier; teamId: string },
): void {
  requirePermission(staff, permission);
  if (reaches(staff.tier, tier) && (staff.readsTeams?.includes(teamId) ?? true)) return;
  throw new CodedError('PERMISSION_DENIED', 'Another tier or team looks after it', {
    details: { permission, tier },
  });
}
