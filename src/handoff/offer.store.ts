import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CONFIG, type Config } from '../platform/config.js';

/** A waiting conversation that one person is asked to take. */
export interface Offer {
  id: string;
  conversationId: string;
  staffId: string;
  expiresAt: Date;
}

export type OfferOutcome = 'accepted' | 'declined' | 'expired' | 'withdrawn';

/** What became of earlier offers of one conversation to one person. */
export interface OfferHistory {
  conversationId: string;
  staffId: string;
  offeredAt: Date;
  open: boolean;
  declined: boolean;
}

/** Any constant: nodes that offer at the same time take turns by this lock. */
const OFFERING_LOCK = 7_263_502;

const OFFER = `id, conversation_id AS "conversationId", staff_id AS "staffId",
               expires_at AS "expiresAt"`;

/** Offers. Each ends once: by a conditional update, whoever tries. */
@Injectable()
export class OfferStore {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Runs `make` while nobody else in the cluster makes offers: loads stay as they were read. */
  offering<T>(make: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [OFFERING_LOCK]);
      return make(manager);
    });
  }

  /** Makes the offers whose conversation is not offered already; gives those it made. */
  async make(
    manager: EntityManager,
    offers: readonly Pick<Offer, 'conversationId' | 'staffId'>[],
    now: Date,
  ): Promise<Offer[]> {
    if (offers.length === 0) return [];
    return manager.query(
      `INSERT INTO conversation_offer (id, conversation_id, staff_id, offered_at, expires_at)
       SELECT id, conversation_id, staff_id, $4, $5
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS o (id, conversation_id, staff_id)
       ON CONFLICT (conversation_id) WHERE ended_at IS NULL DO NOTHING RETURNING ${OFFER}`,
      [
        offers.map(() => uuidv7()),
        offers.map(({ conversationId }) => conversationId),
        offers.map(({ staffId }) => staffId),
        now,
        new Date(now.getTime() + this.config.offerMs),
      ],
    );
  }

  /** Earlier and open offers by conversation; what was withdrawn nobody let pass. */
  async history(
    manager: EntityManager,
    conversationIds: string[],
  ): Promise<Map<string, OfferHistory[]>> {
    const offers = (await manager.query(
      `SELECT conversation_id AS "conversationId", staff_id AS "staffId",
              offered_at AS "offeredAt", ended_at IS NULL AS open,
              outcome IS NOT DISTINCT FROM 'declined' AS declined
         FROM conversation_offer
        WHERE conversation_id = ANY ($1::uuid[]) AND outcome IS DISTINCT FROM 'withdrawn'`,
      [conversationIds],
    )) as OfferHistory[];
    const histories = new Map<string, OfferHistory[]>(conversationIds.map((id) => [id, []]));
    for (const offer of offers) histories.get(offer.conversationId)?.push(offer);
    return histories;
  }

  /** How many open offers each of these people has, and when they had the last one. */
  async carriedBy(
    manager: EntityManager,
    staffIds: string[],
  ): Promise<Map<string, { open: number; lastOfferedAt: number }>> {
    const rows = (await manager.query(
      `SELECT s.id AS "staffId",
              (SELECT count(*)::integer FROM conversation_offer o
                WHERE o.staff_id = s.id AND o.ended_at IS NULL
                  AND o.offered_at > now() - interval '1 day') AS open,
              (SELECT max(o.offered_at) FROM conversation_offer o
                WHERE o.staff_id = s.id) AS "lastOfferedAt"
         FROM unnest($1::uuid[]) AS s (id)`,
      [staffIds],
    )) as { staffId: string; open: number; lastOfferedAt: Date | null }[];
    return new Map(
      rows.map(({ staffId, open, lastOfferedAt }) => [
        staffId,
        { open, lastOfferedAt: lastOfferedAt?.getTime() ?? 0 },
      ]),
    );
  }

  openOf(staffId: string): Promise<Offer[]> {
    return this.database.query(
      `SELECT ${OFFER} FROM conversation_offer
        WHERE staff_id = $1 AND ended_at IS NULL AND offered_at > now() - interval '1 day'
        ORDER BY offered_at`,
      [staffId],
    );
  }

  /** Ends an offer that ran out. Returns it, or null where it had ended before. */
  async expire(id: string, now: Date): Promise<Offer | null> {
    const [offer] = await this.end('id = $3', 'expired', now, id);
    return offer ?? null;
  }

  /** Ends all that should have run out by themselves. */
  async expireDue(now: Date): Promise<Offer[]> {
    return this.end('expires_at <= $3', 'expired', now, now);
  }

  /** This person would rather not have it. Returns null where they have no such offer. */
  async decline(conversationId: string, staffId: string, now: Date): Promise<Offer | null> {
    const condition = 'conversation_id = $3 AND staff_id = $4';
    const [offer] = await this.end(condition, 'declined', now, conversationId, staffId);
    return offer ?? null;
  }

  /** The conversation waits no longer: whoever has it now has accepted, others are told. */
  async conclude(
    conversationId: string,
    assigneeId: string | null,
    now: Date,
  ): Promise<Offer | null> {
    const own = 'conversation_id = $3 AND staff_id = $4';
    const [accepted] = assigneeId
      ? await this.end(own, 'accepted', now, conversationId, assigneeId)
      : [];
    if (accepted) return accepted;
    const [withdrawn] = await this.end('conversation_id = $3', 'withdrawn', now, conversationId);
    return withdrawn ?? null;
  }

  /** Takes back an offer from before the conversation joined its present queue. */
  withdrawBefore(conversationId: string, queuedAt: Date, now: Date): Promise<Offer[]> {
    const condition = 'conversation_id = $3 AND offered_at < $4';
    return this.end(condition, 'withdrawn', now, conversationId, queuedAt);
  }

  /** Takes back what somebody was offered who is no longer there for it. */
  withdrawFrom(staffId: string, now: Date): Promise<Offer[]> {
    return this.end('staff_id = $3', 'withdrawn', now, staffId);
  }

  private async end(
    condition: string,
    outcome: OfferOutcome,
    now: Date,
    ...parameters: unknown[]
  ): Promise<Offer[]> {
    const [rows] = (await this.database.query(
      `UPDATE conversation_offer SET ended_at = $1, outcome = $2
        WHERE ended_at IS NULL AND ${condition} RETURNING ${OFFER}`,
      [now, outcome, ...parameters],
    )) as [Offer[], number];
    return rows;
  }
}
