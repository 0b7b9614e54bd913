import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import type { AccountLink, LinkPurpose, LinkView } from '../../protocol/index.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { SessionsService } from '../sessions/sessions.service.js';

/** A long weekend for who is new; a password that is lost is wanted at once. */
const LIFE_HOURS: Record<LinkPurpose, number> = { invitation: 72, reset: 24 };

interface OpenLink {
  staffId: string;
  purpose: LinkPurpose;
  expiresAt: Date;
  login: string;
  name: string;
  passwordHash: string | null;
}

/**
 * One-time links by which somebody sets their password. Only the hash of a link is kept: it is
 * told once, to the admin who made it.
 */
@Injectable()
export class AccountLinks {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
  ) {}

  /** Makes one in the caller's transaction; the one before is worth nothing any more. */
  async issue(
    manager: EntityManager,
    {
      staffId,
      purpose,
      actorId,
    }: { staffId: string; purpose: LinkPurpose; actorId: string | null },
    now: Date,
  ): Promise<AccountLink> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(now.getTime() + LIFE_HOURS[purpose] * 3_600_000);
    await manager.query(
      `INSERT INTO staff_link (staff_id, purpose, token_hash, expires_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (staff_id) DO UPDATE
          SET purpose = excluded.purpose, token_hash = excluded.token_hash,
              expires_at = excluded.expires_at`,
      [staffId, purpose, digest(token), expiresAt],
    );
    const details = { purpose };
    await recordAudit(
      manager,
      { actorId, action: 'staff.link_made', subject: staffId, details },
      now,
    );
    return { purpose, token, expiresAt: expiresAt.toISOString() };
  }

  async withdraw(manager: EntityManager, staffId: string): Promise<void> {
    await manager.query(`DELETE FROM staff_link WHERE staff_id = $1`, [staffId]);
  }

  /** @throws {CodedError} LINK_INVALID */
  async read(token: string, now: Date): Promise<LinkView> {
    const { purpose, login, name, expiresAt } = await this.find(token, now);
    return { purpose, login, name, expiresAt: expiresAt.toISOString() };
  }

  /**
   * Sets the password, once, and ends whatever was signed in with the one before. A password that
   * is refused leaves the link as it is.
   * @throws {CodedError} LINK_INVALID, PASSWORD_REFUSED
   */
  async use(token: string, password: string, now: Date): Promise<{ login: string }> {
    const { staffId, purpose, ...owner } = await this.find(token, now);
    const passwordHash = await this.passwords.accept(password, owner);
    const ended = await this.database.transaction(async (manager) => {
      // Whoever puts the account aside has it before its link: taken here in the same order.
      await manager.query(`SELECT FROM staff WHERE id = $1 FOR NO KEY UPDATE`, [staffId]);
      const [rows] = (await manager.query(
        `DELETE FROM staff_link WHERE token_hash = $1 RETURNING staff_id`,
        [digest(token)],
      )) as [unknown[], number];
      if (rows.length === 0) throw invalid();
      await this.passwords.set(manager, staffId, passwordHash, now, { by: purpose });
      return this.sessions.removeAll(manager, staffId);
    });
    this.sessions.cut(ended);
    return { login: owner.login };
  }

  private async find(token: string, now: Date): Promise<OpenLink> {
    const [link] = (await this.database.query(
      `SELECT l.staff_id AS "staffId", l.purpose, l.expires_at AS "expiresAt", s.login, s.name,
              s.password_hash AS "passwordHash"
         FROM staff_link l JOIN staff s ON s.id = l.staff_id
        WHERE l.token_hash = $1 AND l.expires_at > $2 AND s.deactivated_at IS NULL`,
      [digest(token), now],
    )) as OpenLink[];
    if (!link) throw invalid();
    return link;
  }
}

function invalid(): CodedError {
  return new CodedError('LINK_INVALID', 'The link was used, has run out or was replaced');
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
