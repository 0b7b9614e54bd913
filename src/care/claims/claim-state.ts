import { claimStates, type ClaimState } from '../../protocol/index.js';

/** Which state may follow which. Whoever is refused or not content is looked at by a person. */
const NEXT: Record<ClaimState, readonly ClaimState[]> = {
  filed: ['reviewing', 'offered', 'refused'],
  reviewing: ['offered', 'refused'],
  offered: ['accepted', 'reviewing'],
  refused: ['reviewing'],
  accepted: ['paid'],
  paid: [],
};

export function claimStatesAfter(state: ClaimState): readonly ClaimState[] {
  return NEXT[state];
}

/** The states from which `to` may be reached: the condition of every conditional update. */
export function claimStatesBefore(to: ClaimState): ClaimState[] {
  return claimStates.filter((state) => NEXT[state].includes(to));
}
