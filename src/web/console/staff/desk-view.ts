import type {
  PresenceSet,
  Reassignment,
  SlaStage,
  StaffConversation,
} from '../../../protocol/index.js';
import type { KeptStorage } from '../../shared/kept-storage.js';
import type { LineState } from '../../shared/line.js';
import type { OutboxEntry } from '../../shared/outbox.js';
import type { OpenView } from './open-conversation.js';
import type { StaffWire } from './staff-wire.js';
import type { WallView } from './wall.js';

/**
 * Everything the desk shows. A new object with every change; what is the same as before stays the
 * same object, so that its part of the page is not drawn anew.
 */
export interface DeskView {
  line: LineState;
  waiting: readonly StaffConversation[];
  mine: readonly StaffConversation[];
  /** What colleagues ask me about, beside what is in the other lists. */
  consultations: readonly StaffConversation[];
  unread: ReadonlyMap<string, number>;
  /** Conversations with notes of colleagues that I have not seen. */
  noted: ReadonlySet<string>;
  open: OpenView | null;
  unsent: readonly OutboxEntry[];
  /** The waiting conversations I am asked to take. */
  offered: ReadonlySet<string>;
  /** Whose customers are kept waiting, and how badly. */
  late: ReadonlyMap<string, SlaStage>;
  /** Null until known, and for accounts that take no conversations. */
  presence: PresenceSet | null;
  /** The latest conversation that came to me, or went from me, by a colleague's hand. */
  reassigned: Reassignment | null;
  /** What I look after as a supervisor, while I look at it. */
  wall: WallView | null;
}

/** What a desk needs of the page around it. */
export interface DeskPorts {
  wire: StaffWire;
  /** This tab's storage: unsent words must not be sent hours later from another tab. */
  storage: KeptStorage;
  newId: () => string;
  browserOnline: () => boolean;
  random: () => number;
  now: () => Date;
  /** Does it when the page is drawn next: any number of pushes are drawn once. */
  nextFrame: (task: () => void) => void;
  /** Whether somebody looks at the page. */
  watching: () => boolean;
  signedOut: () => void;
}
