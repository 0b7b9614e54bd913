import type { ClaimState, ComplaintState } from '../../protocol/index.js';

const tones: Record<ClaimState | ComplaintState, 'moving' | 'warn' | 'good'> = {
  filed: 'moving',
  reviewing: 'moving',
  offered: 'moving',
  refused: 'warn',
  accepted: 'moving',
  paid: 'good',
  open: 'moving',
  answered: 'moving',
  closed: 'good',
};

/** The colour of how far a claim or a complaint is. */
export function careTone(state: ClaimState | ComplaintState): 'moving' | 'warn' | 'good' {
  return tones[state];
}
