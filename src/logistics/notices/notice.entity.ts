import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText, NoticeKind } from '../../protocol/index.js';

/** What is the matter in a region for a time. Withdrawn ones are kept: answers were given by them. */
@Entity({ name: 'notice' })
export class NoticeEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'kind', type: 'text' })
  kind!: NoticeKind;

  @Column({ name: 'state', type: 'text' })
  state!: 'published' | 'withdrawn';

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  /** The digits that the codes of all places concerned begin with, see `regionOf`. */
  @Column({ name: 'regions', type: 'text', array: true })
  regions!: string[];

  @Column({ name: 'product', type: 'text', nullable: true })
  product!: string | null;

  @Column({ name: 'company', type: 'text', nullable: true })
  company!: string | null;

  @Column({ name: 'title', type: 'jsonb' })
  title!: LocalizedText;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz', nullable: true })
  endsAt!: Date | null;

  @Column({ name: 'delay_least_hours', type: 'integer', nullable: true })
  delayLeastHours!: number | null;

  @Column({ name: 'delay_most_hours', type: 'integer', nullable: true })
  delayMostHours!: number | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
