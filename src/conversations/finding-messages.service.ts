import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { wordFinding } from '../logistics/watch/finding-text.js';
import { FindingsService, type StoredFinding } from '../logistics/watch/findings.service.js';
import { PARCELS_FOUND } from '../logistics/watch/watcher.service.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import { OpenConversations } from './open-conversations.js';
import { ProactiveMessages } from './proactive-messages.js';

const payloadSchema = z.object({ findingIds: z.array(z.uuid()) });

/** Has what the watcher found looked into, and tells whoever talks about the parcel first. */
@Injectable()
export class FindingMessages implements OnModuleInit {
  constructor(
    private readonly findings: FindingsService,
    private readonly conversations: OpenConversations,
    private readonly messages: ProactiveMessages,
    private readonly outbox: OutboxService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(PARCELS_FOUND, (payload) =>
      this.follow(payloadSchema.parse(payload).findingIds, new Date()),
    );
  }

  private async follow(findingIds: string[], now: Date): Promise<void> {
    const findings = await this.findings.findings(findingIds);
    const talks = await this.talksAbout(new Set(findings.map(({ waybill }) => waybill)), now);
    for (const finding of findings) {
      await this.followOne(finding, talks.get(finding.waybill) ?? [], now);
    }
  }

  private async followOne(
    finding: StoredFinding,
    conversationIds: string[],
    now: Date,
  ): Promise<void> {
    // The newest conversation is where the outlet's answer will be told.
    const enquiry = await this.findings.enquire(finding, conversationIds.at(-1) ?? null, now);
    if (!enquiry) return;
    const { reference, card } = enquiry;
    await Promise.all(
      conversationIds.map((conversationId) =>
        this.messages.tell(conversationId, `finding/${finding.id}`, (locale) => ({
          text: wordFinding({ ...finding, reference }, locale, now),
          ...(card ? { card } : {}),
        })),
      ),
    );
  }

  /** The open conversations about each of the parcels, the newest last. */
  private async talksAbout(
    waybills: ReadonlySet<string>,
    now: Date,
  ): Promise<Map<string, string[]>> {
    const talks = new Map<string, string[]>();
    if (waybills.size === 0) return talks;
    for await (const topics of this.conversations.topics(now)) {
      for (const { conversationId, waybills: named } of topics) {
        for (const waybill of named) {
          if (waybills.has(waybill)) {
            talks.set(waybill, [...(talks.get(waybill) ?? []), conversationId]);
          }
        }
      }
    }
    return talks;
  }
}
