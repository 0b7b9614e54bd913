import { z } from 'zod';

/**
 * Every error a client can be told, by a stable code. The code is the contract: clients
 * translate it; `message` is English, for logs and developers, and names no internals.
 */
export const errorCodes = [
  /** The frame or body does not fit its schema; `details` says where. */
  'INVALID_PAYLOAD',
  /** The event's name is not part of the contract. */
  'UNKNOWN_EVENT',
  /** The text or the frame is over its limit. */
  'MESSAGE_TOO_LONG',
  /** `hello` has to come first. */
  'HELLO_REQUIRED',
  /** The client speaks a version of the contract that this server does not. */
  'PROTOCOL_UNSUPPORTED',
  /** The token is forged, malformed or for somebody else. */
  'TOKEN_INVALID',
  /** The token was ours and has run out. */
  'TOKEN_EXPIRED',
  /** The page's Origin may not connect. */
  'ORIGIN_FORBIDDEN',
  /** No session, or it was ended. */
  'NOT_AUTHENTICATED',
  /** Name and password do not match. */
  'CREDENTIALS_WRONG',
  /** The password is right; this account's sign-in needs a `code` as well. */
  'CODE_NEEDED',
  /** The code of the authenticator is wrong, used or too old. */
  'CODE_WRONG',
  /** The password is not taken; `details.reason` says why. */
  'PASSWORD_REFUSED',
  /** The one-time link was used, has run out or was replaced. */
  'LINK_INVALID',
  /** Signed in, but the tier or role lacks the permission that `details.permission` names. */
  'PERMISSION_DENIED',
  /** No such conversation, or not yours to see (the two are not told apart). */
  'CONVERSATION_NOT_FOUND',
  /** The conversation is over. */
  'CONVERSATION_CLOSED',
  /** Waybill and digits do not fit each other; `details.attemptsLeft` says how many are left. */
  'IDENTITY_NOT_PROVED',
  /** Too many attempts to prove an identity; `retryAfterMs` says when the next is taken. */
  'IDENTITY_LOCKED',
  /** The token is of another company than the page, or than who was vouched for before. */
  'COMPANY_MISMATCH',
  /** A work order was not opened; `details.refusal` says why. */
  'WORK_ORDER_REFUSED',
  /** A photo was not taken; `details.reason` says why. */
  'IMAGE_REFUSED',
  /** A video was not taken; `details.reason` says why. */
  'VIDEO_REFUSED',
  /** The intent files hold faults; `details.faults` names file, line, column and reason. */
  'INTENTS_FAULTY',
  /** The same place was changed by somebody else; `details.conflicts` names files and lines. */
  'INTENTS_CONFLICT',
  /** A region would change more than it may; `details.share` and `details.most`, 0–1, say how much. */
  'REGION_EXCEEDED',
  /** The draft as it is now has not been checked against what is live. */
  'CHECK_NEEDED',
  /** Protected tests fail, which `details.dialogues` names. */
  'CHECK_FAILED',
  /** A pilot answers some customers: it is promoted or stopped before another version is published. */
  'PILOT_RUNNING',
  /** Somebody else was quicker; `details.assignee` names them. */
  'ALREADY_ACCEPTED',
  /** There is no room left on the disk: nothing was published. */
  'DISK_FULL',
  /** Another price list holds on the same days; `details.from` and `details.until` are its. */
  'RATES_OVERLAP',
  /** It would be said to customers and promises what nobody can keep; `details` has `path` and `words`. */
  'PROMISE_REFUSED',
  /** The conversation's state does not allow this. */
  'STATE_CONFLICT',
  /** Somebody would be at work twice at once; `details` has `staffId`, `startsAt` and `endsAt` of what is planned. */
  'SHIFT_OVERLAPS',
  /** More than this tier may decide; `details.maxFen` says how much it may. */
  'AUTHORITY_EXCEEDED',
  /** Nobody decides on what they asked for themselves. */
  'OWN_REQUEST',
  /** The amount is not the one that was asked for. */
  'AMOUNT_DIFFERS',
  /** A reply still has gaps to fill, which `details.gaps` names. */
  'REPLY_HAS_GAPS',
  /** The conversation is with somebody else. */
  'NOT_ASSIGNEE',
  /** Nobody of that kind exists. */
  'NOT_FOUND',
  /** A feed's request is not signed, or not with the secret both sides know. */
  'SIGNATURE_INVALID',
  /** A signed request is too old, or from the future: the sender's clock may be wrong. */
  'REQUEST_EXPIRED',
  /** The very same signed request was taken before. */
  'REPLAYED',
  /** Too much, too fast; `retryAfterMs` says when to go on. */
  'RATE_LIMITED',
  /** This server is going away; connect again. */
  'SERVER_DRAINING',
  /** The reader was too slow; connect again and resume by `seq`. */
  'SLOW_READER',
  /** A fault of ours. It is logged under `details.reference`. */
  'INTERNAL',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

export const protocolErrorSchema = z.object({
  code: errorCodeSchema,
  message: z.string(),
  /** Milliseconds to wait before the same call may succeed. */
  retryAfterMs: z.number().int().nonnegative().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ProtocolErrorBody = z.infer<typeof protocolErrorSchema>;

/** What every acknowledged event is answered with. */
export type Reply<T> = ({ ok: true } & T) | { ok: false; error: ProtocolErrorBody };
