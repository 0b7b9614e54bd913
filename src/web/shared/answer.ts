import type { ErrorCode } from '../../protocol/index.js';

/** The contract's codes and two of our own: no answer in time, and no connection to ask on. */
export type FailureCode = ErrorCode | 'TIMEOUT' | 'OFFLINE';

export interface Failure {
  code: FailureCode;
  /** Milliseconds to wait before the same call may succeed. */
  retryAfterMs?: number;
  details?: Record<string, unknown>;
}

/** What a call comes back with: the protocol's reply, or a failure that no server wrote. */
export type Answer<T> = ({ ok: true } & T) | { ok: false; error: Failure };
