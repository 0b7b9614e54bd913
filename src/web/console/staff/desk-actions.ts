import type {
  BotDraft,
  Note,
  Presence,
  StaffConversation,
  StaffReplies,
  StaffRequests,
  WorkOrderView,
  WrapUp,
} from '../../../protocol/index.js';
import type { Answer, Failure } from '../../shared/answer.js';
import type { PayloadOf } from '../../shared/wire.js';
import type { StaffWire } from './staff-wire.js';

/** Who learns at once what came of an action. */
interface Takers {
  conversation: (conversation: StaffConversation) => void;
  note: (note: Note) => void;
  workOrder: (order: WorkOrderView) => void;
}

/** What I do with conversations. Each gives null, or why it could not be done. */
export class DeskActions {
  constructor(
    private readonly wire: StaffWire,
    private readonly take: Takers,
  ) {}

  async accept(conversationId: string): Promise<Failure | null> {
    return this.settle(await this.wire.call('conversation.accept', { conversationId }));
  }

  async escalate(step: PayloadOf<StaffRequests['conversation.escalate']>): Promise<Failure | null> {
    return this.settle(await this.wire.call('conversation.escalate', step));
  }

  async transfer(step: PayloadOf<StaffRequests['conversation.transfer']>): Promise<Failure | null> {
    return this.settle(await this.wire.call('conversation.transfer', step));
  }

  async takeOver(
    step: PayloadOf<StaffRequests['conversation.take_over']>,
  ): Promise<Failure | null> {
    return this.settle(await this.wire.call('conversation.take_over', step));
  }

  /** Writes to the customer beside whoever has the conversation, or no longer. */
  async join(conversationId: string, joined: boolean): Promise<Failure | null> {
    const event = joined ? 'conversation.join' : 'conversation.step_out';
    return this.settle(await this.wire.call(event, { conversationId }));
  }

  /** Warns an abusive customer, or ends it with a callback. */
  async abuseStep(step: PayloadOf<StaffRequests['abuse.step']>): Promise<Failure | null> {
    const answer = await this.wire.call('abuse.step', step);
    return answer.ok ? null : answer.error;
  }

  /** How much time is left for what the customer waits for. */
  clocks(conversationId: string): Promise<Answer<StaffReplies['conversation.clocks']>> {
    return this.wire.call('conversation.clocks', { conversationId });
  }

  /** Passes many on at once; the answer says what became of each. */
  reassign(
    step: PayloadOf<StaffRequests['conversations.reassign']>,
  ): Promise<Answer<StaffReplies['conversations.reassign']>> {
    return this.wire.call('conversations.reassign', step);
  }

  async close(conversationId: string, wrapUp: WrapUp): Promise<Failure | null> {
    return this.settle(await this.wire.call('conversation.close', { conversationId, wrapUp }));
  }

  async label(change: PayloadOf<StaffRequests['conversation.label']>): Promise<Failure | null> {
    return this.settle(await this.wire.call('conversation.label', change));
  }

  /** What the bot would answer; null where it has nothing to say, or nobody can be asked. */
  async readDraft(conversationId: string): Promise<BotDraft | null> {
    const answer = await this.wire.call('draft.read', { conversationId });
    return answer.ok ? answer.draft : null;
  }

  /** Takes its step and sends its words as mine; they arrive as pushes. */
  async acceptDraft(draft: PayloadOf<StaffRequests['draft.accept']>): Promise<Failure | null> {
    const answer = await this.wire.call('draft.accept', draft);
    return answer.ok ? null : answer.error;
  }

  async writeNote(note: PayloadOf<StaffRequests['note.write']>): Promise<Failure | null> {
    const answer = await this.wire.call('note.write', note);
    if (!answer.ok) return answer.error;
    this.take.note(answer.note);
    return null;
  }

  /** Says whether I want to be asked; the server tells all my tabs. */
  async setPresence(presence: Presence): Promise<void> {
    await this.wire.call('presence.set', { presence });
  }

  async advanceWorkOrder(
    change: PayloadOf<StaffRequests['work_order.advance']>,
  ): Promise<Failure | null> {
    const answer = await this.wire.call('work_order.advance', change);
    if (!answer.ok) return answer.error;
    this.take.workOrder(answer.workOrder);
    return null;
  }

  private settle(answer: Answer<{ conversation: StaffConversation }>): Failure | null {
    if (!answer.ok) return answer.error;
    this.take.conversation(answer.conversation);
    return null;
  }
}
