import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { LogisticsService } from '../logistics/logistics.service.js';
import { wordNotice } from '../logistics/notices/notice-text.js';
import {
  NOTICE_PUBLISHED,
  type NoticeScope,
  NoticesService,
} from '../logistics/notices/notices.service.js';
import { liesIn } from '../logistics/notices/region.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import { OpenConversations, type OpenTopic } from './open-conversations.js';
import { ProactiveMessages } from './proactive-messages.js';

const payloadSchema = z.object({ noticeId: z.uuid() });

/** Tells customers in open chats what has come up at the places they are concerned with, once. */
@Injectable()
export class NoticeMessages implements OnModuleInit {
  constructor(
    private readonly notices: NoticesService,
    private readonly logistics: LogisticsService,
    private readonly conversations: OpenConversations,
    private readonly messages: ProactiveMessages,
    private readonly outbox: OutboxService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(NOTICE_PUBLISHED, (payload) =>
      this.tell(payloadSchema.parse(payload).noticeId, new Date()),
    );
  }

  /** A notice that has not begun has a row of its own for its beginning. */
  private async tell(noticeId: string, now: Date): Promise<void> {
    const found = await this.notices.inForceNow(noticeId, now);
    if (!found) return;
    const { notice } = found;
    for await (const topics of this.conversations.topics(now)) {
      const concerned = await this.concernedBy(found, topics);
      await Promise.all(
        concerned.map(({ conversationId }) =>
          this.messages.tell(conversationId, `notice/${notice.id}`, (locale) => ({
            text: wordNotice(notice, locale),
          })),
        ),
      );
    }
  }

  /**
   * Those with a parcel that still has to pass one of the regions; and those who named a place in
   * them, unless it is about one company or product: theirs is not known.
   */
  private async concernedBy(scope: NoticeScope, topics: OpenTopic[]): Promise<OpenTopic[]> {
    const { regions, company, product } = scope;
    const general = company === null && product === null;
    const ahead = await this.logistics.placesAheadOf(topics.flatMap(({ waybills }) => waybills));
    return topics.filter(({ adcodes, waybills }) => {
      if (general && adcodes.some((adcode) => liesIn(regions, adcode))) return true;
      return waybills.some((number) => {
        const way = ahead.get(number);
        if (!way || (company ?? way.company) !== way.company) return false;
        if ((product ?? way.product) !== way.product) return false;
        return way.adcodes.some((adcode) => liesIn(regions, adcode));
      });
    });
  }
}
