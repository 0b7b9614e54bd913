import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { TrackingState } from '../protocol/index.js';

/** One thing that happened to a parcel, as its carrier reported it. Never changed, only added. */
@Entity({ name: 'tracking_event' })
export class TrackingEventEntity {
  @PrimaryGeneratedColumn('identity', { name: 'id', type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'waybill_id', type: 'bigint' })
  waybillId!: string;

  /** When it happened, by the carrier's clock. */
  @Column({ name: 'at', type: 'timestamptz' })
  at!: Date;

  /** What the code means; null where we do not know. */
  @Column({ name: 'state', type: 'text', nullable: true })
  state!: TrackingState | null;

  /** The carrier's own code, kept as it came. */
  @Column({ name: 'code', type: 'text' })
  code!: string;

  /** The carrier's own words: may contain personal data, see `publicEventText`. */
  @Column({ name: 'text', type: 'text' })
  text!: string;

  @Column({ name: 'city_adcode', type: 'text', nullable: true })
  cityAdcode!: string | null;

  /** Who reported it, e.g. `kuaidi100`, `demo`. */
  @Column({ name: 'source', type: 'text' })
  source!: string;

  /** `factHash` of the event: with the waybill it is unique, which makes a repeat harmless. */
  @Column({ name: 'fact_hash', type: 'text' })
  factHash!: string;

  @Column({ name: 'demo', type: 'boolean' })
  demo!: boolean;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt!: Date;
}
