import { z } from 'zod';
import { tierSchema } from './message.js';
import { roleSchema } from './staff.js';
import { languagesSchema, regionsSchema, skillsSchema } from './team.js';

/** Typed at every sign-in: small letters, digits and `._@-`. */
export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,59}$/, 'must be 2 to 60 letters, digits or . _ @ -');

/** Shown to customers: no control characters, and nothing that turns the text around it. */
const personNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine(
    (name) => name.isWellFormed() && !/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name),
    'must be plain text',
  );

export const accountDraftSchema = z.strictObject({
  login: loginSchema,
  name: personNameSchema,
  tier: tierSchema,
  roles: z
    .array(roleSchema)
    .min(1)
    .max(4)
    .transform((roles) => [...new Set(roles)]),
  /** How many conversations at once; null: the installation's setting. */
  capacity: z.number().int().min(0).max(100).nullable(),
  /** What they take; empty: everything. */
  skills: skillsSchema,
  /** Empty: all. */
  languages: languagesSchema,
  /** Divisions they are asked for, by the beginning of their code; empty: everywhere. */
  regions: regionsSchema,
  /** None: the default team. */
  teamIds: z.array(z.uuid()).max(100),
});
export type AccountDraft = z.infer<typeof accountDraftSchema>;

/** A change says which version it was made from. The login stays what it is. */
export const accountRevisionSchema = accountDraftSchema
  .omit({ login: true })
  .extend({ version: z.number().int().positive() });
export type AccountRevision = z.infer<typeof accountRevisionSchema>;

/** `invited`: has never set a password. */
export type AccountState = 'active' | 'invited' | 'deactivated';

/** An account as admins see it. */
export interface AccountView extends AccountDraft {
  id: string;
  version: number;
  state: AccountState;
  /** Until when the link that was made last may be used; null: none is open. */
  linkExpiresAt: string | null;
  /** Whether signing in asks for a code of an authenticator as well. */
  secondFactor: boolean;
  /** Of their sessions; null: signed in nowhere. */
  lastSeenAt: string | null;
  /** Whether one of their sockets is there. */
  isOnline: boolean;
}

/** The only time that the link's token is told. */
export interface AccountLink {
  purpose: LinkPurpose;
  /** Goes behind `/console/#link=`: a fragment is sent to no server and stands in no log. */
  token: string;
  expiresAt: string;
}
export type LinkPurpose = 'invitation' | 'reset';

const linkTokenSchema = z.string().min(1).max(100);
const newPasswordSchema = z.string().min(1).max(200);

export const linkRefSchema = z.strictObject({ token: linkTokenSchema });
export const linkUseSchema = linkRefSchema.extend({ password: newPasswordSchema });

/** What a link that may still be used is for. */
export interface LinkView {
  purpose: LinkPurpose;
  login: string;
  name: string;
  expiresAt: string;
}

/** Why a password is not taken. `same`: it is the present one. */
export const passwordRefusals = ['short', 'name', 'guessable', 'same'] as const;
export type PasswordRefusal = (typeof passwordRefusals)[number];
/** In characters. */
export const PASSWORD_MIN_LENGTH = 10;

export const passwordChangeSchema = z.strictObject({
  current: z.string().min(1).max(200),
  next: newPasswordSchema,
});

/** Six digits of an authenticator, or a recovery code. */
export const secondFactorCodeSchema = z.string().trim().min(1).max(40);
export const secondFactorConfirmSchema = z.strictObject({ code: secondFactorCodeSchema });
export const secondFactorRemovalSchema = z.strictObject({ password: z.string().min(1).max(200) });

/** What an authenticator needs, told once. */
export interface SecondFactorOffer {
  /** Base32, to be typed in by hand. */
  secret: string;
  /** `otpauth://…`, for a QR code. */
  uri: string;
}

/** A browser or program that is signed in. */
export interface SessionView {
  id: string;
  /** `Chrome 141`; null: not a browser we know. */
  browser: string | null;
  /** `Windows`; null: unknown. */
  system: string | null;
  /** The network address it signed in from, its end masked. */
  place: string | null;
  createdAt: string;
  lastSeenAt: string;
  /** The one that asks. */
  isCurrent: boolean;
  /** Whether one of its sockets is there now. */
  isOnline: boolean;
}

/** One's own account. */
export interface OwnAccount {
  login: string;
  name: string;
  secondFactor: boolean;
  /** Codes that were not used yet. */
  recoveryCodesLeft: number;
}
