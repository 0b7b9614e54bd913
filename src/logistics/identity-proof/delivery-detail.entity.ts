import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SignedAs } from '../../protocol/index.js';

/** What of a parcel's last steps is not for everybody. Read only for who has proved themselves. */
@Entity({ name: 'delivery_detail' })
export class DeliveryDetailEntity {
  @PrimaryColumn({ name: 'waybill_id', type: 'bigint' })
  waybillId!: string;

  /** Opens the locker, or is named at the station. */
  @Column({ name: 'pickup_code', type: 'text', nullable: true })
  pickupCode!: string | null;

  /** The station or locker, with its hours, in the carrier's words. */
  @Column({ name: 'pickup_point', type: 'text', nullable: true })
  pickupPoint!: string | null;

  @Column({ name: 'courier_name', type: 'text', nullable: true })
  courierName!: string | null;

  /** A virtual number where the carrier has such. */
  @Column({ name: 'courier_phone', type: 'text', nullable: true })
  courierPhone!: string | null;

  @Column({ name: 'signed_by', type: 'text', nullable: true })
  signedBy!: string | null;

  @Column({ name: 'signed_as', type: 'text', nullable: true })
  signedAs!: SignedAs | null;

  @Column({ name: 'signed_at', type: 'timestamptz', nullable: true })
  signedAt!: Date | null;
}
