import type { CallbackList, StaffCallbackView } from '../../../protocol/index.js';
import { ask } from '../session/session-api.js';

export const CALLBACKS_QUERY = ['callbacks'] as const;

export async function listCallbacks(
  which: CallbackList,
  teamId: string | undefined,
): Promise<StaffCallbackView[]> {
  const words = new URLSearchParams({ which, ...(teamId && { teamId }) });
  const answer = await ask<{ callbacks: StaffCallbackView[] }>('GET', `/callbacks?${words}`);
  return answer?.callbacks ?? [];
}

export type CallbackStep = 'take' | 'put-back' | 'finish' | 'reveal';

/** Moves a callback on, or shows its number; the server records both. */
export async function stepCallback(
  id: string,
  step: CallbackStep,
): Promise<StaffCallbackView | undefined> {
  const path = `/callbacks/${id}/${step}`;
  return (await ask<{ callback: StaffCallbackView }>('POST', path))?.callback;
}
