/**
 * The baseline of a bot's turn: the same server on the same path, which stores what the customer
 * said and stores it again as the answer, without understanding or deciding anything.
 */
import { v7 as uuidv7 } from 'uuid';
import type { ConversationsService } from '../../src/conversations/conversations.service.js';
import { CustomerService } from '../../src/conversations/customer.service.js';

interface Parts {
  conversations: ConversationsService;
}

CustomerService.prototype.send = async function (session, { conversationId, clientId, text }) {
  const { conversations } = this as unknown as Parts;
  const content = { kind: 'text' as const, text };
  const { message } = await conversations.append(
    {
      conversationId,
      clientId,
      author: { kind: 'customer' },
      content,
      states: ['bot'],
      customerId: session.customerId,
    },
    session.socketId,
  );
  const answer = { conversationId, clientId: uuidv7(), author: { kind: 'bot' as const } };
  void conversations.append({ ...answer, content, states: ['bot'] });
  return { message };
};

await import('../../src/main.js');
