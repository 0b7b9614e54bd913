import { z } from 'zod';
import { companyIdSchema } from './company-id.js';
import { leaveCallbackSchema, type CallbackView } from './callback.js';
import { rateSatisfactionSchema, type Satisfaction } from './closing.js';
import { type CustomerConversation, type MessagePage } from './conversation.js';
import type { ErrorCode, ProtocolErrorBody, Reply } from './errors.js';
import type { ParcelDetails, Party } from './identity.js';
import { localeSchema, type Locale } from './locale.js';
import { MESSAGE_TEXT_LIMIT, type Message } from './message.js';
import {
  submitWorkOrderSchema,
  withdrawWorkOrderSchema,
  type SubmitWorkOrderReply,
} from './work-order.js';

/** The version of this contract. A server refuses others with PROTOCOL_UNSUPPORTED. */
export const PROTOCOL_VERSION = 1;

/** The socket.io namespace customers connect to. */
export const CUSTOMER_NAMESPACE = '/customer';

/** How many messages one page holds at the most. */
export const PAGE_LIMIT = 200;

/** A text must have something to read and no lone surrogates (they are not valid Unicode). */
export const messageTextSchema = z
  .string()
  .max(MESSAGE_TEXT_LIMIT)
  .refine((text) => text.trim().length > 0, 'must not be blank')
  .refine((text) => text.isWellFormed(), 'must be well-formed Unicode')
  .refine((text) => !text.includes('\u0000'), 'must not contain U+0000');

/** A JWT. Whether it is good is no matter of form: the chat goes on with a bad one. */
const identityTokenSchema = z.string();

/** A waybill as people write it: spaces, hyphens and small letters are taken care of. */
const waybillTextSchema = z.string().min(1).max(200);

const pageText = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'must be plain text');

/** What the embedding page is about. It proves nothing: it only saves the customer a question. */
export const pageContextSchema = z.strictObject({
  waybill: pageText.optional(),
  /** The page's own number of an order, for staff to read. */
  order: pageText.optional(),
  /** The district, city or province whose page it is, six digits of GB/T 2260. */
  region: z
    .string()
    .regex(/^[1-9]\d{5}$/, 'must be six digits of GB/T 2260')
    .optional(),
  /** The code of the outlet whose page it is. */
  outlet: pageText.optional(),
});
export type PageContext = z.infer<typeof pageContextSchema>;

export const customerHelloSchema = z.strictObject({
  protocol: z.number().int(),
  /** The token of an earlier hello; without one a new customer is made. */
  token: z.string().max(2048).optional(),
  locale: localeSchema.optional(),
  /** A token by which the embedding page says who its visitor is; see docs/protocol.md. */
  identity: identityTokenSchema.optional(),
  /** Whose page it is, where several companies are served. It proves nothing. */
  company: companyIdSchema.optional(),
  /** What that page is about; without it, what was said before still holds. */
  context: pageContextSchema.optional(),
  /** Where the client left off. The reply carries what came after `seq`. */
  resume: z
    .strictObject({ conversationId: z.uuid(), afterSeq: z.number().int().nonnegative() })
    .optional(),
});

export const sendMessageSchema = z.strictObject({
  conversationId: z.uuid(),
  /** UUID v7 made by the sender. Sending the same id again returns the first result. */
  clientId: z.uuid(),
  text: messageTextSchema,
});

export const messagesAfterSchema = z.strictObject({
  conversationId: z.uuid(),
  afterSeq: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(PAGE_LIMIT).optional(),
});

export const typingSchema = z.strictObject({
  conversationId: z.uuid(),
  active: z.boolean(),
});

/** Somebody has it before their eyes up to this message. */
export const seenSchema = z.strictObject({
  conversationId: z.uuid(),
  seq: z.number().int().positive(),
});

export const conversationRefSchema = z.strictObject({ conversationId: z.uuid() });

export const proveIdentitySchema = z.union([
  z.strictObject({
    conversationId: z.uuid(),
    waybill: waybillTextSchema,
    /** Of the sender's or the receiver's phone. */
    lastFour: z.string().min(1).max(20),
  }),
  z.strictObject({ conversationId: z.uuid(), token: identityTokenSchema }),
]);

export const parcelDetailsRequestSchema = z.strictObject({
  conversationId: z.uuid(),
  waybill: waybillTextSchema,
});

/** What a customer's client may send: the event's name and its payload. */
export const customerRequestSchemas = {
  hello: customerHelloSchema,
  'message.send': sendMessageSchema,
  'messages.after': messagesAfterSchema,
  typing: typingSchema,
  /** Tells staff how far the customer has seen it. */
  seen: seenSchema,
  /** Proves who the customer is, to a parcel by digits or by the embedding page's token. */
  'identity.prove': proveIdentitySchema,
  /** The personal data of a parcel that the customer has proved to be a party to. */
  'parcel.details': parcelDetailsRequestSchema,
  /** Says what the embedding page is about now; an empty one takes it back. */
  'context.set': z.strictObject({ conversationId: z.uuid(), context: pageContextSchema }),
  /** Earlier conversations of this customer that are over; `before` the last one of a page. */
  'history.list': z.strictObject({ before: z.uuid().optional() }),
  /** Messages of one of them. */
  'history.read': z.strictObject({
    conversationId: z.uuid(),
    afterSeq: z.number().int().nonnegative(),
  }),
  /** A pass to the photos and videos of a conversation: of this one, or of an earlier one. */
  'files.pass': z.strictObject({ conversationId: z.uuid() }),
  /** Whether an answer of the bot helped; one that did not brings in a person. */
  'answer.mark': z.strictObject({
    conversationId: z.uuid(),
    seq: z.number().int().positive().max(2_147_483_647),
    helpful: z.boolean(),
  }),
  /** Asks something of the company; the answer has the card that also comes as a message. */
  'work_order.submit': submitWorkOrderSchema,
  /** Takes it back, while the company has not begun. */
  'work_order.withdraw': withdrawWorkOrderSchema,
  /** Asks to be called instead of waiting; the conversation keeps its place. */
  'callback.leave': leaveCallbackSchema,
  /** Begins a new conversation after the last one was closed; else returns the open one. */
  'conversation.start': z.strictObject({ locale: localeSchema.optional() }),
  /** The customer ends the conversation. */
  'conversation.close': conversationRefSchema,
  /** How it was, of a conversation that is over; once. */
  'satisfaction.rate': rateSatisfactionSchema,
} as const;

export interface CustomerHelloReply extends MessagePage {
  /** Keep it and show it at the next hello. */
  token: string;
  locale: Locale;
  conversation: CustomerConversation;
  /** What came of the hello's identity token; the chat goes on without it. */
  identity?: { proved: true } | { proved: false; code: ErrorCode };
}

/** A conversation that is over, as its customer finds it again. */
export interface PastConversation {
  id: string;
  /** The first words of the customer. */
  opening: string;
  createdAt: string;
  closedAt: string;
}

/** What each request is answered with. */
export interface CustomerReplies {
  hello: CustomerHelloReply;
  'message.send': { message: Message };
  'messages.after': MessagePage;
  typing: object;
  seen: object;
  /** Empty after a token: what it proves depends on the parcel. */
  'identity.prove': { as: Party[] };
  'parcel.details': { details: ParcelDetails };
  'context.set': object;
  'history.list': { conversations: PastConversation[]; hasMore: boolean };
  'history.read': MessagePage;
  /** `pass` opens the files until `until` (ISO 8601), as a bearer token or as `?pass=`. */
  'files.pass': { pass: string; until: string };
  'answer.mark': object;
  'work_order.submit': SubmitWorkOrderReply;
  'work_order.withdraw': SubmitWorkOrderReply;
  'callback.leave': { callback: CallbackView };
  'conversation.start': MessagePage & { conversation: CustomerConversation };
  'conversation.close': { conversation: CustomerConversation };
  'satisfaction.rate': { satisfaction: Satisfaction };
}

/** The events a client sends, as socket.io types them. */
export type CustomerRequests = {
  [E in keyof CustomerReplies]: (
    payload: z.input<(typeof customerRequestSchemas)[E]>,
    reply: (reply: Reply<CustomerReplies[E]>) => void,
  ) => void;
};

/** What the server sends unasked. */
export interface CustomerPushes {
  message: (message: Message) => void;
  /** The conversation's state, also its place in the queue, changed. */
  conversation: (conversation: CustomerConversation) => void;
  typing: (typing: { conversationId: string; by: 'bot' | 'staff'; active: boolean }) => void;
  /** The server is about to end this connection and says why. */
  bye: (error: ProtocolErrorBody) => void;
}
