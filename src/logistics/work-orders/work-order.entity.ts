import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WorkOrderKind, WorkOrderReason, WorkOrderState } from '../../protocol/index.js';

/** How far the webhook of the latest change is; `none` where the company has none. */
export type WebhookDelivery = 'none' | 'pending' | 'delivered' | 'failed';

/**
 * Something asked of a company. `state` changes only by conditional updates along the transition
 * table in `work-order-state.ts`; every change is a step with the version it made.
 */
@Entity({ name: 'work_order' })
export class WorkOrderEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'serial', type: 'bigint', insert: false, update: false })
  serial!: string;

  @Column({ name: 'company', type: 'text' })
  company!: string;

  @Column({ name: 'kind', type: 'text' })
  kind!: WorkOrderKind;

  @Column({ name: 'state', type: 'text' })
  state!: WorkOrderState;

  /** Grows with every change of state. */
  @Column({ name: 'version', type: 'integer' })
  version!: number;

  /** Names the wish itself: asking twice with the same key is asking once. */
  @Column({ name: 'idempotency_key', type: 'text' })
  idempotencyKey!: string;

  /** Where it is told of; null where nobody talked about it. */
  @Column({ name: 'conversation_id', type: 'uuid', nullable: true })
  conversationId!: string | null;

  @Column({ name: 'waybill', type: 'text', nullable: true })
  waybill!: string | null;

  /** What the kind needs beside the parcel: may hold personal data. */
  @Column({ name: 'details', type: 'jsonb' })
  details!: Record<string, string | number>;

  @Column({ name: 'requested_by', type: 'text' })
  requestedBy!: 'customer' | 'watcher';

  /** Who has to act. */
  @Column({ name: 'owner', type: 'text' })
  owner!: 'company' | 'desk';

  /** The member of staff who took it. */
  @Column({ name: 'owner_staff_id', type: 'uuid', nullable: true })
  ownerStaffId!: string | null;

  @Column({ name: 'owner_name', type: 'text', nullable: true })
  ownerName!: string | null;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason!: WorkOrderReason | null;

  /** For staff only. */
  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'deadline', type: 'timestamptz' })
  deadline!: Date;

  @Column({ name: 'delivery', type: 'text' })
  delivery!: WebhookDelivery;

  @Column({ name: 'delivery_error', type: 'text', nullable: true })
  deliveryError!: string | null;

  /** The latest version that the company's webhook has to know. */
  @Column({ name: 'told_version', type: 'integer' })
  toldVersion!: number;

  @Column({ name: 'demo', type: 'boolean' })
  demo!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}

/** Who changed a work order. */
export interface WorkOrderActor {
  kind: 'customer' | 'watcher' | 'staff' | 'company';
  /** Of staff. */
  id?: string;
  name?: string;
}

/** One change of state. Never changed itself. */
@Entity({ name: 'work_order_step' })
export class WorkOrderStepEntity {
  @PrimaryColumn({ name: 'work_order_id', type: 'uuid' })
  workOrderId!: string;

  @PrimaryColumn({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'state', type: 'text' })
  state!: WorkOrderState;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason!: WorkOrderReason | null;

  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'actor', type: 'text' })
  actor!: WorkOrderActor['kind'];

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  @Column({ name: 'at', type: 'timestamptz' })
  at!: Date;
}
