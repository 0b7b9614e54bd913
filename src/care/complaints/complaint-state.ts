import { complaintStates, type ComplaintState } from '../../protocol/index.js';

/** Which state may follow which. An answer may be followed by another one. */
const NEXT: Record<ComplaintState, readonly ComplaintState[]> = {
  open: ['answered', 'closed'],
  answered: ['answered', 'closed'],
  closed: [],
};

/** The states from which `to` may be reached: the condition of every conditional update. */
export function complaintStatesBefore(to: ComplaintState): ComplaintState[] {
  return complaintStates.filter((state) => NEXT[state].includes(to));
}
