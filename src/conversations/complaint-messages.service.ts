import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { COMPLAINT_TOLD, ComplaintsService } from '../care/complaints/complaints.service.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { ComplaintView, Locale } from '../protocol/index.js';
import { ProactiveMessages } from './proactive-messages.js';

const payloadSchema = z.object({ complaintId: z.uuid(), version: z.number().int() });

const words: Record<'answered' | 'closed', Record<Locale, (reference: string) => string>> = {
  answered: {
    'zh-CN': (reference) => `您的投诉 ${reference} 有新的答复：`,
    'zh-TW': (reference) => `您的投訴 ${reference} 有新的答覆：`,
    en: (reference) => `There is news on your complaint ${reference}:`,
  },
  closed: {
    'zh-CN': (reference) => `您的投诉 ${reference} 处理结果如下：`,
    'zh-TW': (reference) => `您的投訴 ${reference} 處理結果如下：`,
    en: (reference) => `The outcome of your complaint ${reference}:`,
  },
};

/** Tells customers what became of a complaint, in the conversation where they made it. */
@Injectable()
export class ComplaintMessages implements OnModuleInit {
  constructor(
    private readonly complaints: ComplaintsService,
    private readonly messages: ProactiveMessages,
    private readonly outbox: OutboxService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(COMPLAINT_TOLD, (payload) => this.tell(payloadSchema.parse(payload)));
  }

  private async tell({ complaintId, version }: z.infer<typeof payloadSchema>): Promise<void> {
    const complaint = await this.complaints.toldAt(complaintId, version);
    if (!complaint) return;
    await this.messages.tell(complaint.conversationId, `${complaintId}/${version}`, (locale) => ({
      text: wordComplaint(complaint, locale),
    }));
  }
}

function wordComplaint({ state, reference, told }: ComplaintView, locale: Locale): string {
  return `${words[state === 'closed' ? 'closed' : 'answered'][locale](reference)}\n${told ?? ''}`;
}
