import type { WorkOrderState } from '../../protocol/index.js';
import type { Tone } from './tracking-tone.js';

const tones: Record<WorkOrderState, Tone> = {
  submitted: 'moving',
  accepted: 'moving',
  in_progress: 'moving',
  done: 'good',
  failed: 'warn',
  cancelled: 'idle',
};

export function workOrderTone(state: WorkOrderState): Tone {
  return tones[state];
}
