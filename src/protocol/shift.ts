import { z } from 'zod';
import type { Tier } from './message.js';

const instantSchema = z.iso.datetime({ offset: true });
/** Nobody works for longer at a stretch. */
export const SHIFT_HOURS_AT_MOST = 16;
const HOUR_MS = 3_600_000;

interface Span {
  startsAt: string;
  endsAt: string;
}

function isShift({ startsAt, endsAt }: Span): boolean {
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  return length > 0 && length <= SHIFT_HOURS_AT_MOST * HOUR_MS;
}
const SHIFT_RULE = `must end after it begins, within ${SHIFT_HOURS_AT_MOST} hours`;

const spanSchema = { startsAt: instantSchema, endsAt: instantSchema };

/** Who is to be there, and when. */
export const shiftDraftSchema = z
  .strictObject({ staffId: z.uuid(), ...spanSchema })
  .refine(isShift, SHIFT_RULE);
export type ShiftDraft = z.output<typeof shiftDraftSchema>;

/** All of them are planned, or none is. */
export const planShiftsSchema = z.strictObject({
  shifts: z.array(shiftDraftSchema).min(1).max(500),
});

/** @property version the one the change was made from */
export const shiftRevisionSchema = z
  .strictObject({ ...spanSchema, version: z.coerce.number().int().positive() })
  .refine(isShift, SHIFT_RULE);

const DAYS_AT_MOST = 42;

/** The days of a plan: from the first instant on, up to the other. */
export const shiftPeriodSchema = z
  .strictObject({ from: instantSchema, to: instantSchema })
  .refine(
    ({ from, to }) =>
      Date.parse(to) > Date.parse(from) &&
      Date.parse(to) - Date.parse(from) <= DAYS_AT_MOST * 24 * HOUR_MS,
    `must be at most ${DAYS_AT_MOST} days`,
  );
export type ShiftPeriod = z.output<typeof shiftPeriodSchema>;

export interface ShiftView extends Span {
  id: string;
  staffId: string;
  version: number;
}

/** One hour of a plan, and what it takes by what came in before. */
export interface StaffingHour {
  /** When it begins. */
  at: string;
  /** How many people are planned for all of it. */
  planned: number;
  /** How many would answer four of five within 20 seconds, by Erlang C; null: too little is known. */
  needed: number | null;
}

/** The plan of those whom a supervisor looks after. */
export interface ShiftPlan {
  staff: { id: string; name: string; tier: Tier }[];
  shifts: ShiftView[];
  hours: StaffingHour[];
}
