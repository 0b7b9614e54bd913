import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { DisclosedField, Party, TrackingState } from '../../protocol/index.js';
import type { ProtectedFact } from './disclosure.js';

/** How somebody has proved who they are. */
export type ProofMethod = 'phone_digits' | 'token';

/** A parcel with what identity is proved by. */
export interface ProvableParcel {
  id: string;
  number: string;
  state: TrackingState;
  /** Whose parcel it is: only that company's page may vouch for its customers. */
  company: string;
  senderPhone: string | null;
  receiverPhone: string | null;
}

/** A limit of attempts: so many within a window that begins with the first. */
export interface AttemptLimit {
  scope: string;
  most: number;
  windowMs: number;
}

/** Proofs, attempts and records of what was shown. */
@Injectable()
export class IdentityProofStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** The parcel of a number; where several have it, the one last heard of, as elsewhere. */
  async parcel(number: string, company?: string): Promise<ProvableParcel | null> {
    const rows: ProvableParcel[] = await this.database.query(
      `SELECT id, number, state, company,
              sender_phone AS "senderPhone", receiver_phone AS "receiverPhone"
         FROM waybill WHERE number = $1 AND company = COALESCE($2, company)
        ORDER BY updated_at DESC LIMIT 1`,
      [number, company ?? null],
    );
    return rows[0] ?? null;
  }

  /**
   * Counts an attempt before its outcome is known, so that many at once cannot pass the limit.
   * One statement decides.
   * @returns how many are left, or until when no more are taken
   */
  async countAttempt(
    { scope, most, windowMs }: AttemptLimit,
    now: Date,
  ): Promise<{ left: number } | { lockedUntil: Date }> {
    const counted: { attempts: number }[] = await this.database.query(
      `INSERT INTO identity_attempt AS known (scope, attempts, until) VALUES ($1, 1, $3)
       ON CONFLICT (scope) DO UPDATE
          SET attempts = CASE WHEN known.until <= $2 THEN 1 ELSE known.attempts + 1 END,
              until = CASE WHEN known.until <= $2 THEN excluded.until ELSE known.until END
        WHERE known.until <= $2 OR known.attempts < $4
       RETURNING attempts`,
      [scope, now, new Date(now.getTime() + windowMs), most],
    );
    if (counted[0]) return { left: most - counted[0].attempts };
    const rows: { until: Date }[] = await this.database.query(
      `SELECT until FROM identity_attempt WHERE scope = $1`,
      [scope],
    );
    return { lockedUntil: rows[0]?.until ?? now };
  }

  /** Until when no more attempts are taken; null: they are. */
  async lockedUntil({ scope, most }: AttemptLimit, now: Date): Promise<Date | null> {
    const rows: { until: Date }[] = await this.database.query(
      `SELECT until FROM identity_attempt WHERE scope = $1 AND attempts >= $2 AND until > $3`,
      [scope, most, now],
    );
    return rows[0]?.until ?? null;
  }

  /** An attempt that succeeded was no guess. */
  async forgiveAttempts(scopes: string[]): Promise<void> {
    await this.database.query(
      `UPDATE identity_attempt SET attempts = GREATEST(0, attempts - 1) WHERE scope = ANY($1)`,
      [scopes],
    );
  }

  /** Clears away a few counts whose window is over: more than one attempt can add. */
  async forgetEndedAttempts(now: Date): Promise<void> {
    await this.database.query(
      `DELETE FROM identity_attempt WHERE scope IN (
         SELECT scope FROM identity_attempt WHERE until <= $1 ORDER BY until LIMIT 10
            FOR UPDATE SKIP LOCKED)`,
      [now],
    );
  }

  async addProofs(
    proofs: { conversationId: string; waybillId: string; party: Party }[],
    proved: { method: ProofMethod; at: Date; until: Date },
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO identity_proof (conversation_id, waybill_id, party, method, proved_at, expires_at)
       SELECT p.*, $4, $5, $6
         FROM unnest($1::uuid[], $2::bigint[], $3::text[]) AS p
       ON CONFLICT (conversation_id, waybill_id, party) DO UPDATE
          SET method = excluded.method, proved_at = excluded.proved_at,
              expires_at = GREATEST(identity_proof.expires_at, excluded.expires_at)`,
      [
        proofs.map(({ conversationId }) => conversationId),
        proofs.map(({ waybillId }) => waybillId),
        proofs.map(({ party }) => party),
        proved.method,
        proved.at,
        proved.until,
      ],
    );
  }

  async partiesOf(conversationId: string, waybillId: string, now: Date): Promise<Party[]> {
    const rows: { party: Party }[] = await this.database.query(
      `SELECT party FROM identity_proof
        WHERE conversation_id = $1 AND waybill_id = $2 AND expires_at > $3
        ORDER BY party DESC`,
      [conversationId, waybillId, now],
    );
    return rows.map(({ party }) => party);
  }

  async keepPhone(phone: {
    conversationId: string;
    company: string;
    subject: string;
    digits: string;
    until: Date;
  }): Promise<void> {
    await this.database.query(
      `INSERT INTO identity_phone (conversation_id, company, subject, phone, expires_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (conversation_id, company) DO UPDATE
          SET subject = excluded.subject, phone = excluded.phone, expires_at = excluded.expires_at`,
      [phone.conversationId, phone.company, phone.subject, phone.digits, phone.until],
    );
  }

  /** The phones vouched for in a conversation, each with its company. */
  phonesOf(
    conversationId: string,
    now: Date,
  ): Promise<{ company: string; phone: string; until: Date }[]> {
    return this.database.query(
      `SELECT company, phone, expires_at AS until FROM identity_phone
        WHERE conversation_id = $1 AND expires_at > $2`,
      [conversationId, now],
    );
  }

  /** A company's newest parcels sent from or to a phone, and which of the two it was. */
  parcelsOfPhone(
    { company, phone }: { company: string; phone: string },
    limit: number,
  ): Promise<{ id: string; number: string; party: Party }[]> {
    return this.database.query(
      `SELECT * FROM (
         SELECT id, number, 'sender' AS party, updated_at FROM waybill
          WHERE company = $2 AND sender_phone IS NOT NULL
            AND right(regexp_replace(sender_phone, '\\D', '', 'g'), 11) = right($1, 11)
         UNION ALL
         SELECT id, number, 'receiver', updated_at FROM waybill
          WHERE company = $2 AND receiver_phone IS NOT NULL
            AND right(regexp_replace(receiver_phone, '\\D', '', 'g'), 11) = right($1, 11)
       ) AS own ORDER BY updated_at DESC LIMIT $3`,
      [phone, company, limit],
    );
  }

  /** The values behind the fields, as they are stored. */
  async privateValues(waybillId: string): Promise<Partial<Record<DisclosedField, string>>> {
    const rows: Record<DisclosedField, string | Date | null>[] = await this.database.query(
      `SELECT d.pickup_code, d.pickup_point, d.courier_name, d.courier_phone,
              d.signed_by, d.signed_as, d.signed_at,
              w.sender_name, w.sender_phone, w.sender_address,
              w.receiver_name, w.receiver_phone, w.receiver_address
         FROM waybill w LEFT JOIN delivery_detail d ON d.waybill_id = w.id
        WHERE w.id = $1`,
      [waybillId],
    );
    const known = Object.entries(rows[0] ?? {}).flatMap(([field, value]) =>
      value === null ? [] : [[field, value instanceof Date ? value.toISOString() : value]],
    );
    return Object.fromEntries(known) as Partial<Record<DisclosedField, string>>;
  }

  async recordDisclosure(record: {
    conversationId: string;
    waybillId: string;
    fields: ProtectedFact[];
    parties: readonly Party[];
    at: Date;
  }): Promise<void> {
    await this.database.query(
      `INSERT INTO disclosure_record (conversation_id, waybill_id, field, parties, at)
       SELECT $1, $2, field, $4, $5 FROM unnest($3::text[]) AS field`,
      [record.conversationId, record.waybillId, record.fields, record.parties, record.at],
    );
  }
}
