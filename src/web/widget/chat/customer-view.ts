import type {
  CustomerConversation,
  CustomerPushes,
  CustomerReplies,
  CustomerRequests,
  Message,
} from '../../../protocol/index.js';
import type { LineState } from '../../shared/line.js';
import type { OutboxEntry } from '../../shared/outbox.js';
import type { Wire } from '../../shared/wire.js';

export type CustomerWire = Wire<CustomerRequests, CustomerReplies, CustomerPushes>;

/** Everything the chat shows. A new object with every change. */
export interface CustomerView {
  line: LineState;
  conversation: CustomerConversation | null;
  messages: readonly Message[];
  /** Written here or in another tab, and not yet confirmed. */
  unsent: readonly OutboxEntry[];
  typing: 'bot' | 'staff' | null;
  /** The server asked to go slower: when sending goes on, in milliseconds since 1970. */
  pausedUntil: number | null;
  /** Why the page's token was not taken, anew for each. */
  identityRefused: { code: string } | null;
}
