import type { FeedParcel, Refusal } from '../feeds/feed-event.js';

/** A parcel somebody is asked about. */
export interface AskedParcel {
  number: string;
  carrier: string;
  /** Some carriers tell nothing without a phone of the sender or receiver. */
  phone: string | null;
}

/** Somebody who can be asked where a parcel is. */
export interface TrackingSource {
  /** The source its events are stored under. */
  readonly name: string;
  /** Least milliseconds between two questions about one number. */
  readonly gapMs: number;
  /**
   * @param clock the zone of times without an offset, and the present
   * @throws {AskingFailed}
   */
  ask(
    parcel: AskedParcel,
    clock: { zone: string; now: Date },
  ): Promise<{ parcel: FeedParcel | null; refusals: Refusal[] }>;
}

/**
 * Why there was no answer: `nothing` is known of the parcel; somebody asked too often and is to
 * rest (`limited`); the service is not there (`unavailable`); or it does not accept us
 * (`rejected`), which the operator has to mend.
 */
export class AskingFailed extends Error {
  override name = 'AskingFailed';
  constructor(
    readonly kind: 'nothing' | 'limited' | 'unavailable' | 'rejected',
    message: string,
    /** Of `limited`: when it may be asked again. */
    readonly restUntil?: Date,
  ) {
    super(message);
  }
}

/** The gap both services ask for (domain facts, section 4). */
export const HALF_AN_HOUR_MS = 30 * 60_000;

const ANSWER_WITHIN_MS = 10_000;

/**
 * One request and its JSON.
 * @throws {AskingFailed} where there is no answer in ten seconds, or none that is JSON
 */
export async function fetchJson(
  url: URL,
  init: RequestInit,
): Promise<{ status: number; headers: Headers; body: unknown }> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(url, { ...init, signal, redirect: 'error' });
    return { status: response.status, headers: response.headers, body: await response.json() };
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    throw new AskingFailed('unavailable', `No answer from ${url.host} (${reason})`);
  }
}
