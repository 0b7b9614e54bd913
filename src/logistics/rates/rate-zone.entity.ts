import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a province is from a province, in a company's price list's terms. */
@Entity({ name: 'rate_zone' })
export class RateZoneEntity {
  @PrimaryColumn({ name: 'company', type: 'text' })
  company!: string;

  /** The first two digits of the adcode. */
  @PrimaryColumn({ name: 'origin_prefix', type: 'text' })
  originPrefix!: string;

  @PrimaryColumn({ name: 'target_prefix', type: 'text' })
  targetPrefix!: string;

  @Column({ name: 'zone', type: 'text' })
  zone!: string;

  @Column({ name: 'demo', type: 'boolean' })
  demo!: boolean;
}
