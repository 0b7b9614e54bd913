import type { ConversationEvent } from '../../../protocol/index.js';
import type { Dictionary } from './i18n/dictionary.js';

/** An event in the customer's words; null where it is nothing to them. */
export function wordEvent(event: ConversationEvent, t: Dictionary): string | null {
  switch (event.type) {
    case 'handed_over':
      return t.events.handedOver;
    case 'accepted':
      return t.events.accepted(event.name);
    case 'callback_left':
      return t.events.callbackLeft(event.phone);
    case 'moved':
      return t.events.moved;
    case 'passed':
      return t.events.backToBot;
    case 'closed':
      return t.events.closed[event.by];
    default:
      // An event of a later server.
      return null;
  }
}
