import { dayIn } from '../../logistics/local-time.js';
import type { ComplaintState } from '../../protocol/index.js';

const BUSINESS_ZONE = 'Asia/Shanghai';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LEGAL_DAYS = 7;

/** The company's own promises, counted from the filing: a first reply, and the end. */
const PROMISED_HOURS: Record<ComplaintState, number | null> = {
  open: 24,
  answered: 72,
  closed: null,
};

/** When the next step of a complaint is due by the company's own promise. */
export function dueAt(state: ComplaintState, filedAt: Date): Date | null {
  const hours = PROMISED_HOURS[state];
  return hours === null ? null : new Date(filedAt.getTime() + hours * HOUR_MS);
}

/**
 * The end of the seventh calendar day after the filing, by when the customer has to know the
 * outcome (快递暂行条例, in force from 2025-06-01). Holidays and waiting for an outlet do not
 * stop it.
 */
export function legalDueAt(filedAt: Date): Date {
  const day = dayIn(BUSINESS_ZONE, new Date(filedAt.getTime() + LEGAL_DAYS * DAY_MS));
  return new Date(`${day}T23:59:59+08:00`);
}

/** One day before the law's last: time enough for whoever it is passed to. */
export function legalWarningAt(filedAt: Date): Date {
  return new Date(legalDueAt(filedAt).getTime() - DAY_MS);
}
