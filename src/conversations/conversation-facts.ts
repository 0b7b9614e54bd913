import { Injectable } from '@nestjs/common';
import { ClaimsService } from '../care/claims/claims.service.js';
import type { Facts } from '../dialog/index.js';
import { LogisticsFacts, type Asking } from './logistics-facts.js';

/** Everything the dialogue asks of the world. */
@Injectable()
export class ConversationFacts {
  constructor(
    private readonly logistics: LogisticsFacts,
    private readonly claims: ClaimsService,
  ) {}

  /** The world as one turn of a conversation may ask about it. */
  of(asking: Asking): Facts {
    const { claims } = this;
    const { conversationId, now } = asking;
    return {
      ...this.logistics.of(asking),
      fileClaim: (filing) => claims.file({ ...filing, conversationId }, now),
      claimsOf: (waybill) => claims.listFor(waybill, now),
      acceptClaim: (id) => claims.accept(id, now),
      reviewClaim: (id) => claims.review(id, now),
    };
  }
}
