import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CLAIM_DECIDED } from '../care/authority/approvals.service.js';
import { ClaimsService } from '../care/claims/claims.service.js';
import { wordRefusal } from '../dialog/index.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { ClaimView, Locale } from '../protocol/index.js';
import { ProactiveMessages } from './proactive-messages.js';

const payloadSchema = z.object({ claimId: z.uuid(), version: z.number().int() });

type Words = Record<Locale, (reference: string, what: string) => string>;
const words: Record<'offered' | 'refused' | 'paid', Words> = {
  offered: {
    'zh-CN': (reference, amount) =>
      `您的理赔 ${reference} 有方案了：按公司的理赔条款赔付 ${amount}。同意的话告诉我们；不同意可以请同事复核，不影响您向邮政管理部门申诉。`,
    'zh-TW': (reference, amount) =>
      `您的理賠 ${reference} 有方案了：依公司的理賠條款賠付 ${amount}。同意的話告訴我們；不同意可以請同事複核，不影響您向主管機關申訴。`,
    en: (reference, amount) =>
      `There is an offer for your claim ${reference}: ${amount} under the company's own terms. Tell us if you agree. If not, a colleague can review it, and your right to appeal to the postal authority stays as it is.`,
  },
  refused: {
    'zh-CN': (reference, reason) =>
      `您的理赔 ${reference} 我们核实过了，很抱歉，这次没能赔付。原因：${reason}。有新的照片、凭证，或者觉得不对，告诉我们，会请同事复核，不影响您向邮政管理部门申诉。`,
    'zh-TW': (reference, reason) =>
      `您的理賠 ${reference} 我們查證過了，很抱歉，這次沒能賠付。原因：${reason}。有新的照片、憑證，或覺得不對，告訴我們，會請同事複核，不影響您向主管機關申訴。`,
    en: (reference, reason) =>
      `We have looked into your claim ${reference}, and are sorry that it is not paid this time. The reason: ${reason}. With new photos or papers, or if you do not agree, tell us and a colleague will review it. Your right to appeal to the postal authority stays as it is.`,
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
    if (!claim) return;
    await this.messages.tell(claim.conversationId, `${claimId}/${version}`, (locale) => ({
      text: wordDecision(claim, locale),
    }));
  }
}

function wordDecision({ state, reference, offerFen, refusal }: ClaimView, locale: Locale): string {
  if (refusal) return words.refused[locale](reference, wordRefusal(refusal, locale));
  const amount = `¥${((offerFen ?? 0) / 100).toFixed(2)}`;
  return words[state === 'paid' ? 'paid' : 'offered'][locale](reference, amount);
}
