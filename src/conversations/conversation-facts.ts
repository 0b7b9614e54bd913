import { Injectable } from '@nestjs/common';
import { ClaimsService } from '../care/claims/claims.service.js';
import { ComplaintsService } from '../care/complaints/complaints.service.js';
import type { Facts } from '../dialog/index.js';
import { CustomerNetworks } from './customer-networks.js';
import { LogisticsFacts, type Asking } from './logistics-facts.js';

/** Everything the dialogue asks of the world. */
@Injectable()
export class ConversationFacts {
  constructor(
    private readonly logistics: LogisticsFacts,
    private readonly claims: ClaimsService,
    private readonly complaints: ComplaintsService,
    private readonly networks: CustomerNetworks,
  ) {}

  /** The world as one turn of a conversation may ask about it. */
  of(asking: Asking): Facts {
    const { claims, complaints } = this;
    const { conversationId, customerId, now } = asking;
    return {
      ...this.logistics.of({ ...asking, network: this.networks.of(customerId) }),
      fileClaim: (filing) => claims.file({ ...filing, conversationId }, now),
      compensation: () => claims.example(now),
      claimsOf: (waybill) => claims.listFor(waybill, now),
      acceptClaim: (id) => claims.accept(id, now),
      reviewClaim: (id) => claims.review(id, now),
      fileComplaint: (filing) => complaints.file({ ...filing, conversationId, customerId }, now),
      complaints: () => complaints.listOf(customerId, now),
    };
  }
}
