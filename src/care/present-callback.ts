import { maskPersonalData } from '../platform/personal-data.js';
import type { CallbackView, StaffCallbackView } from '../protocol/index.js';
import { callbackDue } from './callback-due.js';
import type { CallbackRow, PlainCallbackRow } from './callback.store.js';

/** @param full whether the number and the matter are told */
export function presentCallback(row: PlainCallbackRow, full: boolean): CallbackView {
  const { id, conversationId, state, phone, at, matter, askedAt } = row;
  return {
    id,
    conversationId,
    state,
    phone: full ? phone : masked(phone),
    at,
    matter: full ? matter : maskPersonalData(matter),
    askedAt: askedAt.toISOString(),
  };
}

/**
 * The number is shown only to whoever is to call it, and only until they have.
 * @param staffId who looks; null: it is revealed
 */
export function presentForStaff(row: CallbackRow, staffId: string | null): StaffCallbackView {
  const { takenBy, takenByName, teamId, hours, at, askedAt, doneAt, state } = row;
  const full = staffId === null || (state === 'taken' && takenBy === staffId);
  return {
    ...presentCallback(row, full),
    teamId,
    dueAt: callbackDue(at, askedAt, hours).toISOString(),
    takenBy: takenBy && takenByName ? { id: takenBy, name: takenByName } : null,
    doneAt: doneAt?.toISOString() ?? null,
  };
}

/** Numbers that are no mobiles of the mainland keep their last two digits. */
function masked(phone: string): string {
  const hidden = maskPersonalData(phone);
  return hidden === phone ? `****${phone.slice(-2)}` : hidden;
}
