import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Locale } from '../../protocol/index.js';
import type { WeeklyHours } from './outlet-hours.js';

/** Where a company gives none, its Chinese name and address are shown. */
export type OutletTranslations = Partial<
  Record<Exclude<Locale, 'zh-CN'>, { name?: string; address?: string }>
>;

/** A place where parcels are handed in or collected. All of it is public. */
@Entity({ name: 'outlet' })
export class OutletEntity {
  @PrimaryGeneratedColumn('identity', { name: 'id', type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'company', type: 'text' })
  company!: string;

  /** The company's own, unique within it. */
  @Column({ name: 'code', type: 'text' })
  code!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'brand', type: 'text' })
  brand!: string;

  /** The district's code, or the city's where a city has no districts. */
  @Column({ name: 'adcode', type: 'text' })
  adcode!: string;

  @Column({ name: 'address', type: 'text' })
  address!: string;

  /** Its name and address in the other languages. */
  @Column({ name: 'translations', type: 'jsonb' })
  translations!: OutletTranslations;

  /** Degrees, GCJ-02 as Chinese maps use them. */
  @Column({ name: 'longitude', type: 'double precision', nullable: true })
  longitude!: number | null;

  @Column({ name: 'latitude', type: 'double precision', nullable: true })
  latitude!: number | null;

  @Column({ name: 'phone', type: 'text' })
  phone!: string;

  @Column({ name: 'hours', type: 'jsonb' })
  hours!: WeeklyHours;

  /** What it does, in the company's own words, e.g. `寄件`, `自提`. */
  @Column({ name: 'services', type: 'text', array: true })
  services!: string[];

  @Column({ name: 'demo', type: 'boolean' })
  demo!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
