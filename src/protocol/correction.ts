import { z } from 'zod';
import { intentNameSchema } from './intent-file.js';
import type { Locale } from './locale.js';
import type { TurnView } from './staff-events.js';

/** What a customer's message really meant. */
export const correctMeaningSchema = z.strictObject({ intent: intentNameSchema });

/** What messages of a conversation can be said to mean, and what one has said of them. */
export interface Meanings {
  intents: { name: string; title: Record<Locale, string> }[];
  /** One's own corrections, by the order of the messages. */
  mine: Correction[];
}

export interface Correction {
  seq: number;
  intent: string;
}

/** What the bot would make of a customer's message, by the version that is live. */
export interface HeardMessage extends Pick<TurnView, 'intents' | 'evidence' | 'mood'> {
  /** Whether it would act on it. Where not, `intents` are the likeliest. */
  accepted: boolean;
}
