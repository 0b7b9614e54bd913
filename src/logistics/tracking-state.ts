import { type TrackingState, trackingStates } from '../protocol/index.js';

/** What one tracking event says, as far as the state of its parcel depends on it. */
export interface TrackingFact {
  /** Who reported it, e.g. `kuaidi100`, `demo`. */
  source: string;
  waybill: string;
  /** When it happened, by the carrier's clock; never when it reached us. */
  at: Date;
  /** Null where the carrier's code means nothing to us: the event is kept and moves nothing. */
  state: TrackingState | null;
  /** The carrier's own code, kept as it came. */
  code: string;
  text: string;
}

/** A parcel's history so far: its facts without repeats in the order they happened. */
export interface TrackingProgress {
  /** Null while no event says anything. */
  state: TrackingState | null;
  facts: readonly TrackingFact[];
}

const ON_THE_ROAD: readonly TrackingState[] = [
  'IN_TRANSIT',
  'CUSTOMS',
  'FORWARDED',
  'ARRIVED_CITY',
  'OUT_FOR_DELIVERY',
  'AT_LOCKER_OR_STATION',
  'ATTEMPT_FAILED',
];
const IN_TROUBLE: readonly TrackingState[] = ['EXCEPTION', 'LOST_SUSPECT'];
const TURNED_BACK: readonly TrackingState[] = ['REFUSED', 'RETURNING'];
const ENDS: readonly TrackingState[] = ['DELIVERED', 'RETURNED', 'CANCELLED', 'LOST'];

const AFTER_PICKUP = [...ON_THE_ROAD, ...IN_TROUBLE, ...TURNED_BACK, ...ENDS];

/**
 * What may follow what. Three rules stand behind the rows:
 * - Scans get lost, so a parcel may skip any step forward, and every open state may reach every
 *   end: the carrier's word that a trip is over is believed whatever is missing before it.
 *   (It also makes the result independent of the order in which events reach us.)
 * - On the road a parcel may go back a step: sent to the wrong outlet, tried again, found again.
 *   It never goes back to before its pickup, except from an exception at the pickup.
 * - Once turned back it is on its way home: the scans of that way don't make it a delivery again.
 *
 * Source: domain facts, section 4.
 */
const NEXT: Record<TrackingState, readonly TrackingState[]> = {
  CREATED: ['PICKUP_PENDING', 'PICKED_UP', ...AFTER_PICKUP],
  PICKUP_PENDING: ['PICKED_UP', ...AFTER_PICKUP],
  PICKED_UP: AFTER_PICKUP,
  IN_TRANSIT: AFTER_PICKUP,
  CUSTOMS: AFTER_PICKUP,
  FORWARDED: AFTER_PICKUP,
  ARRIVED_CITY: AFTER_PICKUP,
  OUT_FOR_DELIVERY: AFTER_PICKUP,
  AT_LOCKER_OR_STATION: AFTER_PICKUP,
  ATTEMPT_FAILED: AFTER_PICKUP,
  EXCEPTION: ['PICKUP_PENDING', 'PICKED_UP', ...AFTER_PICKUP],
  LOST_SUSPECT: AFTER_PICKUP,
  REFUSED: ['RETURNING', 'OUT_FOR_DELIVERY', ...IN_TROUBLE, ...ENDS],
  RETURNING: [...IN_TROUBLE, ...ENDS],
  // "Shown as signed, not received": the one way out of an end. People settle the dispute;
  // of a feed's events only the loss of the parcel does.
  DELIVERED: ['DISPUTED'],
  DISPUTED: ['LOST'],
  RETURNED: [],
  CANCELLED: [],
  LOST: [],
};

/** Whether the trip is over: no scan moves the parcel any more. */
export function isTerminal(state: TrackingState): boolean {
  return ENDS.includes(state);
}

/** Whether the transition table lets a parcel go from one state to another. */
export function mayFollow(from: TrackingState, to: TrackingState): boolean {
  return NEXT[from].includes(to);
}

/**
 * Two events with the same key are one event that was reported twice.
 * A plain string of source, number, time, code and text (domain facts, section 4).
 */
export function factKey(fact: TrackingFact): string {
  return JSON.stringify([fact.source, fact.waybill, fact.at.toISOString(), fact.code, fact.text]);
}

/**
 * Adds an event to a parcel's history. A repeat changes nothing. A late event takes its place by
 * the time it happened; it may show that a different end came first, but it never reopens a
 * parcel that has reached one.
 */
export function advance(current: TrackingProgress | null, fact: TrackingFact): TrackingProgress {
  if (current === null) return { state: fact.state, facts: [fact] };

  const key = factKey(fact);
  if (current.facts.some((known) => factKey(known) === key)) return current;

  const facts = [...current.facts, fact].sort((a, b) => byTime(a, b) || byKey(a, b));
  const state = facts.at(-1) === fact ? step(current.state, fact.state) : stateOf(facts);
  return { state, facts };
}

/**
 * The state a parcel is in after these events, in whatever order and however often they came.
 *
 * @returns null where nothing is known
 */
export function stateOf(facts: readonly TrackingFact[]): TrackingState | null {
  return stateAfter(null, facts);
}

/**
 * The state after further events, all of them later than those that led to `state`: then the
 * history need not be read again. Repeats do no harm: a state that is reached is not left by
 * reaching it again.
 */
export function stateAfter(
  state: TrackingState | null,
  facts: readonly TrackingFact[],
): TrackingState | null {
  return [...facts]
    .sort(byTime)
    .map((fact) => fact.state)
    .reduce(step, state);
}

/** An event that may not follow is kept in the history and leaves the state alone. */
function step(from: TrackingState | null, to: TrackingState | null): TrackingState | null {
  if (from === null || to === null) return to ?? from;
  return mayFollow(from, to) ? to : from;
}

/**
 * Carriers stamp to the second or the minute, so events share a time: then the order of a smooth
 * trip decides. Events that still tie have the same state, so the result does not depend on them.
 */
function byTime(a: TrackingFact, b: TrackingFact): number {
  const stage = ({ state }: TrackingFact) => (state === null ? -1 : trackingStates.indexOf(state));
  return a.at.getTime() - b.at.getTime() || stage(a) - stage(b);
}

/** Makes the order of a history the same on every machine. */
function byKey(a: TrackingFact, b: TrackingFact): number {
  return factKey(a) < factKey(b) ? -1 : 1;
}
