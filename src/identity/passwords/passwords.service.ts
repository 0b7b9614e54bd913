import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import type { Staff } from '../../protocol/index.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SignInAttempts } from '../sessions/sign-in-attempts.js';
import type { StaffSession } from '../staff-identity.service.js';
import { refusalOf, type PasswordOwner } from './password-rules.js';

/** Setting and changing passwords. They are kept as argon2id hashes. */
@Injectable()
export class PasswordsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly attempts: SignInAttempts,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * The hash of a password that may be used.
   * @throws {CodedError} PASSWORD_REFUSED with `details.reason`
   */
  async accept(
    password: string,
    owner: PasswordOwner & { passwordHash: string | null },
  ): Promise<string> {
    const isSame = owner.passwordHash !== null && (await verify(owner.passwordHash, password));
    const reason = isSame ? 'same' : await refusalOf(password, owner);
    if (reason) {
      throw new CodedError('PASSWORD_REFUSED', 'Choose another password', { details: { reason } });
    }
    return hash(password);
  }

  async set(
    manager: EntityManager,
    staffId: string,
    passwordHash: string,
    now: Date,
    details: { by: 'invitation' | 'reset' | 'owner' },
  ): Promise<void> {
    await manager.query(`UPDATE staff SET password_hash = $2 WHERE id = $1`, [
      staffId,
      passwordHash,
    ]);
    await recordAudit(
      manager,
      { actorId: staffId, action: 'staff.password_set', subject: staffId, details },
      now,
    );
  }

  /**
   * Whether it is really the person who sits there: as limited as signing in.
   * @throws {CodedError} CREDENTIALS_WRONG, RATE_LIMITED
   */
  async prove({ id, login }: Staff, password: string, now: Date): Promise<string> {
    const attempt = { login, address: undefined, staffId: id };
    await this.attempts.spend(attempt, now);
    const [row] = (await this.database.query(
      `SELECT password_hash AS "passwordHash" FROM staff WHERE id = $1`,
      [id],
    )) as { passwordHash: string | null }[];
    if (!row?.passwordHash || !(await verify(row.passwordHash, password))) {
      throw new CodedError('CREDENTIALS_WRONG', 'That is not the present password');
    }
    await this.attempts.forgive(attempt);
    return row.passwordHash;
  }

  /**
   * Changes one's own; every other session ends.
   * @throws {CodedError} CREDENTIALS_WRONG, RATE_LIMITED, PASSWORD_REFUSED
   */
  async change(
    { staff, sessionId }: StaffSession,
    { current, next }: { current: string; next: string },
    now: Date,
  ): Promise<void> {
    const before = await this.prove(staff, current, now);
    const passwordHash = await this.accept(next, { ...staff, passwordHash: before });
    const ended = await this.database.transaction(async (manager) => {
      await this.set(manager, staff.id, passwordHash, now, { by: 'owner' });
      return this.sessions.removeAll(manager, staff.id, sessionId);
    });
    this.sessions.cut(ended);
  }
}
