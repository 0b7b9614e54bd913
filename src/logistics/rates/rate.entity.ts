import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Terms } from './fee.js';
import type { Surcharge } from './surcharge.js';

/** The price of one product of a company from one province into one zone, from a day on. */
@Entity({ name: 'rate' })
export class RateEntity {
  @PrimaryColumn({ name: 'company', type: 'text' })
  company!: string;

  /** The first two digits of the adcode. */
  @PrimaryColumn({ name: 'origin_prefix', type: 'text' })
  originPrefix!: string;

  /** A ring around the origin that the company's zone table names. */
  @PrimaryColumn({ name: 'zone', type: 'text' })
  zone!: string;

  /** A code clients may translate, e.g. `standard`. */
  @PrimaryColumn({ name: 'product', type: 'text' })
  product!: string;

  /** The first day it holds on, `2026-11-23`. Of two that hold the later begun counts. */
  @PrimaryColumn({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  /** The last day it holds on. */
  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil!: string | null;

  /** What the company calls it. */
  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** Which product is shown first: the lower the sooner. */
  @Column({ name: 'rank', type: 'smallint' })
  rank!: number;

  /** The lightest and the heaviest shipment it is offered for. */
  @Column({ name: 'grams_from', type: 'integer' })
  gramsFrom!: number;

  @Column({ name: 'grams_until', type: 'integer' })
  gramsUntil!: number;

  @Column({ name: 'terms', type: 'jsonb' })
  terms!: Terms;

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
