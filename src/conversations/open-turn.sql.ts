import type { Locale, PageContext } from '../protocol/index.js';

/** A customer's message that the bot has not dealt with. */
export interface OpenTurn {
  conversationId: string;
  customerId: string;
  seq: number;
  text: string;
  locale: Locale;
  /** The bot's memory; its shape belongs to `src/dialog`. */
  dialog: unknown;
  pageContext: PageContext | null;
  /** Whose customer it is; null where that is not known. */
  company: string | null;
  /** Whether the company puts this customer first. */
  vip: boolean;
  /** Answers that the customer marked as no help. */
  unhelpful: number;
  /** The version of the intent files that is live for the whole cluster. */
  intentsVersion: number;
  /** The pilot's version where it answers this customer. */
  pilotVersion: number | null;
}

/** What a turn knows besides the message. */
export type TurnFacts = Omit<OpenTurn, 'seq' | 'text'>;

/** The columns of {@link TurnFacts}, of a conversation `c`. */
export const TURN_FACTS = `
  c.id AS "conversationId", c.customer_id AS "customerId", c.locale, c.dialog,
  c.page_context AS "pageContext", c.company, customer_is_vip(c.customer_id, now()) AS vip,
  (SELECT count(*)::integer FROM answer_mark a
    WHERE a.conversation_id = c.id AND NOT a.helpful) AS unhelpful,
  (SELECT version FROM intent_live) AS "intentsVersion",
  pilot_version(c.customer_id, c.page_context) AS "pilotVersion"`;

/** What says of a row of `message` that it waits for the bot, once the turns before are taken. */
export const ASKS_THE_BOT = `author ->> 'kind' = 'customer' AND content ->> 'kind' = 'text'`;
