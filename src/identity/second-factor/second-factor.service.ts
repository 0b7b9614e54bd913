import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import type { SecondFactorOffer, Staff } from '../../protocol/index.js';
import { authenticatorUri, newSecret, stepOfCode } from './authenticator-code.js';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.js';

/** Codes of an authenticator beside the password, for those who want them. */
@Injectable()
export class SecondFactorService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Lets whoever has no second factor pass, and who has one with a code that was not used before.
   * @throws {CodedError} CODE_NEEDED without a code; CODE_WRONG
   */
  async require(staffId: string, code: string | undefined, now: Date): Promise<void> {
    const secret = await this.secretOf(staffId, true);
    if (!secret) return;
    if (!code) throw new CodedError('CODE_NEEDED', 'Send the code of the authenticator as well');
    const step = stepOfCode(secret, code.replace(/\s/g, ''), now);
    const taken = step
      ? await this.takeStep(staffId, step)
      : await this.takeRecoveryCode(staffId, code, now);
    if (!taken) throw new CodedError('CODE_WRONG', 'The code is wrong or was used before');
  }

  async state(staffId: string): Promise<{ secondFactor: boolean; recoveryCodesLeft: number }> {
    const [row] = (await this.database.query(
      `SELECT EXISTS (SELECT FROM staff_second_factor
                       WHERE staff_id = $1 AND confirmed_at IS NOT NULL) AS "secondFactor",
              (SELECT count(*)::integer FROM staff_recovery_code
                WHERE staff_id = $1) AS "recoveryCodesLeft"`,
      [staffId],
    )) as { secondFactor: boolean; recoveryCodesLeft: number }[];
    return row ?? { secondFactor: false, recoveryCodesLeft: 0 };
  }

  /**
   * A secret to put into an authenticator; asked for only once it was confirmed by a code.
   * @throws {CodedError} STATE_CONFLICT where there is one already
   */
  async offer({ id, login }: Staff): Promise<SecondFactorOffer> {
    const secret = newSecret();
    const rows: unknown[] = await this.database.query(
      `INSERT INTO staff_second_factor AS f (staff_id, secret) VALUES ($1, $2)
       ON CONFLICT (staff_id) DO UPDATE SET secret = excluded.secret
        WHERE f.confirmed_at IS NULL
       RETURNING 1`,
      [id, secret],
    );
    if (rows.length === 0) throw new CodedError('STATE_CONFLICT', 'There is a second factor');
    return { secret, uri: authenticatorUri(login, secret) };
  }

  /**
   * The authenticator is set up: from now on sign-in asks for it.
   * @returns codes for when it is lost, told this once
   * @throws {CodedError} CODE_WRONG; STATE_CONFLICT where nothing waits to be confirmed
   */
  async confirm(staffId: string, code: string, now: Date): Promise<string[]> {
    const secret = await this.secretOf(staffId, false);
    if (!secret) throw new CodedError('STATE_CONFLICT', 'Nothing waits to be confirmed');
    const step = stepOfCode(secret, code.replace(/\s/g, ''), now);
    if (!step) throw new CodedError('CODE_WRONG', 'The code does not belong to this secret');
    const codes = newRecoveryCodes();
    await this.database.transaction(async (manager) => {
      const [, confirmed] = (await manager.query(
        `UPDATE staff_second_factor SET confirmed_at = $3, last_step = $4
          WHERE staff_id = $1 AND secret = $2 AND confirmed_at IS NULL`,
        [staffId, secret, now, step],
      )) as [unknown[], number];
      if (confirmed === 0) throw new CodedError('STATE_CONFLICT', 'It was confirmed already');
      await manager.query(`DELETE FROM staff_recovery_code WHERE staff_id = $1`, [staffId]);
      await manager.query(
        `INSERT INTO staff_recovery_code (staff_id, code_hash) SELECT $1, unnest($2::bytea[])`,
        [staffId, codes.map(hashOfRecoveryCode)],
      );
      await this.audit(manager, staffId, staffId, 'second_factor.added', now);
    });
    return codes;
  }

  /** Asks for it no more. @throws {CodedError} STATE_CONFLICT where there is none */
  async remove(staffId: string, actorId: string, now: Date): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [, removed] = (await manager.query(
        `DELETE FROM staff_second_factor WHERE staff_id = $1 AND confirmed_at IS NOT NULL`,
        [staffId],
      )) as [unknown[], number];
      if (removed === 0) throw new CodedError('STATE_CONFLICT', 'There is no second factor');
      await manager.query(`DELETE FROM staff_recovery_code WHERE staff_id = $1`, [staffId]);
      await this.audit(manager, staffId, actorId, 'second_factor.removed', now);
    });
  }

  private async secretOf(staffId: string, confirmed: boolean): Promise<string | undefined> {
    const [row] = (await this.database.query(
      `SELECT secret FROM staff_second_factor
        WHERE staff_id = $1 AND (confirmed_at IS NOT NULL) = $2`,
      [staffId, confirmed],
    )) as { secret: string }[];
    return row?.secret;
  }

  /** A code that somebody looked at over a shoulder is worth nothing any more. */
  private async takeStep(staffId: string, step: number): Promise<boolean> {
    const [, taken] = (await this.database.query(
      `UPDATE staff_second_factor SET last_step = $2 WHERE staff_id = $1 AND last_step < $2`,
      [staffId, step],
    )) as [unknown[], number];
    return taken > 0;
  }

  private async takeRecoveryCode(staffId: string, code: string, now: Date): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [, taken] = (await manager.query(
        `DELETE FROM staff_recovery_code WHERE staff_id = $1 AND code_hash = $2`,
        [staffId, hashOfRecoveryCode(code)],
      )) as [unknown[], number];
      if (taken > 0) await this.audit(manager, staffId, staffId, 'recovery_code.used', now);
      return taken > 0;
    });
  }

  private audit(
    on: EntityManager,
    subject: string,
    actorId: string,
    action: string,
    now: Date,
  ): Promise<void> {
    return recordAudit(on, { actorId, action, subject }, now);
  }
}
