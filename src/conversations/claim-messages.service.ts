import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CLAIM_DECIDED } from '../care/authority/approvals.service.js';
import { ClaimsService } from '../care/claims/claims.service.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { ClaimView, Locale } from '../protocol/index.js';
import { ProactiveMessages } from './proactive-messages.js';

const payloadSchema = z.object({ claimId: z.uuid(), version: z.number().int() });

type Words = Record<Locale, (reference: string, amount: string) => string>;
const words: Record<'offered' | 'paid', Words> = {
  offered: {
    'zh-CN': (reference, amount) =>
      `您的理赔 ${reference} 有方案了：按公司的理赔条款赔付 ${amount}。同意的话告诉我们；不同意可以请同事复核，不影响您向邮政管理部门申诉。`,
    'zh-TW': (reference, amount) =>
      `您的理賠 ${reference} 有方案了：依公司的理賠條款賠付 ${amount}。同意的話告訴我們；不同意可以請同事複核，不影響您向主管機關申訴。`,
    en: (reference, amount) =>
      `There is an offer for your claim ${reference}: ${amount} under the company's own terms. Tell us if you agree. If not, a colleague can review it, and your right to appeal to the postal authority stays as it is.`,
  },
  paid: {
    'zh-CN': (reference, amount) =>
      `您的理赔 ${reference} 已经打款 ${amount}，到账时间以银行为准。`,
    'zh-TW': (reference, amount) =>
      `您的理賠 ${reference} 已經付款 ${amount}，入帳時間以銀行為準。`,
    en: (reference, amount) =>
      `${amount} has been paid for your claim ${reference}. When it arrives depends on your bank.`,
  },
};

/** Tells customers what was decided on their claim, in the conversation where they filed it. */
@Injectable()
export class ClaimMessages implements OnModuleInit {
  constructor(
    private readonly claims: ClaimsService,
    private readonly messages: ProactiveMessages,
    private readonly outbox: OutboxService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(CLAIM_DECIDED, (payload) => this.tell(payloadSchema.parse(payload)));
  }

  private async tell({ claimId, version }: z.infer<typeof payloadSchema>): Promise<void> {
    const claim = await this.claims.at(claimId, version, new Date());
    if (claim?.state !== 'offered' && claim?.state !== 'paid') return;
    await this.messages.tell(claim.conversationId, `${claimId}/${version}`, (locale) => ({
      text: wordDecision(claim, locale),
    }));
  }
}

function wordDecision({ state, reference, offerFen }: ClaimView, locale: Locale): string {
  const amount = `¥${((offerFen ?? 0) / 100).toFixed(2)}`;
  return words[state === 'paid' ? 'paid' : 'offered'][locale](reference, amount);
}
