import { z } from 'zod';
import type { StaffConversation } from './conversation.js';
import type { Tier } from './message.js';
import type { SlaClock } from './sla.js';
import type { Presence } from './staff.js';

/** Where the supervisor's day began, as their clock has it: what `today` counts from. */
export const wallDaySchema = z.strictObject({ dayBegan: z.iso.datetime() });

/** A conversation that waits for a person or is with one, as a supervisor sees it on the wall. */
export interface WallRow {
  conversation: StaffConversation;
  teamId: string;
  /** How many messages the customer has written since somebody answered. */
  unanswered: number;
  /** Of the clocks that run the one that ends first. */
  clock: SlaClock | null;
}

/** Somebody who is there. */
export interface WallStaff {
  id: string;
  name: string;
  tier: Tier;
  presence: Presence;
  /** How many conversations they have. */
  load: number;
  capacity: number;
}

export interface WallFigures {
  waiting: number;
  withPerson: number;
  /** Since when the one waits that has waited longest. */
  longestSince: string | null;
  /** Conversations that a person took today, or that waited for one too long. */
  served: number;
  /** Those of them that did not wait too long. */
  inTime: number;
  /** Who is there, of the teams the supervisor looks after. */
  staff: WallStaff[];
  /** Of the same people: how many the plan of shifts has at work now, and who of them is not there. */
  plan: { planned: number; missing: string[] };
}

/** What has changed on the wall; where nothing is named, figures alone. */
export interface WallChange {
  rows: WallRow[];
  /** Ids of conversations that are not, or no longer, on this supervisor's wall. */
  gone: string[];
}
