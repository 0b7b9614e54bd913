import { z } from 'zod';
import { tierSchema, type Tier } from './message.js';

/** What an account may do. The server checks; clients only hide. */
export const permissionSchema = z.enum([
  'queue.view',
  'conversation.accept',
  'conversation.reply',
  'conversation.escalate',
  'conversation.close',
  'conversation.read_any',
  'conversation.close_any',
  'conversation.take_over',
  'conversation.supervise',
  'notes.write',
  'personal_data.reveal',
  'work_orders.read',
  'work_orders.advance',
  'claims.read',
  'claims.decide',
  'complaints.read',
  'complaints.handle',
  'care_rules.edit',
  'notices.read',
  'notices.edit',
  'intents.read',
  'intents.edit',
  'intents.publish',
  'staff.manage',
  'teams.read',
  'widget.edit',
  'vips.manage',
  'data.import',
]);
export type Permission = z.infer<typeof permissionSchema>;

/**
 * What somebody's work is: taking conversations, looking after everything, or teaching the bot:
 * authors write drafts, reviewers publish them.
 */
export const roleSchema = z.enum(['agent', 'admin', 'intent_author', 'intent_reviewer']);
export type Role = z.infer<typeof roleSchema>;

/** Whether somebody is asked to take conversations: only who is `online` is. */
export const presenceSchema = z.enum(['online', 'busy', 'away', 'break']);
export type Presence = z.infer<typeof presenceSchema>;

/** What somebody has set their presence to. */
export interface PresenceSet {
  presence: Presence;
  /** On a pause that the desk gave after an abusive chat: when it ends by itself. */
  pausedUntil: string | null;
}

/** A colleague to ask or to pass a conversation on to. */
export interface Colleague {
  id: string;
  name: string;
  tier: Tier;
  /** `absent`: not signed in anywhere. */
  presence: Presence | 'absent';
}

/** A member of staff as the API shows them to themselves. */
export const staffSchema = z.object({
  id: z.uuid(),
  login: z.string(),
  name: z.string(),
  tier: tierSchema,
  roles: z.array(roleSchema),
  permissions: z.array(permissionSchema),
  /** The teams that `conversation.read_any` is about: those they are in; null, all, if in none. */
  readsTeams: z.array(z.uuid()).nullable(),
});
export type Staff = z.infer<typeof staffSchema>;

export const signInSchema = z.strictObject({
  login: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
  /** Of an authenticator, or a recovery code; for accounts that have one. */
  code: z.string().trim().min(1).max(40).optional(),
});

export const sessionSchema = z.object({
  /** For programs; browsers get the same as an HttpOnly cookie. */
  token: z.string(),
  expiresAt: z.iso.datetime(),
  staff: staffSchema,
});
export type Session = z.infer<typeof sessionSchema>;
