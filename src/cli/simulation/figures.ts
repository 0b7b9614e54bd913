import { erlangC, type Expectation } from '../../insight/erlang-c.js';
import { matters, type Matter } from './plan.js';

/** What became of one customer. Times in milliseconds of the simulated clock. */
export interface Visit {
  matter: Matter;
  /** When the conversation began to wait for a person; null: it never did. */
  queuedAt: number | null;
  /** When a person took it. */
  takenAt: number | null;
  /** When it ended. */
  closedAt: number | null;
  /** The customer's patience ended first. */
  left: boolean;
}

export interface Waits {
  /** How many waited for a person. */
  queued: number;
  /** How many of them a person took. */
  taken: number;
  left: number;
  /** Of those who were taken, in milliseconds; NaN where nobody was. */
  medianMs: number;
  p90Ms: number;
  longestMs: number;
}

/** What a run came to. Shares from 0 to 1. */
export interface Figures {
  all: Waits;
  byMatter: Record<Matter, Waits>;
  meanWaitMs: number;
  /** Of all who waited, those taken within the limit: who left counts against it. */
  serviceLevel: number;
  abandoned: number;
  /** Share of the staff's time, while customers came, that they were in a conversation. */
  occupancy: number;
  meanHandlingMs: number;
  perHour: number;
  /** Erlang C of the same arrivals, handling time and staff; null: unstable. */
  expected: Expectation | null;
}

/** Who served, and how the run is judged. */
export interface Serving {
  lengthMs: number;
  /** Conversations that can be served at once. */
  servers: number;
  /** The service level's limit. */
  withinMs: number;
}

export function figuresOf(
  visits: readonly Visit[],
  { lengthMs, servers, withinMs }: Serving,
): Figures {
  const all = waitsOf(visits);
  const waits = waitTimes(visits);
  const handled = visits.flatMap(({ takenAt, closedAt }) =>
    takenAt !== null && closedAt !== null ? [{ takenAt, closedAt }] : [],
  );
  const worked = handled.map(
    ({ takenAt, closedAt }) => Math.min(closedAt, lengthMs) - Math.min(takenAt, lengthMs),
  );
  const meanHandlingMs = mean(handled.map(({ takenAt, closedAt }) => closedAt - takenAt));
  const perHour = all.queued / (lengthMs / 3_600_000);
  return {
    all,
    byMatter: Object.fromEntries(
      matters.map((matter) => [matter, waitsOf(visits.filter((visit) => visit.matter === matter))]),
    ) as Record<Matter, Waits>,
    meanWaitMs: mean(waits),
    serviceLevel: waits.filter((wait) => wait <= withinMs).length / all.queued,
    abandoned: all.left / all.queued,
    occupancy: worked.reduce((sum, ms) => sum + ms, 0) / (servers * lengthMs),
    meanHandlingMs,
    perHour,
    expected: erlangC({ perHour, handlingSeconds: meanHandlingMs / 1000, servers }),
  };
}

function waitsOf(visits: readonly Visit[]): Waits {
  const waits = waitTimes(visits).sort((a, b) => a - b);
  const queued = visits.filter(({ queuedAt }) => queuedAt !== null);
  return {
    queued: queued.length,
    taken: waits.length,
    left: queued.filter(({ left }) => left).length,
    medianMs: nearestRank(waits, 0.5),
    p90Ms: nearestRank(waits, 0.9),
    longestMs: waits.at(-1) ?? Number.NaN,
  };
}

function waitTimes(visits: readonly Visit[]): number[] {
  return visits.flatMap(({ queuedAt, takenAt }) =>
    queuedAt !== null && takenAt !== null ? [takenAt - queuedAt] : [],
  );
}

function nearestRank(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
