import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { TrackingState } from '../protocol/index.js';

/**
 * One parcel on its way. Names, phones and addresses are kept to prove later who is asking;
 * they never leave in a public card.
 */
@Entity({ name: 'waybill' })
export class WaybillEntity {
  @PrimaryGeneratedColumn('identity', { name: 'id', type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** The id of the company whose customers ask about it. */
  @Column({ name: 'company', type: 'text' })
  company!: string;

  /** As `normalizeWaybill` gives it. */
  @Column({ name: 'number', type: 'text' })
  number!: string;

  /** The carrier's code, e.g. `yuantong`. */
  @Column({ name: 'carrier', type: 'text' })
  carrier!: string;

  /**
   * What `stateOf` makes of its events, kept here so that lists need not read them; CREATED while
   * they say nothing. It changes by new events only.
   */
  @Column({ name: 'state', type: 'text' })
  state!: TrackingState;

  /** When its newest event happened. */
  @Column({ name: 'last_event_at', type: 'timestamptz', nullable: true })
  lastEventAt!: Date | null;

  /** When a pull adapter asked about it last. */
  @Column({ name: 'pulled_at', type: 'timestamptz', nullable: true })
  pulledAt!: Date | null;

  /** How many times in a row that brought nothing. */
  @Column({ name: 'pulls_in_vain', type: 'smallint', default: 0 })
  pullsInVain!: number;

  @Column({ name: 'origin_adcode', type: 'text', nullable: true })
  originAdcode!: string | null;

  @Column({ name: 'target_adcode', type: 'text', nullable: true })
  targetAdcode!: string | null;

  @Column({ name: 'promised_at', type: 'timestamptz', nullable: true })
  promisedAt!: Date | null;

  /** Which product it was sent by, e.g. `standard`; null where nobody has told us. */
  @Column({ name: 'product', type: 'text', nullable: true })
  product!: string | null;

  @Column({ name: 'grams', type: 'integer', nullable: true })
  grams!: number | null;

  /** What sending it cost, without the insurance fee; null where nobody has told us. */
  @Column({ name: 'freight_fen', type: 'integer', nullable: true })
  freightFen!: number | null;

  /** What it is insured for, 0 for nothing; null where nobody has told us. */
  @Column({ name: 'declared_fen', type: 'integer', nullable: true })
  declaredFen!: number | null;

  @Column({ name: 'sender_name', type: 'text', nullable: true })
  senderName!: string | null;

  @Column({ name: 'sender_phone', type: 'text', nullable: true })
  senderPhone!: string | null;

  @Column({ name: 'sender_address', type: 'text', nullable: true })
  senderAddress!: string | null;

  @Column({ name: 'receiver_name', type: 'text', nullable: true })
  receiverName!: string | null;

  @Column({ name: 'receiver_phone', type: 'text', nullable: true })
  receiverPhone!: string | null;

  @Column({ name: 'receiver_address', type: 'text', nullable: true })
  receiverAddress!: string | null;

  @Column({ name: 'demo', type: 'boolean' })
  demo!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
