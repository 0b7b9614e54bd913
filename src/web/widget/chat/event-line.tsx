/** @jsxImportSource preact */
import type { ConversationEvent } from '../../../protocol/index.js';
import { useLanguage } from './i18n/index.js';
import { wordEvent } from './word-event.js';

/** Something that happened, in calm words: never why, that is for staff. */
export function EventLine({ event }: { event: ConversationEvent }) {
  const { t } = useLanguage();
  const text = wordEvent(event, t);
  if (!text) return null;
  return (
    <p class="event-line" data-testid="message" data-author="system" data-event={event.type}>
      {text}
    </p>
  );
}
