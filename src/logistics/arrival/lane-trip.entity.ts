import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** How long one parcel took from city to city: what estimates are made from. */
@Entity({ name: 'lane_trip' })
export class LaneTripEntity {
  @PrimaryGeneratedColumn('identity', { name: 'id', type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** The parcel; null of trips that are known without one. */
  @Column({ name: 'waybill_id', type: 'bigint', nullable: true })
  waybillId!: string | null;

  @Column({ name: 'company', type: 'text' })
  company!: string;

  /** As `cityAdcodeOf` gives them. */
  @Column({ name: 'origin_city', type: 'text' })
  originCity!: string;

  @Column({ name: 'target_city', type: 'text' })
  targetCity!: string;

  @Column({ name: 'picked_up_at', type: 'timestamptz' })
  pickedUpAt!: Date;

  @Column({ name: 'delivered_at', type: 'timestamptz' })
  deliveredAt!: Date;
}
