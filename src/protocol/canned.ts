import { z } from 'zod';
import { localizedTextSchema } from './locale.js';
import { skillsSchema } from './team.js';

/** What a person types after `/` for a canned reply. */
export const shortcutSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:_[a-z0-9]+)*$/, 'must be small letters, digits and _')
  .max(30);

/**
 * The values that the desk fills in where it knows them. Whatever else stands in braces is a gap,
 * named in the text's own language, that whoever sends it has to fill: `{金额}`.
 */
export const cannedVariables = [
  /** The customer's name, once they have proved who they are. */
  'customer',
  'waybill',
  /** The state of the parcel in words. */
  'state',
  /** The city the parcel was last seen in. */
  'city',
  'from',
  'to',
  /** The day the company aims to deliver on. */
  'due',
  /** One's own name. */
  'me',
  'team',
  /** The first outlet of the place it is about. */
  'outlet',
  'outlet_phone',
  'outlet_hours',
  /** Of what was last asked of the company: its number, and when it is to be answered. */
  'reference',
  'deadline',
] as const;
export type CannedVariable = (typeof cannedVariables)[number];
export type CannedValues = Partial<Record<CannedVariable, string>>;

/** One reply that staff send often. */
export const cannedReplySchema = z.strictObject({
  title: localizedTextSchema,
  text: localizedTextSchema,
  /** Names of the teams that use it; missing: all. */
  teams: z.array(z.string().trim().min(1).max(60)).min(1).max(50).optional(),
  /** Intents or areas it is for: shown to whoever has that skill, first where it is the matter. */
  skills: skillsSchema.min(1).optional(),
});
export type CannedReply = z.infer<typeof cannedReplySchema>;

/** One file under `intents/canned/`: replies by their shortcut. */
export const cannedFileSchema = z.strictObject({
  canned: z.record(shortcutSchema, cannedReplySchema),
});
export type CannedFile = z.infer<typeof cannedFileSchema>;

/** A canned reply and the file it stands in. */
export interface CannedLine extends CannedReply {
  shortcut: string;
  file: string;
}

/** What can be sent in a conversation: texts in the customer's language, and what fills them. */
export interface CannedChoice {
  replies: {
    shortcut: string;
    title: CannedReply['title'];
    text: string;
    /** Whether it is for the matter of the conversation. */
    fitting: boolean;
  }[];
  values: CannedValues;
}
