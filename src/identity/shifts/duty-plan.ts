import type { BusinessHours } from '../../protocol/index.js';
import { isOpen, opensNext, type Shift } from '../teams/business-hours.js';

/**
 * When somebody is to be there next, by the plan and the hours of their team. Who should be there
 * already and is not has no time that could be told.
 *
 * @param shifts of those who may take the conversation, none of them over
 * @returns null where nothing can be said
 */
export function nextOnDuty(
  shifts: readonly Shift[],
  hours: BusinessHours | null,
  now: Date,
): Date | null {
  const starts = shifts.flatMap((shift) => startWithin(shift, hours, now) ?? []);
  const [first] = starts.sort((a, b) => a.getTime() - b.getTime());
  return first && first > now ? first : null;
}

/** The first instant of a shift that is still to come, or now, at which its team is open. */
function startWithin({ from, to }: Shift, hours: BusinessHours | null, now: Date): Date | null {
  const start = from > now ? from : now;
  if (isOpen(hours, start)) return start;
  const opens = hours && opensNext(hours, start);
  return opens && opens < to ? opens : null;
}

/**
 * Until when somebody is planned without a break from now on; null: nobody is planned now.
 * @param shifts none of them over
 */
export function plannedUntil(shifts: readonly Shift[], now: Date): Date | null {
  let until: Date | null = null;
  for (const { from, to } of shifts.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (from > (until ?? now)) break;
    if (!until || to > until) until = to;
  }
  return until;
}
