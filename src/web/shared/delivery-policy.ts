import type { Failure } from './answer.js';

/**
 * What to do with a message that was not confirmed:
 * - `wait`: send it again after that many milliseconds;
 * - `reconnected`: send it again when the line is back;
 * - `give_up`: mark it failed and let its writer decide.
 */
export type DeliveryVerdict =
  { kind: 'wait'; ms: number } | { kind: 'reconnected' } | { kind: 'give_up' };

/** Sendings of one message that may end in a fault of the server before we give up. */
const FAULT_LIMIT = 4;
/** The longest, in milliseconds, that what was written later is kept waiting. */
const LONGEST_WAIT_MS = 20_000;
const RATE_WAIT_MS = 3000;

export function deliveryVerdict(failure: Failure, attempt: number): DeliveryVerdict {
  switch (failure.code) {
    case 'RATE_LIMITED':
      return (failure.retryAfterMs ?? 0) <= LONGEST_WAIT_MS
        ? { kind: 'wait', ms: failure.retryAfterMs ?? RATE_WAIT_MS }
        : { kind: 'give_up' };
    case 'TIMEOUT':
      return { kind: 'wait', ms: 1000 };
    case 'INTERNAL':
      return attempt < FAULT_LIMIT
        ? { kind: 'wait', ms: 1000 * 2 ** attempt }
        : { kind: 'give_up' };
    case 'OFFLINE':
    case 'HELLO_REQUIRED':
    case 'NOT_AUTHENTICATED':
    case 'SERVER_DRAINING':
    case 'SLOW_READER':
      return { kind: 'reconnected' };
    default:
      return { kind: 'give_up' };
  }
}
