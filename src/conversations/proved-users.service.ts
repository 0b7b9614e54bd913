import { Injectable } from '@nestjs/common';
import { CustomerIdentityService } from '../identity/customer-identity.service.js';
import { IdentityProofService } from '../logistics/identity-proof/identity-proof.service.js';
import { CodedError } from '../platform/errors.js';
import { ConversationsService } from './conversations.service.js';
import { CustomerHistoryService } from './customer-history.service.js';
import type { CustomerSession } from './customer.service.js';
import { QueueStanding } from './queue-standing.service.js';

/** Users of embedding pages, by the tokens that these sign. */
@Injectable()
export class ProvedUsers {
  constructor(
    private readonly identity: IdentityProofService,
    private readonly customers: CustomerIdentityService,
    private readonly history: CustomerHistoryService,
    private readonly conversations: ConversationsService,
    private readonly standing: QueueStanding,
  ) {}

  /**
   * The page's company vouches for its visitor, and may put them first. Whose customer speaks says
   * the token; on a page that says otherwise something is mixed up, and nothing of it is taken.
   * @throws {CodedError} TOKEN_INVALID, TOKEN_EXPIRED, COMPANY_MISMATCH
   */
  async take(
    session: CustomerSession,
    { conversationId, token }: { conversationId: string; token: string },
    now: Date,
  ): Promise<void> {
    const claims = await this.identity.readToken(token, now);
    const { iss, vip } = claims;
    if (session.company && session.company !== iss) {
      throw new CodedError('COMPANY_MISMATCH', 'The token is of another company than the page');
    }
    await this.conversations.proveCompany(conversationId, iss);
    session.company = iss;
    session.user = await this.identity.prove(conversationId, claims, now);
    await this.history.claim(conversationId, session.user);
    if (vip !== undefined) await this.customers.putFirst(session.customerId, vip);
    await this.standing.follow(conversationId, now);
  }
}
