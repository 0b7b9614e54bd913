import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { recordAudit } from '../../platform/audit/record-audit.js';
import {
  openWorkOrderStates,
  type Party,
  type TrackingState,
  type WorkOrderKind,
  type WorkOrderReason,
  type WorkOrdersQuery,
  type WorkOrderState,
} from '../../protocol/index.js';
import { findWorkOrders } from './find-work-orders.js';
import {
  type WebhookDelivery,
  type WorkOrderActor,
  WorkOrderEntity,
  WorkOrderStepEntity,
} from './work-order.entity.js';

/** The parcel a work order is about. */
export interface OrderedParcel {
  id: string;
  number: string;
  company: string;
  state: TrackingState;
  targetAdcode: string | null;
}

/** A work order that is to be opened, and what must be true for it. */
export interface NewWorkOrder {
  row: Pick<
    WorkOrderEntity,
    | 'id'
    | 'company'
    | 'kind'
    | 'idempotencyKey'
    | 'conversationId'
    | 'waybill'
    | 'details'
    | 'requestedBy'
    | 'owner'
    | 'deadline'
    | 'delivery'
    | 'demo'
  >;
  /** Only while this parcel is in one of these states. */
  parcel: { id: string; states: readonly TrackingState[] } | null;
  /** Only where the conversation has proved to be one of these. */
  proof: readonly Party[] | null;
}

/** A change of state and its condition. */
export interface WorkOrderChange {
  id: string;
  from: readonly WorkOrderState[];
  to: WorkOrderState;
  /** Only of this company. */
  company?: string;
  /** Only in this conversation. */
  conversationId?: string;
  reason?: WorkOrderReason;
  note?: string;
  by: WorkOrderActor;
  /** Whether the company's webhook has to learn of it. */
  told: boolean;
}

/** Work orders, their steps and limits. What people race for is decided by one statement each. */
@Injectable()
export class WorkOrderStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** The parcel of a number; where several have it, the one last heard of, as elsewhere. */
  async parcel(number: string): Promise<OrderedParcel | null> {
    const rows: OrderedParcel[] = await this.database.query(
      `SELECT id, number, company, state, target_adcode AS "targetAdcode" FROM waybill WHERE number = $1
        ORDER BY updated_at DESC LIMIT 1`,
      [number],
    );
    return rows[0] ?? null;
  }

  /**
   * Opens a work order where its conditions hold. The parcel's row is held until the commit, so
   * that an event which forbids it comes either before or after it, not in between.
   * @returns whether it was opened: not where its key is taken, the same is open, or a condition
   *   does not hold
   */
  async open(manager: EntityManager, order: NewWorkOrder, now: Date): Promise<boolean> {
    const { row, parcel, proof } = order;
    const opened: unknown[] = await manager.query(
      `WITH parcel AS (
         SELECT w.id FROM waybill w
          WHERE w.id = $1 AND w.state = ANY($2)
            AND ($3::text[] IS NULL OR EXISTS (
                  SELECT FROM identity_proof p
                   WHERE p.conversation_id = $4 AND p.waybill_id = w.id
                     AND p.party = ANY($3) AND p.expires_at > $5))
            FOR SHARE OF w
       )
       INSERT INTO work_order (id, company, kind, state, idempotency_key, conversation_id, waybill,
                               details, requested_by, owner, deadline, delivery, told_version, demo,
                               created_at, updated_at)
       SELECT $6, $7, $8, 'submitted', $9, $4, $10, $11, $12, $13, $14, $15,
              CASE WHEN $15 = 'none' THEN 0 ELSE 1 END, $16, $5, $5
        WHERE $1::bigint IS NULL OR EXISTS (SELECT FROM parcel)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        parcel?.id ?? null,
        parcel?.states ?? [],
        proof,
        row.conversationId,
        now,
        row.id,
        row.company,
        row.kind,
        row.idempotencyKey,
        row.waybill,
        JSON.stringify(row.details),
        row.requestedBy,
        row.owner,
        row.deadline,
        row.delivery,
        row.demo,
      ],
    );
    if (opened.length === 0) return false;
    await this.addStep(manager, row.id, 1, 'submitted', { by: { kind: row.requestedBy } }, now);
    return true;
  }

  /** Takes over a limit that has ended. @returns whether it could be taken */
  async takeLimit(
    manager: EntityManager,
    limit: { key: string; until: Date; workOrderId: string },
    now: Date,
  ): Promise<boolean> {
    const taken: unknown[] = await manager.query(
      `INSERT INTO work_order_limit AS known (key, until, work_order_id) VALUES ($1, $2, $3)
       ON CONFLICT (key) DO UPDATE SET until = excluded.until, work_order_id = excluded.work_order_id
        WHERE known.until <= $4
       RETURNING key`,
      [limit.key, limit.until, limit.workOrderId, now],
    );
    return taken.length > 0;
  }

  /**
   * Gives back the limit of an order that is taken back before anybody had it. Once in the hours
   * it is given for: who takes one back again and again is not asked for ever.
   */
  async releaseLimit(manager: EntityManager, workOrderId: string, now: Date): Promise<void> {
    await manager.query(
      `DELETE FROM work_order_limit AS held
        USING (SELECT id, company, waybill, kind, created_at FROM work_order
                WHERE id = $1 AND state = 'submitted' AND delivery <> 'delivered'
                  FOR UPDATE) AS own
        WHERE held.work_order_id = own.id AND held.until > $2
          AND NOT EXISTS (SELECT 1 FROM work_order AS other
                           WHERE other.company = own.company AND other.waybill = own.waybill
                             AND other.kind = own.kind
                             AND other.state = 'cancelled' AND other.id <> own.id
                             AND other.created_at > own.created_at - (held.until - own.created_at))`,
      [workOrderId, now],
    );
  }

  async limitUntil(key: string): Promise<Date | null> {
    const rows: { until: Date }[] = await this.database.query(
      `SELECT until FROM work_order_limit WHERE key = $1`,
      [key],
    );
    return rows[0]?.until ?? null;
  }

  async hasProof(
    conversationId: string | null,
    waybillId: string,
    parties: readonly Party[],
    now: Date,
  ): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `SELECT 1 FROM identity_proof
        WHERE conversation_id = $1 AND waybill_id = $2 AND party = ANY($3) AND expires_at > $4
        LIMIT 1`,
      [conversationId, waybillId, parties, now],
    );
    return rows.length > 0;
  }

  /** Changes the state where the condition holds. @returns the new row, else null */
  async change(
    manager: EntityManager,
    change: WorkOrderChange,
    now: Date,
  ): Promise<WorkOrderEntity | null> {
    const { id, from, to, by } = change;
    const delivery: WebhookDelivery = 'pending';
    const { affected } = await manager.update(
      WorkOrderEntity,
      {
        id,
        state: In(from),
        ...(change.company !== undefined ? { company: change.company } : {}),
        ...(change.conversationId !== undefined ? { conversationId: change.conversationId } : {}),
      },
      {
        state: to,
        version: () => 'version + 1',
        reason: change.reason ?? null,
        ...(change.note !== undefined ? { note: change.note } : {}),
        ...(by.kind === 'staff' ? { ownerStaffId: by.id, ownerName: by.name } : {}),
        ...(change.told ? { toldVersion: () => 'version + 1', delivery, deliveryError: null } : {}),
        updatedAt: now,
      },
    );
    if (!affected) return null;
    const changed = await manager.findOneByOrFail(WorkOrderEntity, { id });
    await this.addStep(manager, id, changed.version, to, change, now);
    return changed;
  }

  /** Notes a request from outside. @returns false where it was taken before */
  async noteDelivery(
    manager: EntityManager,
    delivery: { company: string; source: string; id: string },
    now: Date,
  ): Promise<boolean> {
    const noted: unknown[] = await manager.query(
      `INSERT INTO feed_delivery (company, source, delivery_id, received_at)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING delivery_id`,
      [delivery.company, delivery.source, delivery.id, now],
    );
    return noted.length > 0;
  }

  find(id: string, within = this.database.manager): Promise<WorkOrderEntity | null> {
    return within.findOneBy(WorkOrderEntity, { id });
  }

  findByKey(idempotencyKey: string): Promise<WorkOrderEntity | null> {
    return this.database.manager.findOneBy(WorkOrderEntity, { idempotencyKey });
  }

  findOpen(company: string, waybill: string, kind: WorkOrderKind): Promise<WorkOrderEntity | null> {
    const state = In([...openWorkOrderStates]);
    return this.database.manager.findOneBy(WorkOrderEntity, { company, waybill, kind, state });
  }

  /** The steps up to a version, oldest first. */
  steps(workOrderId: string, version: number): Promise<WorkOrderStepEntity[]> {
    return this.database.manager.find(WorkOrderStepEntity, {
      where: { workOrderId, version: LessThanOrEqual(version) },
      order: { version: 'ASC' },
    });
  }

  ofConversation(conversationId: string, limit: number): Promise<WorkOrderEntity[]> {
    return this.database.manager.find(WorkOrderEntity, {
      where: { conversationId },
      order: { serial: 'DESC' },
      take: limit,
    });
  }

  page(query: WorkOrdersQuery, limit: number): Promise<WorkOrderEntity[]> {
    return findWorkOrders(this.database.manager, query, limit);
  }

  /** Records that somebody has read the personal data of an order. */
  async noteReading(id: string, staffId: string, now: Date): Promise<void> {
    const entry = { actorId: staffId, action: 'work_order.details_read', subject: id };
    await recordAudit(this.database, entry, now);
  }

  /** Notes how the webhook of a version went, unless a later one is under way. */
  async noteWebhook(
    id: string,
    version: number,
    outcome: Pick<WorkOrderEntity, 'delivery' | 'deliveryError'> &
      Partial<Pick<WorkOrderEntity, 'owner'>>,
  ): Promise<void> {
    await this.database.manager.update(WorkOrderEntity, { id, toldVersion: version }, outcome);
  }

  private async addStep(
    manager: EntityManager,
    workOrderId: string,
    version: number,
    state: WorkOrderState,
    { reason, note, by }: Pick<WorkOrderChange, 'reason' | 'note' | 'by'>,
    at: Date,
  ): Promise<void> {
    await manager.insert(WorkOrderStepEntity, {
      workOrderId,
      version,
      state,
      reason: reason ?? null,
      note: note ?? null,
      actor: by.kind,
      actorId: by.id ?? null,
      at,
    });
  }
}
