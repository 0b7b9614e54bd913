import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { StaffEntity } from '../staff.entity.js';

/** A signed-in browser or program. The token itself is not kept, only its SHA-256. */
@Entity('staff_session')
export class SessionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @ManyToOne(() => StaffEntity, { eager: true })
  @JoinColumn({ name: 'staff_id' })
  staff!: StaffEntity;

  @Column('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt!: Date;
}
