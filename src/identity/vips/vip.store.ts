import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { VipDraft, VipKind, VipRevision } from '../../protocol/index.js';

export interface StoredVip {
  id: string;
  kind: VipKind;
  value: string;
  reason: string;
  validUntil: Date | null;
  namedBy: string | null;
  createdAt: Date;
  version: number;
}

const SHOWN = 1000;
const VIP = `SELECT v.id, v.kind, v.value, v.reason, v.valid_until AS "validUntil",
                    s.name AS "namedBy", v.created_at AS "createdAt", v.version
               FROM vip v LEFT JOIN staff s ON s.id = v.named_by`;

/** The list of customers put first, as the database has it. */
@Injectable()
export class VipStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  list(): Promise<StoredVip[]> {
    return this.database.query(`${VIP} ORDER BY v.created_at DESC, v.id LIMIT $1`, [SHOWN]);
  }

  async read(id: string, on: EntityManager = this.database.manager): Promise<StoredVip | null> {
    const [row] = (await on.query(`${VIP} WHERE v.id = $1`, [id])) as StoredVip[];
    return row ?? null;
  }

  /** @returns false where this customer is named already */
  async insert(
    on: EntityManager,
    { kind, value, reason, validUntil }: VipDraft,
    by: { id: string; actorId: string; at: Date },
  ): Promise<boolean> {
    const rows: unknown[] = await on.query(
      `INSERT INTO vip (id, kind, value, reason, valid_until, named_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (kind, value) DO NOTHING RETURNING id`,
      [by.id, kind, value, reason, validUntil, by.actorId, by.at],
    );
    return rows.length > 0;
  }

  /** @returns false where the version is no longer the present one */
  async revise(
    on: EntityManager,
    id: string,
    { reason, validUntil, version }: VipRevision,
  ): Promise<boolean> {
    const [, affected] = (await on.query(
      `UPDATE vip SET reason = $2, valid_until = $3, version = version + 1
        WHERE id = $1 AND version = $4`,
      [id, reason, validUntil, version],
    )) as [unknown[], number];
    return affected > 0;
  }

  async remove(on: EntityManager, id: string): Promise<boolean> {
    const [, affected] = (await on.query(`DELETE FROM vip WHERE id = $1`, [id])) as [
      unknown[],
      number,
    ];
    return affected > 0;
  }
}
