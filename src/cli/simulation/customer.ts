import { v7 as uuidv7 } from 'uuid';
import {
  CUSTOMER_NAMESPACE,
  PROTOCOL_VERSION,
  type CustomerConversation,
  type CustomerPushes,
  type CustomerReplies,
} from '../../protocol/index.js';
import type { FastClock } from './fast-clock.js';
import type { Visit } from './figures.js';
import { Line } from './line.js';
import type { PlannedCustomer } from './plan.js';

/** How long a customer reads and types before they answer a person, in simulated milliseconds. */
const ANSWER_AFTER_MS = 15_000;

/** What else a customer's visit needs. */
export interface Visiting {
  url: string;
  clock: FastClock;
  /** The simulated instant at which everybody who still waits gives up. */
  endsAt: number;
  /** Called before the customer writes the first word. */
  meet: (conversationId: string, customer: PlannedCustomer) => Promise<void>;
}

/** One customer: writes, waits, leaves or is served. What they saw is what is measured. */
export async function visit(
  customer: PlannedCustomer,
  { url, clock, endsAt, meet }: Visiting,
  seen: Visit,
): Promise<void> {
  const { at, text, patienceMs } = customer;
  await clock.until(at);
  const line = await Line.connect<CustomerReplies, CustomerPushes>(url, CUSTOMER_NAMESPACE);
  const hello = await line.ask('hello', { protocol: PROTOCOL_VERSION });
  if (!hello) throw new Error('The server does not greet customers');
  const conversationId = hello.conversation.id;
  await meet(conversationId, customer);
  const say = (words: string) =>
    line.ask('message.send', { conversationId, clientId: uuidv7(), text: words });
  const over = new Promise<void>((resolve) => {
    const note = ({ state }: CustomerConversation) => {
      // Taken within the moment: that it waited before is not told by itself.
      if (state === 'waiting' || state === 'person') seen.queuedAt ??= clock.now();
      if (state === 'person') seen.takenAt ??= clock.now();
      if (state !== 'closed') return;
      seen.closedAt ??= clock.now();
      resolve();
    };
    line.on('conversation', note);
  });
  line.on('message', ({ author }) => {
    if (author.kind !== 'staff') return;
    void clock
      .sleep(ANSWER_AFTER_MS)
      .then(() => (seen.closedAt === null ? say('好的，谢谢') : null));
  });
  await say(text);
  await Promise.race([over, clock.until(Math.min(clock.now() + patienceMs, endsAt))]);
  if (seen.takenAt === null && seen.closedAt === null) {
    await line.ask('conversation.close', { conversationId });
  }
  await over;
  // Not before: somebody may have taken it in the very moment.
  seen.left = seen.takenAt === null;
  line.close();
}
