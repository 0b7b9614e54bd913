import type { TrackingState } from '../../protocol/index.js';

/** How a state of a parcel is coloured: under way, arrived, needs a look, or over. */
export type Tone = 'moving' | 'good' | 'warn' | 'idle';

const tones: Partial<Record<TrackingState, Tone>> = {
  DELIVERED: 'good',
  AT_LOCKER_OR_STATION: 'good',
  DISPUTED: 'warn',
  ATTEMPT_FAILED: 'warn',
  EXCEPTION: 'warn',
  REFUSED: 'warn',
  LOST_SUSPECT: 'warn',
  LOST: 'warn',
  CREATED: 'idle',
  PICKUP_PENDING: 'idle',
  CANCELLED: 'idle',
  RETURNED: 'idle',
};

export function stateTone(state: TrackingState): Tone {
  return tones[state] ?? 'moving';
}
