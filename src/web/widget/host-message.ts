import type { Locale } from '../../protocol/index.js';

/** What the page's script tells the chat frame. */
export type ToFrame =
  | { type: 'shown' }
  | { type: 'hidden' }
  | { type: 'locale'; locale: Locale }
  | { type: 'identify'; token: string }
  /** Whatever the page gave: the frame reads what is fit to be read. */
  | { type: 'context'; context: unknown }
  | { type: 'send'; text: string };

/** What the chat frame tells the page's script. */
export type ToHost =
  | { type: 'ready' }
  | { type: 'close' }
  | { type: 'unread'; count: number }
  | { type: 'message'; author: 'bot' | 'staff' }
  | { type: 'handoff'; state: 'waiting' }
  | { type: 'handoff'; state: 'person'; name: string }
  | { type: 'csat'; score: number }
  | { type: 'error'; code: string };

/** Marks our messages among those of other scripts on the page. */
export interface Envelope<Body> {
  relaydesk: 1;
  body: Body;
}
