import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Surcharge } from './parcel-freight.js';
import type { Zone } from './rate-zone.js';

/** The price of one product from one province into one zone. Grams and fen. */
@Entity({ name: 'rate' })
export class RateEntity {
  /** The first two digits of the adcode. */
  @PrimaryColumn({ name: 'origin_prefix', type: 'text' })
  originPrefix!: string;

  @PrimaryColumn({ name: 'zone', type: 'text' })
  zone!: Zone;

  /** A code clients may translate, e.g. `standard`. */
  @PrimaryColumn({ name: 'product', type: 'text' })
  product!: string;

  /** What the company calls it. */
  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** Which product is shown first: the lower the sooner. */
  @Column({ name: 'rank', type: 'smallint' })
  rank!: number;

  @Column({ name: 'first_grams', type: 'integer' })
  firstGrams!: number;

  @Column({ name: 'first_fen', type: 'integer' })
  firstFen!: number;

  @Column({ name: 'step_grams', type: 'integer' })
  stepGrams!: number;

  @Column({ name: 'next_fen', type: 'integer' })
  nextFen!: number;

  /** Cubic centimetres that count as one kilogram. */
  @Column({ name: 'divisor', type: 'integer' })
  divisor!: number;

  @Column({ name: 'surcharges', type: 'jsonb' })
  surcharges!: Surcharge[];

  /** Usual days under way, the fewest. */
  @Column({ name: 'days_from', type: 'smallint' })
  daysFrom!: number;

  /** Usual days under way, the most. */
  @Column({ name: 'days_until', type: 'smallint' })
  daysUntil!: number;

  @Column({ name: 'demo', type: 'boolean' })
  demo!: boolean;
}
