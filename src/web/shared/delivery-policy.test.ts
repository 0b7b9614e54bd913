import { describe, expect, test } from '@jest/globals';
import type { Failure } from './answer.js';
import { deliveryVerdict, type DeliveryVerdict } from './delivery-policy.js';

describe('deliveryVerdict', () => {
  test.each<[Failure, number, DeliveryVerdict]>([
    [{ code: 'RATE_LIMITED', retryAfterMs: 700 }, 1, { kind: 'wait', ms: 700 }],
    [{ code: 'RATE_LIMITED', retryAfterMs: 400_000 }, 1, { kind: 'give_up' }],
    [{ code: 'RATE_LIMITED' }, 9, { kind: 'wait', ms: 3000 }],
    [{ code: 'TIMEOUT' }, 9, { kind: 'wait', ms: 1000 }],
    [{ code: 'OFFLINE' }, 1, { kind: 'reconnected' }],
    [{ code: 'SERVER_DRAINING' }, 1, { kind: 'reconnected' }],
    [{ code: 'INTERNAL' }, 1, { kind: 'wait', ms: 2000 }],
    [{ code: 'INTERNAL' }, 4, { kind: 'give_up' }],
    [{ code: 'MESSAGE_TOO_LONG' }, 1, { kind: 'give_up' }],
    [{ code: 'INVALID_PAYLOAD' }, 1, { kind: 'give_up' }],
    [{ code: 'CONVERSATION_CLOSED' }, 1, { kind: 'give_up' }],
    [{ code: 'NOT_ASSIGNEE' }, 1, { kind: 'give_up' }],
  ])('%j at attempt %i → %j', (failure, attempt, verdict) => {
    expect(deliveryVerdict(failure, attempt)).toEqual(verdict);
  });
});
