import type {
  DayPart,
  Party,
  TrackingState,
  WorkOrderKind,
  WorkOrderRequest,
} from '../../protocol/index.js';
import { dayIn, parseTime } from '../local-time.js';

/** When something may be asked for, by whom, and how soon an answer is due. */
export interface WorkOrderRule {
  /** The states of the parcel in which it can be done; none: it is about no parcel. */
  parcel: readonly TrackingState[] | null;
  /** One of these has to be proved by a customer; none: whoever has the number may ask. */
  proof: readonly Party[] | null;
  /** Hours until the company means to have answered, where its file says nothing else. */
  deadlineHours: number;
  /** So many hours must pass before the same may be asked again for the same parcel. */
  onceInHours?: number;
}

const BEFORE_PICKUP: readonly TrackingState[] = ['CREATED', 'PICKUP_PENDING'];
const UNDER_WAY: readonly TrackingState[] = [
  'PICKED_UP',
  'IN_TRANSIT',
  'CUSTOMS',
  'FORWARDED',
  'ARRIVED_CITY',
  'EXCEPTION',
];
const AT_THE_DOOR: readonly TrackingState[] = [
  'OUT_FOR_DELIVERY',
  'ATTEMPT_FAILED',
  'AT_LOCKER_OR_STATION',
];
const MISSING: readonly TrackingState[] = ['LOST_SUSPECT'];
const BOTH: readonly Party[] = ['sender', 'receiver'];

/**
 * Sources: domain facts, section 1.4 (民法典 829: the sender may stop, return or redirect before
 * delivery) and 1.8; the rows of the intents. Deadlines are the trade's practice, not law.
 */
export const workOrderRules: Readonly<Record<WorkOrderKind, WorkOrderRule>> = {
  expedite: {
    parcel: [...BEFORE_PICKUP, ...UNDER_WAY, ...AT_THE_DOOR, ...MISSING],
    proof: null,
    deadlineHours: 24,
    onceInHours: 24,
  },
  // Before the pickup there is nothing to stop but the pickup itself.
  intercept: { parcel: [...UNDER_WAY, ...AT_THE_DOOR], proof: ['sender'], deadlineHours: 2 },
  // Once it is out for delivery the courier has it, and only a person can still arrange something.
  address_change: { parcel: [...BEFORE_PICKUP, ...UNDER_WAY], proof: BOTH, deadlineHours: 4 },
  return: { parcel: [...UNDER_WAY, ...AT_THE_DOOR], proof: ['sender'], deadlineHours: 24 },
  reschedule: { parcel: [...UNDER_WAY, ...AT_THE_DOOR], proof: BOTH, deadlineHours: 4 },
  // DELIVERED too: left at a station unasked counts as not delivered (domain facts, 1.3).
  redelivery: {
    parcel: [...AT_THE_DOOR, 'EXCEPTION', 'DELIVERED', 'DISPUTED'],
    proof: BOTH,
    deadlineHours: 24,
  },
  pickup_booking: { parcel: null, proof: null, deadlineHours: 24 },
  pickup_reassignment: { parcel: BEFORE_PICKUP, proof: null, deadlineHours: 2 },
  pickup_cancel: { parcel: BEFORE_PICKUP, proof: ['sender'], deadlineHours: 2 },
  invoice: {
    parcel: ['PICKED_UP', ...UNDER_WAY, ...AT_THE_DOOR, 'DELIVERED', 'DISPUTED', 'RETURNED'],
    proof: BOTH,
    deadlineHours: 72,
  },
  outlet_enquiry: {
    parcel: [
      ...BEFORE_PICKUP,
      ...UNDER_WAY,
      ...AT_THE_DOOR,
      ...MISSING,
      'DELIVERED',
      'DISPUTED',
      'REFUSED',
      'RETURNING',
    ],
    proof: null,
    deadlineHours: 24,
  },
};

/** Shown as signed, not received; where it may be left while the courier is on the way. */
const URGENT_TOPICS: readonly string[] = ['not_received', 'leave_at'];
const URGENT_HOURS = 2;

const HOUR = 3_600_000;

/** When an answer is due. */
export function deadlineOf(
  request: WorkOrderRequest,
  hoursByKind: Partial<Record<WorkOrderKind, number>>,
  now: Date,
): Date {
  const urgent = request.kind === 'outlet_enquiry' && URGENT_TOPICS.includes(request.topic);
  const usual = hoursByKind[request.kind] ?? workOrderRules[request.kind].deadlineHours;
  const hours = urgent ? Math.min(usual, URGENT_HOURS) : usual;
  return new Date(now.getTime() + hours * HOUR);
}

/** The furthest day a visit can be asked for. */
const DAYS_AHEAD = 30;

/** When the parts of a day are over: nobody comes this morning once it is afternoon. */
const PARTS_END: Record<DayPart, string> = {
  morning: '12:00',
  afternoon: '18:00',
  evening: '22:00',
};

/** Whether the day a request names can still come; a request without one is always fine. */
export function isDayPossible(request: WorkOrderRequest, zone: string, now: Date): boolean {
  const day = 'date' in request ? request.date : undefined;
  if (day === undefined) return true;
  const part = 'part' in request ? request.part : undefined;
  const end = part && parseTime(`${day} ${PARTS_END[part]}`, zone);
  const last = new Date(now.getTime() + DAYS_AHEAD * 24 * HOUR);
  return day >= dayIn(zone, now) && day <= dayIn(zone, last) && (!end || end > now);
}
