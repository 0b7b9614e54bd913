import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Zone } from './rate-zone.js';

/** How far a province is from a province, in the price list's terms. */
@Entity({ name: 'rate_zone' })
export class RateZoneEntity {
  /** The first two digits of the adcode. */
  @PrimaryColumn({ name: 'origin_prefix', type: 'text' })
  originPrefix!: string;

  @PrimaryColumn({ name: 'target_prefix', type: 'text' })
  targetPrefix!: string;

  @Column({ name: 'zone', type: 'text' })
  zone!: Zone;

  @Column({ name: 'demo', type: 'boolean' })
  demo!: boolean;
}
