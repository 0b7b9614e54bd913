import type { ShiftPeriod, ShiftPlan, ShiftView } from '../../../protocol/index.js';
import { ask, askFor } from '../session/session-api.js';

export const SHIFTS_QUERY = ['shifts'] as const;

type Draft = Pick<ShiftView, 'staffId' | 'startsAt' | 'endsAt'>;

export const shiftsApi = {
  plan: (period: ShiftPeriod) =>
    askFor<ShiftPlan>('GET', `/shifts?${new URLSearchParams({ ...period })}`),
  mine: (period: ShiftPeriod) =>
    askFor<{ shifts: ShiftView[] }>('GET', `/shifts/mine?${new URLSearchParams({ ...period })}`),
  add: (shifts: Draft[]) => ask('POST', '/shifts', { shifts }),
  move: ({ id, startsAt, endsAt, version }: Omit<ShiftView, 'staffId'>) =>
    ask('PUT', `/shifts/${id}`, { startsAt, endsAt, version }),
  remove: (id: string) => ask('DELETE', `/shifts/${id}`),
};
