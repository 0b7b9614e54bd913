import type { SlaClock, SlaStage } from '../../../protocol/index.js';

/** What a clock says at an instant. */
export interface ClockNow {
  /** Null while there is time. */
  stage: SlaStage | null;
  /** Of counted time; negative once it is over. In milliseconds. */
  leftMs: number;
  /** While the team is closed and the clock stands: when it goes on. */
  standsUntil: string | null;
}

/** What a clock says by now; null while there is time. */
export function stageNow(clock: SlaClock | null, now: number): SlaStage | null {
  if (!clock) return null;
  if (now >= Date.parse(clock.dueAt)) return 'breach';
  return now >= Date.parse(clock.warnAt) ? 'warning' : null;
}

/** A clock stands while its team is closed: that time is neither left nor lost. */
export function clockNow(clock: SlaClock, now: number): ClockNow {
  const due = Date.parse(clock.dueAt);
  const pauses = clock.pauses.map(({ from, to }) => ({
    from: Date.parse(from),
    to: Date.parse(to),
  }));
  const ahead = pauses.map(({ from, to }) => Math.max(0, to - Math.max(from, now)));
  const stands = pauses.find(({ from, to }) => from <= now && now < to);
  return {
    stage: stageNow(clock, now),
    leftMs: due - now - (now < due ? ahead.reduce((sum, ms) => sum + ms, 0) : 0),
    standsUntil: stands ? new Date(stands.to).toISOString() : null,
  };
}
