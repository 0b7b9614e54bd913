import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { ClaimsService } from '../../care/claims/claims.service.js';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { requirePermission } from '../../identity/staff-identity.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import { RealtimeService } from '../../platform/realtime/realtime.service.js';
import type { AbuseStep, AbuseView, Author, Locale, Staff } from '../../protocol/index.js';
import { requireAssignment } from '../conversation-access.js';
import { recordWrapUp } from '../wrap-up.js';
import { deservesPause, judgeAbuse, type AbuseFacts } from './abuse-policy.js';
import { abuseWords } from './abuse-words.js';
import { AbuseStore } from './abuse.store.js';

type Conversation = Awaited<ReturnType<ConversationsService['find']>>;

/** What is done about a customer's abuse: whoever has the conversation decides, the order is ours. */
@Injectable()
export class AbuseService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly store: AbuseStore,
    private readonly claims: ClaimsService,
    private readonly realtime: RealtimeService,
  ) {}

  /** How it stands; null where there was no abuse. */
  async of(conversationId: string, now: Date): Promise<AbuseView | null> {
    return this.view(await this.conversations.find(conversationId), now);
  }

  private async view(conversation: Conversation, now: Date): Promise<AbuseView | null> {
    const marks = await this.store.marksOf(conversation.id);
    const offences = marks.filter(({ kind }) => kind === 'abuse').map(({ seq }) => seq);
    if (offences.length === 0) return null;
    const taken = await this.store.stepsOf(conversation.id);
    const grave = marks.some(({ kind }) => kind === 'grave');
    const verdict = judgeAbuse(await this.facts(conversation, { offences, grave, taken }, now));
    const due = conversation.state === 'person' ? verdict.due : null;
    return {
      offences: offences.length,
      taken: taken.map(({ step, by, at }) => ({ step, by, at: at.toISOString() })),
      due,
      words: due && abuseWords[due][languageOf(conversation)],
      exempt: verdict.exempt,
    };
  }

  /** Tells whoever has the conversation how it stands. */
  async tell(conversationId: string, now: Date): Promise<void> {
    const abuse = await this.of(conversationId, now);
    if (!abuse) return;
    this.realtime.toStaff([`conversation:${conversationId}`], 'abuse', { conversationId, abuse });
  }

  /** Whether whoever had it has earned a pause by it. */
  async wasWearing(conversationId: string): Promise<boolean> {
    const marks = await this.store.marksOf(conversationId);
    const offences = marks.filter(({ kind }) => kind === 'abuse').map(({ seq }) => seq);
    if (offences.length === 0) return false;
    return deservesPause({ offences, taken: await this.store.stepsOf(conversationId) });
  }

  /**
   * Takes the step that is due: its words go to the customer, and the last one ends the
   * conversation. Clicking twice is clicking once.
   * @throws {CodedError} STATE_CONFLICT where another step is due, or none; NOT_ASSIGNEE,
   *   CONVERSATION_CLOSED, CONVERSATION_NOT_FOUND, PERMISSION_DENIED
   */
  async take(
    staff: Staff,
    { conversationId, step }: { conversationId: string; step: AbuseStep },
    now: Date,
  ): Promise<{ abuse: AbuseView }> {
    requirePermission(staff, 'conversation.reply');
    const conversation = requireAssignment(staff, await this.conversations.find(conversationId));
    const before = await this.view(conversation, now);
    if (before?.due !== step) {
      throw new CodedError('STATE_CONFLICT', 'Another step about the abuse is due, or none', {
        details: { due: before?.due ?? null, exempt: before?.exempt ?? null },
      });
    }
    const author: Author = { kind: 'staff', id: staff.id, name: staff.name };
    const { message } = await this.conversations.append({
      conversationId,
      // The same step is the same message, whoever clicks and however often.
      clientId: uuidv5(`abuse/${step}`, conversationId),
      author,
      content: { kind: 'text', text: abuseWords[step][languageOf(conversation)] },
      states: ['person'],
      assigneeId: staff.id,
    });
    const taken = { conversationId, step, afterSeq: message.seq, staffId: staff.id };
    if (step === 'close') await this.end(taken, author, now);
    else await this.store.take(taken, now);
    await this.tell(conversationId, now);
    const abuse = await this.of(conversationId, now);
    if (!abuse) throw new Error('What was noted is there');
    return { abuse };
  }

  private async end(
    taken: { conversationId: string; step: AbuseStep; afterSeq: number; staffId: string },
    author: Author,
    now: Date,
  ): Promise<void> {
    const { conversationId, staffId } = taken;
    const marks = await this.store.marksOf(conversationId);
    await this.conversations.close(conversationId, author, 'staff', {
      assigneeId: staffId,
      also: async (manager) => {
        await this.store.take(taken, now, manager);
        const wrapUp = { conversationId, staffId, reason: 'abuse', resolved: false } as const;
        await recordWrapUp(manager, wrapUp, now);
        const details = { messages: marks.map(({ seq }) => seq) };
        const action = 'conversation.closed_for_abuse';
        await recordAudit(
          manager,
          { actorId: staffId, action, subject: conversationId, details },
          now,
        );
      },
    });
  }

  private async facts(
    { id, priority, summary, needs }: Conversation,
    heard: Pick<AbuseFacts, 'offences' | 'grave' | 'taken'>,
    now: Date,
  ): Promise<AbuseFacts> {
    const understood = summary?.intents.map(({ name }) => name) ?? [];
    return {
      ...heard,
      priority,
      intents: needs.intent ? [...understood, needs.intent] : understood,
      hasClaim: (await this.claims.listOf(id, now)).length > 0,
    };
  }
}

/** The language the customer last wrote to the bot in, else the page's. */
function languageOf({ needs, locale }: Conversation): Locale {
  return needs.language ?? locale;
}
