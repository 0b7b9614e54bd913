import type { ConversationEvent, Message, MessagePage } from '../protocol/index.js';

/**
 * A message as its customer may see it. Of what happens inside the company they learn that
 * somebody goes on with their matter and who: not why, which tier, or by whose hand.
 */
export function presentMessageForCustomer(message: Message): Message {
  const { author, content } = message;
  if (content.kind !== 'event') return message;
  return {
    ...message,
    author: author.kind === 'customer' ? author : { kind: 'system' },
    content: { kind: 'event', event: eventForCustomer(content.event) },
  };
}

export function presentPageForCustomer({ messages, hasMore }: MessagePage): MessagePage {
  return { messages: messages.map(presentMessageForCustomer), hasMore };
}

/** Built anew, field by field: what is added to an event for staff does not slip through. */
function eventForCustomer(event: ConversationEvent): ConversationEvent {
  switch (event.type) {
    case 'handed_over':
      return { type: 'handed_over' };
    case 'accepted':
      return { type: 'accepted', name: event.name };
    case 'passed':
      return event.to === 'bot' ? { type: 'passed', to: 'bot' } : { type: 'moved' };
    case 'escalated':
    case 'returned':
    case 'moved':
      return { type: 'moved' };
    case 'callback_left':
      return { type: 'callback_left', phone: event.phone, at: event.at };
    case 'closed':
      return { type: 'closed', by: event.by };
  }
}
