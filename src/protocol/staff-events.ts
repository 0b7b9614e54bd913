import { z } from 'zod';
import { takeAbuseStepSchema, type AbuseView } from './abuse.js';
import type { BotDraft } from './bot-draft.js';
import { wrapUpSchema } from './closing.js';
import type { HandoffSummary, MessagePage, StaffConversation } from './conversation.js';
import {
  conversationRefSchema,
  messageTextSchema,
  messagesAfterSchema,
  sendMessageSchema,
  seenSchema,
  typingSchema,
} from './customer-events.js';
import type { ConductMark } from './conduct.js';
import type { ErrorCode, ProtocolErrorBody, Reply } from './errors.js';
import { tierSchema, type Message } from './message.js';
import { writeNoteSchema, type Consultation, type Note } from './note.js';
import { LABEL_LIMIT, labelSchema } from './search.js';
import type { SlaAlarm, SlaClock } from './sla.js';
import { presenceSchema, type Presence, type PresenceSet, type Staff } from './staff.js';
import { wallDaySchema, type WallChange, type WallFigures, type WallRow } from './wall.js';
import { advanceWorkOrderSchema, type WorkOrderView } from './work-order.js';

/** The socket.io namespace staff connect to. */
export const STAFF_NAMESPACE = '/staff';

export const staffHelloSchema = z.strictObject({
  protocol: z.number().int(),
  /** The session's token; browsers leave it out and send the session cookie instead. */
  token: z.string().max(2048).optional(),
});

export const openConversationSchema = z.strictObject({
  conversationId: z.uuid(),
  afterSeq: z.number().int().nonnegative().optional(),
});

/** Why a conversation changes hands; it becomes an internal note of whoever says so. */
const handingReasonSchema = messageTextSchema.max(500).optional();

export const escalateSchema = z.strictObject({
  conversationId: z.uuid(),
  /** A tier above the present one. */
  tier: tierSchema,
  reason: handingReasonSchema,
});

const personTargetSchema = z.strictObject({ kind: z.literal('person'), staffId: z.uuid() });
const teamTargetSchema = z.strictObject({ kind: z.literal('team'), teamId: z.uuid() });

export const transferSchema = z.strictObject({
  conversationId: z.uuid(),
  to: z.discriminatedUnion('kind', [
    personTargetSchema,
    teamTargetSchema,
    z.strictObject({ kind: z.literal('bot') }),
  ]),
  reason: handingReasonSchema,
});
export const takeOverSchema = conversationRefSchema.extend({ reason: handingReasonSchema });

/** How many conversations one request passes on. */
export const REASSIGN_LIMIT = 50;

export const reassignSchema = z.strictObject({
  conversationIds: z.array(z.uuid()).min(1).max(REASSIGN_LIMIT),
  to: z.discriminatedUnion('kind', [personTargetSchema, teamTargetSchema]),
  reason: handingReasonSchema,
});

export type TransferTarget = z.infer<typeof transferSchema>['to'];

/** What a staff client may send: the event's name and its payload. */
export const staffRequestSchemas = {
  hello: staffHelloSchema,
  /** Loads a conversation and follows it: its messages, state and typing arrive from now on. */
  'conversation.open': openConversationSchema,
  /** The clocks that run now; to be asked for anew after a message or a change. */
  'conversation.clocks': conversationRefSchema,
  /** Stops following. */
  'conversation.leave': conversationRefSchema,
  'conversation.accept': conversationRefSchema,
  'conversation.escalate': escalateSchema,
  /** Passes it sideways: to a colleague who is there, to a team's queue, or back to the bot. */
  'conversation.transfer': transferSchema,
  /** Takes it from whoever has it, who is told; for supervisors of its team and tier. */
  'conversation.take_over': takeOverSchema,
  /** Writes to the customer beside whoever has it, until stepping out or until it changes hands. */
  'conversation.join': conversationRefSchema,
  'conversation.step_out': conversationRefSchema,
  /** Passes many on at once, also those of others; says what became of each. */
  'conversations.reassign': reassignSchema,
  /** Loads what one looks after as a supervisor, and follows it: `wall` tells what changes. */
  'wall.open': wallDaySchema,
  /** The figures anew, as after a `wall`. */
  'wall.figures': wallDaySchema,
  'wall.leave': z.strictObject({}),
  /** Warns an abusive customer, or ends it with a callback: the step that is due. */
  'abuse.step': takeAbuseStepSchema,
  /** Ends it; `wrapUp` says what it came to. */
  'conversation.close': conversationRefSchema.extend({ wrapUp: wrapUpSchema.optional() }),
  /** Puts labels on a conversation and takes others off. */
  'conversation.label': conversationRefSchema.extend({
    add: z.array(labelSchema).max(LABEL_LIMIT).default([]),
    remove: z.array(labelSchema).max(LABEL_LIMIT).default([]),
  }),
  /** Lets a conversation that was offered pass to the next person. */
  'offer.decline': conversationRefSchema,
  /** Says whether one wants to be asked, in all one's tabs. */
  'presence.set': z.strictObject({ presence: presenceSchema }),
  'message.send': sendMessageSchema,
  'messages.after': messagesAfterSchema,
  /** What the bot would answer to what the customer wrote last. Nothing of it happens. */
  'draft.read': conversationRefSchema,
  /** Takes a draft's step and sends its words as one's own. */
  'draft.accept': conversationRefSchema.extend({
    seq: z.number().int().positive(),
    digest: z.string().max(64),
  }),
  /** Writes to the colleagues who see the conversation, never to its customer. */
  'note.write': writeNoteSchema,
  /** Has seen the notes of this conversation that mention oneself. */
  'mentions.read': conversationRefSchema,
  typing: typingSchema,
  /** Tells the customer how far whoever writes to them has seen it. */
  seen: seenSchema,
  /** Changes the state of a work order. Of any number who try the same, one succeeds. */
  'work_order.advance': advanceWorkOrderSchema.extend({ workOrderId: z.uuid() }),
} as const;

/** One turn of the bot: what it understood and why it answered so. */
export interface TurnView {
  /** The customer's message. */
  seq: number;
  intents: { name: string; confidence: number }[];
  /** The features that spoke most for the first intent, and what each gave. */
  evidence: { feature: string; weight: number }[];
  mood: string;
  action: string;
  why: string;
  /** Milliseconds from the stored message to the stored reply. */
  tookMs: number;
  /** The published version of the intent files that answered; null: from before there were any. */
  intentsVersion: number | null;
}

/** A waiting conversation that one is asked to take before others are. */
export interface OfferView {
  conversationId: string;
  /** Then the next person is asked; one may still accept it while it waits. */
  expiresAt: string;
}

/** A conversation came to one or went from one by a colleague's hand. */
export interface Reassignment {
  conversationId: string;
  /** `given`: one has it now; `taken`: the colleague has; `moved`: somebody else or a team has. */
  way: 'given' | 'taken' | 'moved';
  /** The colleague's name. */
  by: string;
  reason?: string;
}

/** Supervisors who read a conversation that one has or follows. */
export interface Watchers {
  conversationId: string;
  watchers: { id: string; name: string }[];
}

export interface StaffReplies {
  hello: {
    staff: Staff;
    /** Waiting conversations this person's tier may take, first to serve first. */
    waiting: StaffConversation[];
    /** Conversations this person is in. */
    mine: StaffConversation[];
    /** Conversations this person was asked about: open ones, and those with unread mentions. */
    consultations: Consultation[];
    /** What this person is asked to take. */
    offers: OfferView[];
    /** Null for accounts that take no conversations. */
    presence: Presence | null;
    /** Until when a pause lasts that the desk gave. */
    pausedUntil: string | null;
  };
  'conversation.open': MessagePage & {
    conversation: StaffConversation;
    summary: HandoffSummary | null;
    turns: TurnView[];
    /** What staff wrote to each other about it, in their order. */
    notes: Note[];
    /** What staff should not have said in it: all to supervisors, to others their own. */
    conduct: ConductMark[];
    /** What was asked of the company in it, the latest first. */
    workOrders: WorkOrderView[];
    /** Null where the customer was never abusive to a person. */
    abuse: AbuseView | null;
  };
  'conversation.clocks': { clocks: SlaClock[] };
  'conversation.leave': object;
  'conversation.accept': { conversation: StaffConversation };
  'conversation.escalate': { conversation: StaffConversation };
  'conversation.transfer': { conversation: StaffConversation };
  'conversation.take_over': { conversation: StaffConversation };
  'conversation.join': { conversation: StaffConversation };
  'conversation.step_out': { conversation: StaffConversation };
  'conversations.reassign': { results: { conversationId: string; code: ErrorCode | null }[] };
  'wall.open': { rows: WallRow[]; figures: WallFigures };
  'wall.figures': { figures: WallFigures };
  'wall.leave': object;
  'abuse.step': { abuse: AbuseView };
  'conversation.close': { conversation: StaffConversation };
  'conversation.label': { conversation: StaffConversation };
  'offer.decline': object;
  'presence.set': { presence: Presence };
  'message.send': { message: Message };
  'messages.after': MessagePage;
  /** Null where the bot has nothing to say. */
  'draft.read': { draft: BotDraft | null };
  /** Its messages arrive as pushes. */
  'draft.accept': object;
  'note.write': { note: Note };
  'mentions.read': object;
  typing: object;
  seen: object;
  'work_order.advance': { workOrder: WorkOrderView };
}

export type StaffRequests = {
  [E in keyof StaffReplies]: (
    payload: z.input<(typeof staffRequestSchemas)[E]>,
    reply: (reply: Reply<StaffReplies[E]>) => void,
  ) => void;
};

export interface StaffPushes {
  message: (message: Message) => void;
  /** A colleague, or one's own other tab, wrote a note to a conversation one has or follows. */
  note: (note: Note) => void;
  /** One was mentioned in a note, or has read it in another tab. */
  consultation: (consultation: Consultation) => void;
  /**
   * A conversation this person may see in the queue, owns or follows has changed. A client
   * files it by `state` and `assignee`: waiting → queue, person and mine → my chats.
   */
  conversation: (conversation: StaffConversation) => void;
  /** A colleague has passed a conversation to one, or taken one over. */
  reassigned: (reassignment: Reassignment) => void;
  /** A message holds what staff should not say: to who wrote it, and to who watches. */
  conduct: (found: { conversationId: string; marks: ConductMark[] }) => void;
  /** Who reads along has changed. */
  watchers: (watchers: Watchers) => void;
  /** What one looks after has changed; the figures may have too. */
  wall: (change: WallChange) => void;
  /** The conversation is no longer for this person's eyes: drop it from the queue. */
  'conversation.gone': (gone: { conversationId: string; version: number }) => void;
  /** One is asked to take a conversation. */
  offer: (offer: OfferView) => void;
  /** One is not asked any more: taken, passed on, or the time ran out. */
  'offer.ended': (ended: { conversationId: string }) => void;
  /** A customer is kept waiting, in one's queues, by oneself or (a breach) by the tier below. */
  sla: (alarm: SlaAlarm) => void;
  /** One's own presence was set, in whichever tab. */
  presence: (set: PresenceSet) => void;
  /** The customer of a conversation one follows was abusive, or something was done about it. */
  abuse: (told: { conversationId: string; abuse: AbuseView }) => void;
  typing: (typing: { conversationId: string; by: 'customer' | 'staff'; active: boolean }) => void;
  /** A work order of a conversation this person follows was opened or has changed. */
  work_order: (workOrder: WorkOrderView) => void;
  bye: (error: ProtocolErrorBody) => void;
}
