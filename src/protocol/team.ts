import { z } from 'zod';
import { companyIdSchema } from './company-id.js';
import { localeSchema } from './locale.js';

/** `09:00`, and `24:00` for the end of a day. */
const clockSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be HH:MM');

const shiftSchema = z
  .tuple([clockSchema, clockSchema])
  .refine(([from, to]) => from < to, 'must end after it begins');

/** The shifts of one day, in order and apart from each other; none: closed. */
const shiftsSchema = z
  .array(shiftSchema)
  .max(6)
  .refine(
    (shifts) =>
      shifts.every(([from], index) => index === 0 || from >= (shifts[index - 1]?.[1] ?? '')),
    'shifts must follow each other',
  );

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

export const businessHoursSchema = z.strictObject({
  /** The IANA zone of the clocks below. */
  timeZone: z.string().max(60).refine(isZone, 'must be an IANA time zone'),
  /** Seven days, from Monday on. */
  week: z.array(shiftsSchema).length(7),
  /** `china`: closed on public holidays; a made-up working day at a weekend is worked as Friday. */
  holidays: z.enum(['china', 'none']),
  /** Days that differ, by their date; they go before the holidays. */
  exceptions: z
    .array(z.strictObject({ day: z.iso.date(), shifts: shiftsSchema }))
    .max(200)
    .default([]),
});
export type BusinessHours = z.infer<typeof businessHoursSchema>;

/** An intent (`claim.lost`) or an area of intents (`claim`). */
const skillSchema = z.string().regex(/^[a-z_]+(?:\.[a-z_]+)?$/, 'must be an intent or an area');
export const skillsSchema = z.array(skillSchema).max(60);
export const languagesSchema = z.array(localeSchema).max(10);
/** Administrative divisions by the beginning of their code: `33` is all of 浙江. */
export const regionsSchema = z
  .array(z.string().regex(/^\d{2,6}$/, 'must be 2 to 6 digits'))
  .max(400);

export const teamDraftSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  /** Whether its chats are offered to one person after another, or wait to be picked. */
  mode: z.enum(['automatic', 'pick']),
  /** What it is for; an empty list: everything. */
  skills: skillsSchema,
  languages: languagesSchema,
  regions: regionsSchema,
  /** Ids of those whose customers it serves. */
  companies: z.array(companyIdSchema).max(200).default([]),
  /** Null: always open. */
  hours: businessHoursSchema.nullable(),
  overflow: z
    .strictObject({
      teamId: z.uuid(),
      /** After so long the other team is asked as well, in seconds. */
      afterSeconds: z.number().int().min(0).max(86_400),
    })
    .nullable(),
  /** Ids of its staff. */
  members: z.array(z.uuid()).max(500),
});
export type TeamDraft = z.infer<typeof teamDraftSchema>;

/** A change says which version it was made from. */
export const teamRevisionSchema = teamDraftSchema.extend({ version: z.number().int().positive() });

export interface TeamView extends TeamDraft {
  id: string;
  /** Takes what no other team is for, or what a closed or empty team leaves; never deleted. */
  isDefault: boolean;
  version: number;
}

/** A team as those see it who pass chats on to it. */
export type TeamName = Pick<TeamView, 'id' | 'name' | 'isDefault'>;
