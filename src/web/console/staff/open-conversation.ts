import type {
  AbuseView,
  ConductMark,
  HandoffSummary,
  Message,
  Note,
  StaffConversation,
  StaffReplies,
  TurnView,
  Watchers,
  WorkOrderView,
} from '../../../protocol/index.js';
import type { Failure } from '../../shared/answer.js';
import { ConversationFeed } from '../../shared/conversation-feed.js';
import { TypingLamp } from '../../shared/typing.js';
import type { StaffWire } from './staff-wire.js';

/** The conversation in the middle pane. */
export interface OpenView {
  id: string;
  /** Null while loading, or when it could not be opened: then `failure` says why. */
  conversation: StaffConversation | null;
  failure: Failure | null;
  gone: boolean;
  /** A long history is on its way: what is known of it ends somewhere in the middle. */
  behind: boolean;
  messages: readonly Message[];
  /** In their order. */
  notes: readonly Note[];
  /** What staff should not have said in it, as far as I may know. */
  conduct: readonly ConductMark[];
  summary: HandoffSummary | null;
  turns: readonly TurnView[];
  /** The latest first. */
  workOrders: readonly WorkOrderView[];
  /** How it stands with the customer's abuse; null: there was none. */
  abuse: AbuseView | null;
  /** Who writes at the other end: the customer, or a colleague. */
  typing: 'customer' | 'staff' | null;
  /** Supervisors who read along, me among them. */
  watchers: Watchers['watchers'];
}

/** Loads one conversation and keeps it true. */
export class OpenConversation {
  failure: Failure | null = null;
  /** It went to somebody else, or out of this person's scope: nothing new arrives. */
  gone = false;
  readonly lamp: TypingLamp<'customer' | 'staff'>;
  private feed: ConversationFeed<StaffConversation> | null = null;
  /** Pushes that were quicker than the reply to opening. */
  private readonly early: Message[] = [];
  private summary: HandoffSummary | null = null;
  private turns: readonly TurnView[] = [];
  private notes: readonly Note[] = [];
  private conduct: readonly ConductMark[] = [];
  private watchers: Watchers['watchers'] = [];
  private workOrders: readonly WorkOrderView[] = [];
  private abuse: AbuseView | null = null;
  /** The last of the customer's messages that they were told is seen. */
  private seenSeq = 0;

  constructor(
    readonly id: string,
    private readonly wire: StaffWire,
    private readonly changed: (messages: readonly Message[]) => void,
  ) {
    this.lamp = new TypingLamp(() => changed([]));
  }

  /** Whether there is something to see. */
  get isLoaded(): boolean {
    return this.feed !== null;
  }

  /** Follows the conversation and takes what came after what is known. */
  async load(): Promise<void> {
    const afterSeq = this.feed?.lastSeq ?? 0;
    const answer = await this.wire.call('conversation.open', { conversationId: this.id, afterSeq });
    if (answer.ok) return this.take(answer);
    // A broken line is told elsewhere and mended by the next hello.
    if (answer.error.code === 'OFFLINE' || answer.error.code === 'TIMEOUT') return;
    // Seen before and out of reach now: a colleague has it. That is news, not a failure.
    if (this.feed && answer.error.code === 'CONVERSATION_NOT_FOUND') this.gone = true;
    else this.failure = answer.error;
    this.changed([]);
  }

  takeView(conversation: StaffConversation): void {
    const before = this.feed?.view.version ?? -1;
    this.feed?.takeView(conversation);
    // The bot's turns and the summary come with opening only.
    if (conversation.version > before) void this.load();
  }

  takeMessages(messages: readonly Message[]): void {
    if (messages.some((message) => message.author.kind === 'customer')) this.lamp.out();
    if (this.feed) this.feed.takeMessages(messages);
    else this.early.push(...messages);
  }

  /** Notes may come by a push, by opening, or by both. */
  takeNotes(arrived: readonly Note[]): void {
    const byId = new Map([...this.notes, ...arrived].map((note) => [note.id, note]));
    this.notes = [...byId.values()].sort((a, b) => a.position - b.position);
    this.changed([]);
  }

  takeAbuse(abuse: AbuseView): void {
    this.abuse = abuse;
    this.changed([]);
  }

  /** What was found in one message, or the same again. */
  takeConduct(marks: readonly ConductMark[]): void {
    const seqs = new Set(marks.map(({ seq }) => seq));
    this.conduct = [...this.conduct.filter(({ seq }) => !seqs.has(seq)), ...marks];
    this.changed([]);
  }

  takeWatchers(watchers: Watchers['watchers']): void {
    this.watchers = watchers;
    this.changed([]);
  }

  /** A work order that was opened or has changed; of two views the greater version is newer. */
  takeWorkOrder(order: WorkOrderView): void {
    this.workOrders = withWorkOrder(this.workOrders, order);
    this.changed([]);
  }

  /** It is before the eyes of whoever writes to the customer, who learns of it. */
  seen(): void {
    const last = this.feed?.timeline.messages.findLast(({ author }) => author.kind === 'customer');
    if (!last || last.seq <= this.seenSeq) return;
    this.seenSeq = last.seq;
    void this.wire.call('seen', { conversationId: this.id, seq: last.seq }).then(({ ok }) => {
      // Told anew with the next look.
      if (!ok) this.seenSeq = 0;
    });
  }

  view(): OpenView {
    return {
      id: this.id,
      conversation: this.feed?.view ?? null,
      failure: this.failure,
      gone: this.gone,
      behind: this.feed?.isBehind ?? false,
      messages: this.feed?.timeline.messages ?? [],
      notes: this.notes,
      conduct: this.conduct,
      summary: this.summary,
      turns: this.turns,
      workOrders: this.workOrders,
      abuse: this.abuse,
      typing: this.lamp.by,
      watchers: this.watchers,
    };
  }

  private async take(reply: StaffReplies['conversation.open']): Promise<void> {
    this.failure = null;
    this.gone = false;
    this.summary = reply.summary;
    this.turns = reply.turns;
    this.abuse = laterOf(this.abuse, reply.abuse);
    this.takeNotes(reply.notes);
    this.takeConduct(reply.conduct);
    // A push may have been quicker than the reply.
    this.workOrders = this.workOrders.reduceRight(withWorkOrder, reply.workOrders);
    if (this.feed) this.feed.takeView(reply.conversation);
    else {
      this.feed = new ConversationFeed(reply.conversation, {
        messagesAfter: (conversationId, afterSeq) =>
          this.wire.call('messages.after', { conversationId, afterSeq }),
        changed: this.changed,
      });
      this.feed.takeMessages(this.early.splice(0));
      this.changed([]);
    }
    await this.feed.takePage(reply);
  }
}

/** A push may have been quicker than the reply; neither count ever falls. */
function laterOf(known: AbuseView | null, read: AbuseView | null): AbuseView | null {
  if (!known || !read) return known ?? read;
  const isLater = known.offences > read.offences || known.taken.length > read.taken.length;
  return isLater ? known : read;
}

function withWorkOrder(
  known: readonly WorkOrderView[],
  order: WorkOrderView,
): readonly WorkOrderView[] {
  const before = known.find(({ id }) => id === order.id);
  if (!before) return [order, ...known];
  if (before.version > order.version) return known;
  return known.map((each) => (each === before ? order : each));
}
