import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ConversationsService } from '../conversations/conversations.service.js';
import { ProactiveMessages } from '../conversations/proactive-messages.js';
import { PresenceService } from '../identity/presence.service.js';
import type { Tier } from '../protocol/index.js';
import { nobodyOnDuty } from './nobody-on-duty-text.js';

/** Tells a customer who needs a person that nobody is there, once for each wait. */
@Injectable()
export class NobodyOnDutyService implements OnApplicationBootstrap {
  private readonly logger = new Logger('NobodyOnDuty');

  constructor(
    private readonly conversations: ConversationsService,
    private readonly messages: ProactiveMessages,
    private readonly presence: PresenceService,
  ) {}

  onApplicationBootstrap(): void {
    this.conversations.onChanged(({ id, state, tier, queuedAt }) => {
      if (state !== 'waiting' || !queuedAt) return;
      this.tell(id, tier, queuedAt).catch((error: unknown) => this.logger.error({ err: error }));
    });
  }

  private async tell(id: string, tier: Tier, queuedAt: Date): Promise<void> {
    if (await this.presence.isOnDuty(tier, new Date())) return;
    await this.messages.tell(id, `nobody-on-duty/${queuedAt.toISOString()}`, (locale) => ({
      text: nobodyOnDuty[locale],
    }));
  }
}
