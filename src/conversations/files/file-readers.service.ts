import { Injectable } from '@nestjs/common';
import { CustomerIdentityService } from '../../identity/customer-identity.service.js';
import { CodedError } from '../../platform/errors.js';
import { CustomerHistoryService, type HistoryReader } from '../customer-history.service.js';

/** Who may look at the photos and videos of a conversation from the customer's side. */
@Injectable()
export class FileReaders {
  constructor(
    private readonly identity: CustomerIdentityService,
    private readonly history: CustomerHistoryService,
  ) {}

  /**
   * A pass for whoever could read the conversation, also on another device than it was held on.
   * @throws {CodedError} CONVERSATION_NOT_FOUND
   */
  async passFor(
    reader: HistoryReader,
    conversationId: string,
    now: Date,
  ): Promise<{ pass: string; until: string }> {
    await this.history.requireFiles(reader, conversationId, now);
    return this.identity.issueFilesPass(conversationId, now);
  }

  /**
   * Makes sure that a token opens the files of the conversation.
   * @param given.inAddress it stood in the address, where it may be written down on the way
   * @throws {CodedError} TOKEN_INVALID, TOKEN_EXPIRED, CONVERSATION_NOT_FOUND
   */
  async admit(
    given: { token: string; inAddress: boolean },
    conversationId: string,
    now: Date,
  ): Promise<void> {
    const reader = await this.identity.verifyReader(given.token, now);
    if ('customerId' in reader) {
      // What lasts for months must not stand in addresses.
      if (given.inAddress) throw new CodedError('TOKEN_INVALID', 'An address takes only a pass');
      return this.history.requireFiles(reader, conversationId, now);
    }
    if (reader.conversationId !== conversationId) {
      throw new CodedError('CONVERSATION_NOT_FOUND', 'No such conversation');
    }
  }
}
