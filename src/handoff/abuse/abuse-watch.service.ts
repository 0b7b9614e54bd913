import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { IntentsService } from '../../authoring/intents.service.js';
import { ConversationsService } from '../../conversations/conversations.service.js';
import type { Message, Mood } from '../../protocol/index.js';
import { AbuseService } from './abuse.service.js';
import { AbuseStore, type AbuseMark } from './abuse.store.js';
import { PausesService } from './pauses.service.js';

/** Signals of a message that concern a life or somebody's safety. */
const GRAVE = ['life', 'safety', 'threat'] as const;
/** Moods that staff and those who look after them should see at once. */
const TOLD: readonly Mood[] = ['angry', 'abusive', 'threatening'];

/** Listens to what customers write to a person: how they are, and whether they are abusive. */
@Injectable()
export class AbuseWatch implements OnApplicationBootstrap {
  private readonly logger = new Logger('Abuse');

  constructor(
    private readonly conversations: ConversationsService,
    private readonly intents: IntentsService,
    private readonly store: AbuseStore,
    private readonly abuse: AbuseService,
    private readonly pauses: PausesService,
  ) {}

  onApplicationBootstrap(): void {
    const complain = (error: unknown) => this.logger.error({ err: error });
    this.conversations.onWritten(({ message, state }) => {
      if (state === 'person' && message.author.kind === 'customer') {
        this.hear(message).catch(complain);
      }
    });
    this.conversations.onChanged(({ id, state, assigneeId }) => {
      if (state === 'closed' && assigneeId) this.ended(id, assigneeId).catch(complain);
    });
  }

  private async hear({ conversationId, seq, content }: Message): Promise<void> {
    if (content.kind !== 'text') return;
    const { label, signals } = this.intents.current.engine.feel(content.text);
    const marks: AbuseMark[] = [];
    if (signals.includes('abuse') || label === 'abusive') marks.push('abuse');
    if (GRAVE.some((signal) => signals.includes(signal)) || label === 'threatening') {
      marks.push('grave');
    }
    for (const kind of marks) await this.store.mark(conversationId, seq, kind);
    if (TOLD.includes(label)) await this.conversations.setMood(conversationId, label);
    if (marks.length > 0) await this.abuse.tell(conversationId, new Date());
  }

  private async ended(conversationId: string, staffId: string): Promise<void> {
    if (await this.abuse.wasWearing(conversationId)) {
      await this.pauses.give(staffId, conversationId, new Date());
    }
  }
}
