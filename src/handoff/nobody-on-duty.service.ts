import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ConversationsService } from '../conversations/conversations.service.js';
import { ProactiveMessages } from '../conversations/proactive-messages.js';
import { PresenceService } from '../identity/presence.service.js';
import { DutyOutlook } from '../identity/shifts/duty-outlook.service.js';
import type { Tier } from '../protocol/index.js';
import { wordNobodyOnDuty } from './nobody-on-duty-text.js';

/** A conversation that has just begun to wait. */
interface Waiting {
  id: string;
  tier: Tier;
  teamId: string;
  queuedAt: Date;
}

/** Tells a customer who needs a person that nobody is there, and when the team opens; once for each wait. */
@Injectable()
export class NobodyOnDutyService implements OnApplicationBootstrap {
  private readonly logger = new Logger('NobodyOnDuty');

  constructor(
    private readonly conversations: ConversationsService,
    private readonly messages: ProactiveMessages,
    private readonly presence: PresenceService,
    private readonly outlook: DutyOutlook,
  ) {}

  onApplicationBootstrap(): void {
    this.conversations.onChanged(({ id, state, tier, teamId, queuedAt }) => {
      if (state !== 'waiting' || !queuedAt) return;
      this.tell({ id, tier, teamId, queuedAt }).catch((error: unknown) =>
        this.logger.error({ err: error }),
      );
    });
  }

  private async tell({ id, tier, teamId, queuedAt }: Waiting): Promise<void> {
    const now = new Date();
    if (await this.presence.isOnDuty(tier, now)) return;
    const opening = (await this.outlook.openings(tier, now)).get(teamId);
    await this.messages.tell(id, `nobody-on-duty/${queuedAt.toISOString()}`, (locale) => ({
      text: wordNobodyOnDuty(opening, now, locale),
    }));
  }
}
