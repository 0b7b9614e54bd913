import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { seenSchema } from '../protocol/index.js';
import { ConversationPublisher } from './conversation-publisher.js';

type Seen = z.output<typeof seenSchema>;

/** How far each side has seen a conversation: it only ever grows, and each learns of the other. */
@Injectable()
export class SeenMarks {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly publisher: ConversationPublisher,
  ) {}

  /** Of those alone who may write to the customer: who else looks in is not the customer's matter. */
  async byStaff({ conversationId, seq }: Seen, staffId: string): Promise<object> {
    const grew = await this.grow(
      `UPDATE conversation SET staff_seen_seq = LEAST($2, last_seq)
        WHERE id = $1 AND COALESCE(staff_seen_seq, 0) < LEAST($2, last_seq)
          AND state = 'person' AND (assignee_id = $3 OR $3 = ANY (joined))`,
      [conversationId, seq, staffId],
    );
    if (grew) await this.publisher.tellCustomer(conversationId);
    return {};
  }

  /** Of a conversation of their own, as the caller has made sure. */
  async byCustomer({ conversationId, seq }: Seen): Promise<object> {
    const grew = await this.grow(
      `UPDATE conversation SET customer_seen_seq = LEAST($2, last_seq)
        WHERE id = $1 AND COALESCE(customer_seen_seq, 0) < LEAST($2, last_seq)
          AND state = 'person'`,
      [conversationId, seq],
    );
    if (grew) await this.publisher.tellFollowers(conversationId);
    return {};
  }

  private async grow(sql: string, values: unknown[]): Promise<boolean> {
    const [, affected] = (await this.database.query(sql, values)) as [unknown[], number];
    return affected > 0;
  }
}
