import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ProvedUser } from '../logistics/identity-proof/identity-proof.service.js';
import { CodedError } from '../platform/errors.js';
import type { CustomerReplies, MessagePage, PastConversation } from '../protocol/index.js';
import { ConversationsService } from './conversations.service.js';
import { presentPageForCustomer } from './present-message.js';

/** Who asks for earlier conversations. */
export interface HistoryReader {
  customerId: string;
  user?: ProvedUser | undefined;
}

const PAGE = 20;
/** Of the words that a conversation began with. */
const OPENING_LENGTH = 80;

/**
 * $1 the visitor, $2 and $3 the user's company and subject (null: none), $4 one id or null.
 * A conversation in which users were proved is theirs alone, on whatever device; one with two of
 * them is nobody's. Where nobody was proved it is the visitor's.
 */
const OWN = `
  c.id IN (SELECT id FROM conversation WHERE customer_id = $1
           UNION SELECT conversation_id FROM conversation_user WHERE company = $2 AND subject = $3)
  AND ($4::uuid IS NULL OR c.id = $4)
  AND COALESCE((SELECT bool_and((u.company, u.subject) IS NOT DISTINCT FROM ($2::text, $3::text))
                  FROM conversation_user u WHERE u.conversation_id = c.id), c.customer_id = $1)`;

/** Earlier conversations of a customer. */
@Injectable()
export class CustomerHistoryService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly conversations: ConversationsService,
  ) {}

  /** This user was proved in the conversation: from now on it is part of their history. */
  async claim(conversationId: string, { company, subject }: ProvedUser): Promise<void> {
    await this.database.query(
      `INSERT INTO conversation_user (conversation_id, company, subject) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [conversationId, company, subject],
    );
  }

  /**
   * The youngest first, only those in which the customer said something.
   * @param before the id of the last one of the page before
   */
  async list(
    reader: HistoryReader,
    before: string | undefined,
    now: Date,
  ): Promise<CustomerReplies['history.list']> {
    const rows: (Omit<PastConversation, 'createdAt' | 'closedAt'> & {
      createdAt: Date;
      closedAt: Date;
    })[] = await this.database.query(
      `SELECT c.id, c.created_at AS "createdAt", c.closed_at AS "closedAt",
              left(first.text, ${OPENING_LENGTH}) AS opening
         FROM conversation c
         JOIN LATERAL (
           SELECT m.content->>'text' AS text FROM message m
            WHERE m.conversation_id = c.id AND m.author->>'kind' = 'customer'
              AND m.content->>'kind' IN ('text', 'image', 'video')
            ORDER BY m.seq LIMIT 1) AS first ON true
        WHERE ${OWN} AND c.state = 'closed' AND ($5::uuid IS NULL OR c.id < $5)
        ORDER BY c.id DESC LIMIT ${PAGE + 1}`,
      [...ownValues(reader, null, now), before ?? null],
    );
    const conversations = rows.slice(0, PAGE).map(({ id, opening, createdAt, closedAt }) => ({
      id,
      opening,
      createdAt: createdAt.toISOString(),
      closedAt: closedAt.toISOString(),
    }));
    return { conversations, hasMore: rows.length > PAGE };
  }

  /** @throws {CodedError} CONVERSATION_NOT_FOUND, also where it is not this customer's to read */
  async read(
    reader: HistoryReader,
    { conversationId, afterSeq }: { conversationId: string; afterSeq: number },
    now: Date,
  ): Promise<MessagePage> {
    const rows: unknown[] = await this.database.query(
      `SELECT 1 FROM conversation c WHERE ${OWN} AND c.state = 'closed'`,
      ownValues(reader, conversationId, now),
    );
    if (rows.length === 0) throw new CodedError('CONVERSATION_NOT_FOUND', 'No such conversation');
    return presentPageForCustomer(
      await this.conversations.messagesAfter(conversationId, afterSeq, undefined),
    );
  }

  /**
   * Makes sure that the photos and videos of a conversation are this customer's to look at: what
   * they are in now, and what they could read in their history.
   * @throws {CodedError} CONVERSATION_NOT_FOUND
   */
  async requireFiles(reader: HistoryReader, conversationId: string, now: Date): Promise<void> {
    const rows: unknown[] = await this.database.query(
      `SELECT 1 FROM conversation c
        WHERE (c.id = $4 AND c.customer_id = $1 AND c.state <> 'closed') OR (${OWN})`,
      ownValues(reader, conversationId, now),
    );
    if (rows.length === 0) throw new CodedError('CONVERSATION_NOT_FOUND', 'No such conversation');
  }
}

/** Whoever's proof has run out is a visitor again. */
function ownValues({ customerId, user }: HistoryReader, id: string | null, now: Date): unknown[] {
  const proved = user && user.until > now ? user : undefined;
  return [customerId, proved?.company ?? null, proved?.subject ?? null, id];
}
