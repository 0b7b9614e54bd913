import type { WallRow } from '../../../protocol/index.js';
import { stageNow } from '../clocks/clock-now.js';
import { isUrgent, moodTone } from '../lists/gravity.js';

/** Whether a supervisor should look at it now: too late, grave, or a customer beside themselves. */
export function isAlarm({ conversation, clock }: WallRow, now: number): boolean {
  return (
    stageNow(clock, now) === 'breach' ||
    isUrgent(conversation) ||
    moodTone(conversation.mood) === 'bad'
  );
}

/** Alarms first, then what is nearly late, and among them what is due soonest. */
export function inOrder(rows: readonly WallRow[], now: number): WallRow[] {
  const rank = (row: WallRow) => {
    if (isAlarm(row, now)) return 0;
    return stageNow(row.clock, now) ? 1 : 2;
  };
  return [...rows].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      dueAt(a).localeCompare(dueAt(b)) ||
      a.conversation.id.localeCompare(b.conversation.id),
  );
}

function dueAt({ clock }: WallRow): string {
  return clock?.dueAt ?? '9999';
}
