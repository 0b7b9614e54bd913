import { describe, expect, test } from '@jest/globals';
import { workOrderKinds, type WorkOrderRequest } from '../../protocol/index.js';
import { deadlineOf, isDayPossible, workOrderRules } from './work-order-rules.js';

const now = new Date('2026-11-23T17:00:00Z'); // 01:00 of the 24th in Shanghai
const SHANGHAI = 'Asia/Shanghai';

describe('the rules', () => {
  test('let only the sender stop a parcel, send it back, or cancel its pickup', () => {
    const senders = workOrderKinds.filter(
      (kind) => workOrderRules[kind].proof?.join() === 'sender',
    );
    expect(senders).toEqual(['intercept', 'return', 'pickup_cancel']);
  });

  test.each([
    ['address_change', 'OUT_FOR_DELIVERY', false],
    ['address_change', 'ATTEMPT_FAILED', false],
    ['address_change', 'ARRIVED_CITY', true],
    ['intercept', 'DELIVERED', false],
    ['intercept', 'OUT_FOR_DELIVERY', true],
    ['pickup_cancel', 'PICKED_UP', false],
    ['pickup_cancel', 'PICKUP_PENDING', true],
    ['expedite', 'DELIVERED', false],
    ['expedite', 'CANCELLED', false],
    ['invoice', 'CREATED', false],
    ['redelivery', 'AT_LOCKER_OR_STATION', true],
  ] as const)('%s while %s: %s', (kind, state, possible) => {
    expect(workOrderRules[kind].parcel?.includes(state)).toBe(possible);
  });

  test('name no state that is an end for what moves a parcel', () => {
    for (const kind of [
      'expedite',
      'intercept',
      'address_change',
      'return',
      'reschedule',
    ] as const) {
      for (const end of ['DELIVERED', 'RETURNED', 'CANCELLED', 'LOST'] as const) {
        expect(workOrderRules[kind].parcel).not.toContain(end);
      }
    }
  });

  test('limit the expedite to one in 24 hours', () => {
    expect(workOrderRules.expedite.onceInHours).toBe(24);
  });
});

test.each<[WorkOrderRequest, Record<string, number>, number]>([
  [{ kind: 'expedite', waybill: 'A' }, {}, 24],
  [{ kind: 'expedite', waybill: 'A' }, { expedite: 6 }, 6],
  [{ kind: 'intercept', waybill: 'A' }, { expedite: 6 }, 2],
  [{ kind: 'outlet_enquiry', waybill: 'A', topic: 'stalled' }, {}, 24],
  [{ kind: 'outlet_enquiry', waybill: 'A', topic: 'not_received' }, {}, 2],
  [{ kind: 'outlet_enquiry', waybill: 'A', topic: 'leave_at' }, {}, 2],
  [{ kind: 'outlet_enquiry', waybill: 'A', topic: 'not_received' }, { outlet_enquiry: 1 }, 1],
])('%j with %j is due in %d hours', (request, hoursByKind, hours) => {
  expect(deadlineOf(request, hoursByKind, now).getTime() - now.getTime()).toBe(hours * 3_600_000);
});

test.each([
  ['2026-11-23', false],
  ['2026-11-24', true],
  ['2026-12-24', true],
  ['2026-12-25', false],
])('a visit on %s can be asked for: %s', (date, possible) => {
  expect(isDayPossible({ kind: 'reschedule', waybill: 'A', date }, SHANGHAI, now)).toBe(possible);
});

test.each([
  ['2026-11-24T01:00:00+08:00', 'morning', true],
  ['2026-11-24T11:59:00+08:00', 'morning', true],
  ['2026-11-24T12:00:00+08:00', 'morning', false],
  ['2026-11-24T12:00:00+08:00', 'afternoon', true],
  ['2026-11-24T18:30:00+08:00', 'afternoon', false],
  ['2026-11-24T18:30:00+08:00', 'evening', true],
  ['2026-11-24T23:03:00+08:00', 'evening', false],
  ['2026-11-23T23:03:00+08:00', 'morning', true],
] as const)('at %s a visit on the 24th in the %s can be asked for: %s', (at, part, possible) => {
  const request = { kind: 'redelivery', waybill: 'A', date: '2026-11-24', part } as const;
  expect(isDayPossible(request, SHANGHAI, new Date(at))).toBe(possible);
});

test('a request without a day is fine', () => {
  expect(isDayPossible({ kind: 'expedite', waybill: 'A' }, SHANGHAI, now)).toBe(true);
  expect(isDayPossible({ kind: 'redelivery', waybill: 'A' }, SHANGHAI, now)).toBe(true);
});
