import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role, Tier } from '../protocol/index.js';

/** An account of a member of staff. */
@Entity('staff')
export class StaffEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { unique: true })
  login!: string;

  /** The name customers and colleagues see. */
  @Column('text')
  name!: string;

  @Column('text')
  tier!: Tier;

  @Column('text', { array: true })
  roles!: Role[];

  /** An argon2id hash in PHC form; null: invited, and no password set yet. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  /** Since then nobody signs in with it. */
  @Column('timestamptz', { name: 'deactivated_at', nullable: true })
  deactivatedAt!: Date | null;

  /** Made by the demo, with a generated password. */
  @Column('boolean')
  demo!: boolean;
}
