import { tiers, type Permission, type Role, type Tier } from '../protocol/index.js';

/** What each tier may do, beyond what the tier below it may. */
const tierPermissions: Record<Tier, Permission[]> = {
  frontline: [
    'queue.view',
    'conversation.accept',
    'conversation.reply',
    'conversation.escalate',
    'conversation.close',
    'notes.write',
    'work_orders.read',
    'work_orders.advance',
    'claims.read',
    'claims.decide',
    'complaints.read',
    'complaints.handle',
    'notices.read',
    'teams.read',
  ],
  supervisor: [
    'conversation.read_any',
    'conversation.close_any',
    'conversation.take_over',
    'conversation.supervise',
    'personal_data.reveal',
  ],
  expert: [],
};

/** What each role adds. Without the role `agent` the tier's permissions do not count. */
const rolePermissions: Record<Role, Permission[]> = {
  agent: [],
  admin: [
    'intents.read',
    'intents.edit',
    'intents.publish',
    'staff.manage',
    'widget.edit',
    'vips.manage',
    'claims.read',
    'care_rules.edit',
    'teams.read',
    'notices.read',
    'notices.edit',
    'data.import',
  ],
  intent_author: ['intents.read', 'intents.edit'],
  intent_reviewer: ['intents.read', 'intents.publish'],
};

/** All permissions of an account, in a stable order. */
export function permissionsOf(account: { tier: Tier; roles: Role[] }): Permission[] {
  const granted = new Set<Permission>();
  if (account.roles.includes('agent')) {
    for (const tier of tiers) {
      if (!reaches(account.tier, tier)) break;
      for (const permission of tierPermissions[tier]) granted.add(permission);
    }
  }
  for (const role of account.roles) {
    for (const permission of rolePermissions[role]) granted.add(permission);
  }
  return [...granted];
}

/** Whether somebody of tier `own` may take what needs tier `needed`. */
export function reaches(own: Tier, needed: Tier): boolean {
  return tiers.indexOf(own) >= tiers.indexOf(needed);
}
