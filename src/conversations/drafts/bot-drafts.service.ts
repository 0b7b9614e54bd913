import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { botIn, IntentsService } from '../../authoring/intents.service.js';
import { decide, readDialogState, withPageContext, type Decision } from '../../dialog/index.js';
import { CodedError } from '../../platform/errors.js';
import type { BotDraft, BotStep } from '../../protocol/index.js';
import type { Understanding } from '../../understanding/index.js';
import { ConversationFacts } from '../conversation-facts.js';
import type { ConversationEntity } from '../conversation.entity.js';
import { DraftSource, type Unanswered } from './draft.store.js';
import { Withheld, withheldFacts } from './withheld-facts.js';

type Conversation = Pick<
  ConversationEntity,
  'id' | 'customerId' | 'locale' | 'dialog' | 'pageContext'
>;

/** A draft of which everything has happened but the sending. */
export interface CarriedOut {
  seq: number;
  messages: BotDraft['messages'];
  /** The bot's memory after it. */
  dialog: unknown;
  step: BotStep | null;
}

/** A customer's words, and all that is needed to think about them. */
interface Matter {
  conversation: Conversation;
  asked: Unanswered;
  heard: Understanding;
  now: Date;
}

/** What the bot would answer while a person has the conversation: the same dialogue, held back. */
@Injectable()
export class BotDrafts {
  constructor(
    private readonly source: DraftSource,
    private readonly intents: IntentsService,
    private readonly facts: ConversationFacts,
  ) {}

  /** Nothing is sent, ordered or remembered. Null where the bot has nothing to say. */
  async draft(conversation: Conversation, now: Date): Promise<BotDraft | null> {
    const matter = await this.matterOf(conversation, now);
    return matter && this.draftOf(matter);
  }

  /**
   * Takes the step of a draft and words what comes of it. What is ordered for a message is ordered
   * once, however often this is asked.
   * @throws {CodedError} STATE_CONFLICT where the draft is another one by now
   */
  async carryOut(
    conversation: Conversation,
    { seq, digest }: Pick<BotDraft, 'seq' | 'digest'>,
    now: Date,
  ): Promise<CarriedOut> {
    const matter = await this.matterOf(conversation, now);
    const draft = matter && (await this.draftOf(matter));
    if (!matter || draft?.seq !== seq || draft.digest !== digest) {
      throw new CodedError('STATE_CONFLICT', 'The draft is another one by now');
    }
    const { messages, state } = await this.think(matter, { held: false });
    return { seq, messages, dialog: state, step: draft.step };
  }

  /** The bot goes on from what was sent. */
  async remember(conversationId: string, { seq, dialog }: CarriedOut): Promise<void> {
    await this.source.remember(conversationId, seq, dialog);
  }

  private async matterOf(conversation: Conversation, now: Date): Promise<Matter | null> {
    const asked = await this.source.unanswered(conversation.id);
    if (!asked) return null;
    const locale = stateOf(conversation).locale ?? conversation.locale;
    const { engine } = this.botOf(conversation);
    const heard = engine.understand(asked.text, { locale, now });
    return { conversation, asked, heard, now };
  }

  private async draftOf(matter: Matter): Promise<BotDraft | null> {
    const thought = await this.think(matter, { held: true }).catch(stepOf);
    if ('action' in thought && !speaks(thought)) return null;
    const messages = 'action' in thought ? thought.messages : [];
    const step = 'action' in thought ? null : thought;
    const { seq } = matter.asked;
    const { intents } = this.botOf(matter.conversation).repertoire;
    return {
      seq,
      intents: matter.heard.intents.flatMap(({ name, confidence }) => {
        const title = intents[name]?.title;
        return title ? [{ name, title, confidence }] : [];
      }),
      messages,
      step,
      digest: digestOf(seq, messages, step),
    };
  }

  private botOf({ pageContext }: Conversation): ReturnType<typeof botIn> {
    return botIn(this.intents.current, pageContext?.region);
  }

  private think(
    { conversation, asked, heard, now }: Matter,
    { held }: { held: boolean },
  ): Promise<Decision> {
    const { id, customerId, locale } = conversation;
    const facts = this.facts.of({ conversationId: id, customerId, seq: asked.seq, now });
    const turn = { heard, state: stateOf(conversation), locale, now };
    const { repertoire } = this.botOf(conversation);
    return decide(turn, repertoire, held ? withheldFacts(facts) : facts);
  }
}

function stateOf({ dialog, pageContext }: Conversation) {
  return withPageContext(readDialogState(dialog), pageContext);
}

/** @throws whatever is no withheld step */
function stepOf(error: unknown): BotStep {
  if (error instanceof Withheld) return error.step;
  throw error;
}

/** Where the bot did not get it, or would bring in a person, the person is there already. */
function speaks({ action, handOver, messages }: Decision): boolean {
  return !handOver && action !== 'miss' && action !== 'clarify' && messages.length > 0;
}

function digestOf(seq: number, messages: BotDraft['messages'], step: BotStep | null): string {
  const texts = messages.map(({ text }) => text);
  const named = JSON.stringify([seq, texts, step]);
  return createHash('sha256').update(named).digest('hex').slice(0, 16);
}
