import type { TrackingState } from './card.js';

/** States in which nobody waits for the parcel any more: an expected day would only confuse. */
export const SETTLED_STATES: readonly TrackingState[] = [
  'DELIVERED',
  'REFUSED',
  'RETURNING',
  'RETURNED',
  'CANCELLED',
  'LOST',
];
