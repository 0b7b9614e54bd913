import type { Locale } from '../../../protocol/index.js';

/** What is dragged from the utterances onto an intent of the list. */
export const DRAGGED_TYPE = 'application/x-relaydesk-utterances';
export interface Dragged {
  intent: string;
  locale: Locale;
  texts: string[];
}
