import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import { botIn, IntentsService, type Knowledge } from '../authoring/intents.service.js';
import { decide, readDialogState, withPageContext, type Decision } from '../dialog/index.js';
import { ConversationFacts } from './conversation-facts.js';
import { HandOvers, type HandOver } from './hand-overs.service.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { Message, TurnView } from '../protocol/index.js';
import type { Understanding } from '../understanding/index.js';
import type { Append, TurnRequest } from './message-writer.js';
import type { OpenTurn } from './open-turn.sql.js';
import { TurnStore, type TurnOutcome } from './turn.store.js';
import { ConversationPublisher } from './conversation-publisher.js';

/** The outbox topic of a customer's message that the bot has to deal with. */
export const BOT_TURN = 'bot.turn';

const payloadSchema = z.object({ conversationId: z.uuid(), seq: z.number().int() });

/**
 * The bot's turn: understand, decide, and commit the replies together with what follows from
 * them. A turn that was taken already, or whose conversation is no longer the bot's, does
 * nothing: a late bot never talks over a person.
 */
@Injectable()
export class BotTurnService implements OnModuleInit {
  /** The latest turn of each conversation on this node: they are taken one after another. */
  private readonly latest = new Map<string, Promise<void>>();

  constructor(
    private readonly turns: TurnStore,
    private readonly intents: IntentsService,
    private readonly facts: ConversationFacts,
    private readonly handOvers: HandOvers,
    private readonly publisher: ConversationPublisher,
    private readonly outbox: OutboxService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(BOT_TURN, (payload) => {
      const { conversationId, seq } = payloadSchema.parse(payload);
      return this.take(conversationId, seq);
    });
  }

  /** Answers a message that was just stored, at once. */
  async answer({ conversationId, seq, content }: Message, request: TurnRequest): Promise<void> {
    const { id, facts } = request;
    const text = content.kind === 'text' ? content.text : '';
    const open = facts && { ...facts, seq, text };
    await this.outbox.dispatch({ id, topic: BOT_TURN, payload: { conversationId, seq } }, () =>
      this.take(conversationId, seq, open),
    );
  }

  /** What the bot understood and did in a conversation, oldest first. */
  history(conversationId: string): Promise<TurnView[]> {
    return this.turns.list(conversationId);
  }

  /**
   * Takes every open turn of the conversation up to message `seq`, in order.
   * @param known the next of them, where the caller has it
   */
  private async take(
    conversationId: string,
    seq: number,
    known: OpenTurn | null = null,
  ): Promise<void> {
    const before = this.latest.get(conversationId) ?? Promise.resolve();
    const turn = before
      .catch(() => undefined)
      .then(async () => {
        // Read again for each turn: the one before may have changed the memory.
        for (let next = known; ; next = null) {
          const open = next ?? (await this.turns.next(conversationId, seq));
          if (!open || !(await this.takeOne(open)) || open.seq === seq) break;
        }
      });
    this.latest.set(conversationId, turn);
    try {
      await turn;
    } finally {
      if (this.latest.get(conversationId) === turn) this.latest.delete(conversationId);
    }
  }

  /** Returns whether the conversation is still the bot's. */
  private async takeOne(open: OpenTurn): Promise<boolean> {
    const startedAt = performance.now();
    const { intentsVersion: live, pilotVersion: pilot } = open;
    const knowledge = await this.intents.ofTurn({ live, pilot });
    const { engine, repertoire } = botIn(knowledge, open.pageContext?.region);
    const { locale } = open;
    const now = new Date();
    const state = withPageContext(readDialogState(open.dialog), open.pageContext);
    // 「50元」 is written alike in both scripts: it is in the language of what came before.
    const heard = engine.understand(open.text, { locale: state.locale ?? locale, now });
    const decision = await decide(
      { heard, state, locale, now, vip: open.vip },
      repertoire,
      this.facts.of({ ...open, now }),
    );
    const reason = decision.handOver?.reason;
    const handOver = reason
      ? await this.handOvers.weigh(decision.state, repertoire, {
          ...open,
          reason,
          lastText: open.text,
        })
      : null;
    const outcome = this.outcomeOf(open, heard, { decision, handOver }, knowledge, startedAt);
    const committed = await this.turns.commit(outcome);
    if (!committed) return false;
    for (const message of committed) this.publisher.message(message);
    if (decision.handOver) await this.publisher.conversation(open.conversationId);
    return !decision.handOver;
  }

  private outcomeOf(
    open: OpenTurn,
    heard: Understanding,
    { decision, handOver }: { decision: Decision; handOver: HandOver | null },
    { number, engine }: Knowledge,
    startedAt: number,
  ): TurnOutcome {
    const mood = decision.state.mood.label;
    const { conversationId, seq } = open;
    const base = { conversationId, states: ['bot', 'waiting'] as Append['states'] };
    // Ids made from the turn: should it run twice, its replies are the same messages.
    const idOf = (index: number) => uuidv5(`${seq}/${index}`, conversationId);
    const replies: Append[] = decision.messages.map((message, index) => ({
      ...base,
      clientId: idOf(index),
      author: { kind: 'bot' },
      content: { kind: 'text', ...message },
    }));
    if (handOver) {
      replies.push({
        ...base,
        clientId: idOf(replies.length),
        author: { kind: 'system' },
        content: { kind: 'event', event: { type: 'handed_over', reason: handOver.reason } },
      });
    }
    return {
      conversationId,
      seq,
      dialog: decision.state,
      mood,
      replies,
      handOver,
      record: {
        intents: heard.intents.length > 0 ? heard.intents : heard.candidates.slice(0, 3),
        mood,
        action: decision.action,
        why: decision.why,
        evidence: heard.evidence,
        engineVersion: engine.version,
        intentsVersion: number,
        tookMs: performance.now() - startedAt,
      },
    };
  }
}
