import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { EntityManager, In, MoreThan, Not, Repository } from 'typeorm';
import {
  tiers,
  type Locale,
  type Message,
  type Mood,
  type PageContext,
  type Tier,
} from '../protocol/index.js';
import type { Needs } from '../identity/teams/serving-team.js';
import { ConversationEntity } from './conversation.entity.js';
import { SERVICE_FACTS, type ServiceFactsRow } from './service-facts.sql.js';

/** The condition and the values of a change of state. */
export interface StateChange {
  /** Only from these states. */
  from: ConversationEntity['state'][];
  /** Only while this member of staff has it. */
  assigneeId?: string;
  /** Only for these tiers. */
  tiers?: Tier[];
  /** Only as it was read. */
  version?: number;
  set: Partial<
    Pick<
      ConversationEntity,
      | 'state'
      | 'tier'
      | 'priority'
      | 'reason'
      | 'summary'
      | 'assigneeId'
      | 'assigneeName'
      | 'waitingSince'
      | 'queueRank'
      | 'queuedAt'
      | 'acceptedAt'
      | 'knownBy'
      | 'teamId'
      | 'needs'
      | 'closedAt'
    >
  > & {
    /** The bot goes on after the latest message. */
    turnSeq?: () => string;
  };
}

/** A waiting conversation, as far as it matters who takes it. */
export interface WaitingHead {
  id: string;
  tier: Tier;
  teamId: string;
  needs: Needs;
  queuedAt: Date;
  /** Who had it, or the customer's last conversation, before. */
  knownBy: string | null;
}

/** Reads conversations and messages, and changes states by conditional updates. */
@Injectable()
export class ConversationStore {
  constructor(
    @InjectRepository(ConversationEntity)
    private readonly conversations: Repository<ConversationEntity>,
  ) {}

  find(id: string): Promise<ConversationEntity | null> {
    return this.conversations.findOneBy({ id });
  }

  findOpenOf(customerId: string): Promise<ConversationEntity | null> {
    return this.conversations.findOneBy({ customerId, state: Not('closed') });
  }

  /** Creates a conversation unless the customer has an open one; returns whether it did. */
  async tryCreate(
    id: string,
    customerId: string,
    { locale, company }: { locale: Locale; company: string },
  ): Promise<boolean> {
    const result: unknown[] = await this.conversations.query(
      `INSERT INTO conversation (id, customer_id, locale, company, state)
       VALUES ($1, $2, $3, NULLIF($4, ''), 'bot')
       ON CONFLICT (customer_id) WHERE state <> 'closed' DO NOTHING RETURNING id`,
      [id, customerId, locale, company],
    );
    return result.length > 0;
  }

  /** Changes the state where the condition holds. Returns the new row, or null where it does not. */
  async change(
    id: string,
    change: StateChange,
    manager: EntityManager = this.conversations.manager,
  ): Promise<ConversationEntity | null> {
    // Who has joined has joined the person who has it now.
    const alone = 'assigneeId' in change.set || 'state' in change.set ? { joined: null } : {};
    const { affected } = await manager.update(
      ConversationEntity,
      {
        id,
        state: In(change.from),
        ...(change.assigneeId ? { assigneeId: change.assigneeId } : {}),
        ...(change.tiers ? { tier: In(change.tiers) } : {}),
        ...(change.version !== undefined ? { version: change.version } : {}),
      },
      { ...change.set, ...alone, version: () => 'version + 1', updatedAt: () => 'now()' },
    );
    return affected ? manager.findOneBy(ConversationEntity, { id }) : null;
  }

  async setPageContext(id: string, pageContext: PageContext | null): Promise<void> {
    await this.conversations.update({ id }, { pageContext });
  }

  /** Makes it a company's, once; null where it is another's already. */
  async proveCompany(id: string, company: string): Promise<{ changed: boolean } | null> {
    const [rows] = (await this.conversations.query(
      `UPDATE conversation c
          SET company = $2, company_proved = true,
              version = c.version + (before.company IS DISTINCT FROM $2)::integer
         FROM (SELECT company, company_proved FROM conversation WHERE id = $1 FOR UPDATE) before
        WHERE c.id = $1 AND (NOT before.company_proved OR before.company = $2)
       RETURNING before.company IS DISTINCT FROM $2 AS changed`,
      [id, company],
    )) as [{ changed: boolean }[], number];
    return rows[0] ?? null;
  }

  /** Only while a person has it: the bot keeps its own account. False where nothing changed. */
  async setMood(id: string, mood: Mood): Promise<boolean> {
    const { affected } = await this.conversations.update(
      { id, state: 'person', mood: Not(mood) },
      { mood, version: () => 'version + 1' },
    );
    return (affected ?? 0) > 0;
  }

  async consult(on: EntityManager, id: string, staffIds: string[]): Promise<void> {
    await on.query(
      `UPDATE conversation
          SET consulted = ARRAY(SELECT DISTINCT unnest(consulted || $2::uuid[])) WHERE id = $1`,
      [id, staffIds],
    );
  }

  /** Lets a colleague write beside whoever has the conversation, or no longer; false: no change. */
  async setJoined(
    on: EntityManager,
    id: string,
    staffId: string,
    joined: boolean,
  ): Promise<boolean> {
    const [, affected] = (await on.query(
      joined
        ? `UPDATE conversation SET joined = array_append(COALESCE(joined, '{}'), $2),
                                   version = version + 1
            WHERE id = $1 AND state = 'person' AND assignee_id <> $2
              AND ($2 = ANY (joined)) IS NOT TRUE`
        : `UPDATE conversation SET joined = NULLIF(array_remove(joined, $2), '{}'),
                                   version = version + 1
            WHERE id = $1 AND $2 = ANY (joined)`,
      [id, staffId],
    )) as [unknown[], number];
    return affected > 0;
  }

  /** Puts labels on and takes others off; false where that would be more than `most`. */
  async label(id: string, add: string[], remove: string[], most: number): Promise<boolean> {
    const [, affected] = (await this.conversations.query(
      `UPDATE conversation c
          SET labels = NULLIF(next.labels, '{}'), version = version + 1
         FROM (SELECT ARRAY(SELECT DISTINCT label
                              FROM unnest(o.labels || $2::text[]) AS label
                             WHERE label <> ALL ($3) ORDER BY label) AS labels
                 FROM conversation o WHERE o.id = $1 FOR UPDATE) next
        WHERE c.id = $1 AND cardinality(next.labels) <= $4`,
      [id, add, remove, most],
    )) as [unknown[], number];
    return affected > 0;
  }

  /** Waiting conversations of these tiers, first to serve first. */
  waiting(tiers: Tier[], limit: number): Promise<ConversationEntity[]> {
    return this.conversations.find({
      where: { state: 'waiting', tier: In(tiers) },
      order: { queueRank: 'ASC', id: 'ASC' },
      take: limit,
    });
  }

  /**
   * The first to be served of every team and tier that `askable` people could still be offered,
   * with who knows the case. One look into an index each: the length of the queue does not matter.
   *
   * @param askable ids of free staff; what each of them let pass is left out
   */
  heads(
    within: EntityManager,
    limit: number,
    knownSince: Date,
    askable: string[],
  ): Promise<WaitingHead[]> {
    return within.query(
      `SELECT c.id, c.tier, c.team_id AS "teamId", c.needs, c.queued_at AS "queuedAt",
              COALESCE(c.known_by,
                (SELECT p.known_by FROM conversation p
                  WHERE p.customer_id = c.customer_id AND p.known_by IS NOT NULL
                    AND p.created_at > $2
                  ORDER BY p.created_at DESC LIMIT 1)) AS "knownBy"
         FROM team g CROSS JOIN unnest($3::text[]) AS t (tier)
        CROSS JOIN LATERAL (
          SELECT * FROM conversation w
           WHERE w.state = 'waiting' AND w.team_id = g.id AND w.tier = t.tier
             AND NOT EXISTS (SELECT FROM conversation_offer o
                              WHERE o.conversation_id = w.id AND o.ended_at IS NULL)
             AND EXISTS (SELECT FROM unnest($4::uuid[]) AS s (id)
                          WHERE (SELECT count(*) FROM conversation_offer o
                                  WHERE o.conversation_id = w.id AND o.staff_id = s.id
                                    AND o.offered_at >= w.queued_at
                                    AND o.outcome IN ('declined', 'expired')) < 2)
           ORDER BY w.queue_rank, w.id LIMIT $1) c
        WHERE g.mode = 'automatic'
        ORDER BY c.queue_rank, c.id`,
      [limit, knownSince, tiers, askable],
    );
  }

  /** How long the latest conversations waited for a person of this tier, in milliseconds. */
  async recentWaits(tier: Tier, since: Date, limit: number): Promise<number[]> {
    const rows: { ms: number }[] = await this.conversations.query(
      `SELECT (extract(epoch FROM accepted_at - queued_at) * 1000)::float8 AS ms
         FROM conversation
        WHERE tier = $1 AND accepted_at > $2 AND accepted_at >= queued_at
        ORDER BY accepted_at DESC LIMIT $3`,
      [tier, since, limit],
    );
    return rows.map(({ ms }) => ms);
  }

  /**
   * What the clocks of conversations with or for a person follow from.
   *
   * @param ids null: of all
   */
  serviceFacts(ids: string[] | null): Promise<ServiceFactsRow[]> {
    return this.conversations.query(SERVICE_FACTS, [ids]);
  }

  /** How many conversations each of these people is in. */
  async loads(within: EntityManager, staffIds: string[]): Promise<Map<string, number>> {
    const rows: { staffId: string; load: number }[] = await within.query(
      `SELECT assignee_id AS "staffId", count(*)::integer AS load FROM conversation
        WHERE state = 'person' AND assignee_id = ANY ($1::uuid[]) GROUP BY assignee_id`,
      [staffIds],
    );
    return new Map(rows.map(({ staffId, load }) => [staffId, load]));
  }

  assignedTo(staffId: string): Promise<ConversationEntity[]> {
    return this.conversations.find({
      where: { state: 'person', assigneeId: staffId },
      order: { updatedAt: 'DESC' },
    });
  }

  /** The place in its tier's queue, from 1; null when it does not wait. */
  async placeOf(id: string): Promise<number | null> {
    const rows: { place: number }[] = await this.conversations.query(
      `SELECT 1 + (SELECT count(*)::integer FROM conversation o
                    WHERE o.state = 'waiting' AND o.tier = c.tier
                      AND (o.queue_rank, o.id) < (c.queue_rank, c.id)
                  ) AS place
         FROM conversation c WHERE c.id = $1 AND c.state = 'waiting'`,
      [id],
    );
    return rows[0]?.place ?? null;
  }

  /** The tier's first `limit` waiting conversations with their places. */
  async waitingWithPlaces(
    tier: Tier,
    limit: number,
  ): Promise<{ conversation: ConversationEntity; place: number }[]> {
    const waiting = await this.waiting([tier], limit);
    return waiting.map((conversation, index) => ({ conversation, place: index + 1 }));
  }

  /**
   * Open conversations somebody wrote in since an instant, in the order of their ids.
   *
   * @param after the last id of the page before; null for the first page
   */
  openSince(since: Date, after: string | null, limit: number): Promise<ConversationEntity[]> {
    return this.conversations.find({
      where: {
        state: Not('closed'),
        updatedAt: MoreThan(since),
        ...(after ? { id: MoreThan(after) } : {}),
      },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  async messagesAfter(id: string, afterSeq: number, limit: number): Promise<Message[]> {
    const rows: (Omit<Message, 'createdAt'> & { createdAt: Date })[] =
      await this.conversations.query(
        `SELECT conversation_id AS "conversationId", seq, client_id AS "clientId", author, content,
                created_at AS "createdAt"
           FROM message WHERE conversation_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
        [id, afterSeq, limit],
      );
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  }
}
