/** @jsxImportSource preact */
import type { ConversationEvent } from '../../../protocol/index.js';
import { useLanguage, type Dictionary } from './i18n/index.js';

/** Something that happened, in calm words: never why, that is for staff. */
export function EventLine({ event }: { event: ConversationEvent }) {
  const { t } = useLanguage();
  const text = wording(event, t);
  if (!text) return null;
  return (
    <p class="event-line" data-testid="message" data-author="system" data-event={event.type}>
      {text}
    </p>
  );
}

function wording(event: ConversationEvent, t: Dictionary): string | null {
  switch (event.type) {
    case 'handed_over':
      return t.events.handedOver;
    case 'accepted':
      return t.events.accepted(event.name);
    case 'escalated':
      return t.events.escalated;
    case 'closed':
      return t.events.closed[event.by];
    default:
      // An event of a later server.
      return null;
  }
}
