import type { ErrorCode, ProtocolErrorBody } from '../protocol/index.js';

/**
 * An error the client is told. The code is stable and translated by clients; the message is
 * English, for developers, and must not name internals or personal data.
 *
 * @example throw new CodedError('CONVERSATION_NOT_FOUND', 'No such conversation');
 */
export class CodedError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly options: { retryAfterMs?: number; details?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'CodedError';
  }

  toBody(): ProtocolErrorBody {
    return { code: this.code, message: this.message, ...this.options };
  }
}

/**
 * A side effect that somebody outside did not take: nothing of ours is wrong, and it is tried
 * again later. Told in the log as one line without a stack. The message must not name personal data.
 */
export class Postponed extends Error {
  override name = 'Postponed';
}

/**
 * A reason why the program cannot start, told to the operator as one line without a stack.
 */
export class StartupError extends Error {
  override name = 'StartupError';
}

const httpStatuses: Partial<Record<ErrorCode, number>> = {
  MESSAGE_TOO_LONG: 413,
  TOKEN_INVALID: 401,
  TOKEN_EXPIRED: 401,
  NOT_AUTHENTICATED: 401,
  CREDENTIALS_WRONG: 401,
  CODE_NEEDED: 401,
  CODE_WRONG: 401,
  SIGNATURE_INVALID: 401,
  REQUEST_EXPIRED: 401,
  ORIGIN_FORBIDDEN: 403,
  PERMISSION_DENIED: 403,
  IDENTITY_NOT_PROVED: 403,
  COMPANY_MISMATCH: 403,
  CONVERSATION_NOT_FOUND: 404,
  NOT_FOUND: 404,
  CONVERSATION_CLOSED: 409,
  ALREADY_ACCEPTED: 409,
  STATE_CONFLICT: 409,
  SHIFT_OVERLAPS: 409,
  NOT_ASSIGNEE: 409,
  REPLAYED: 409,
  WORK_ORDER_REFUSED: 409,
  AUTHORITY_EXCEEDED: 403,
  OWN_REQUEST: 403,
  AMOUNT_DIFFERS: 409,
  INTENTS_CONFLICT: 409,
  CHECK_NEEDED: 409,
  CHECK_FAILED: 409,
  PILOT_RUNNING: 409,
  RATES_OVERLAP: 409,
  DISK_FULL: 507,
  PROMISE_REFUSED: 422,
  REGION_EXCEEDED: 422,
  INTENTS_FAULTY: 422,
  IMAGE_REFUSED: 422,
  VIDEO_REFUSED: 422,
  PASSWORD_REFUSED: 422,
  LINK_INVALID: 410,
  RATE_LIMITED: 429,
  IDENTITY_LOCKED: 429,
  INTERNAL: 500,
  SERVER_DRAINING: 503,
};

/** The HTTP status an error code is sent with; 400 unless the table says otherwise. */
export function httpStatusOf(code: ErrorCode): number {
  return httpStatuses[code] ?? 400;
}
