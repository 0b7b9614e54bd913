import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import { networkOf } from '../../platform/http/network-of.js';

const WINDOW_MS = 5 * 60_000;
/** Wrong passwords or codes for one login in a window. */
const MOST_FOR_LOGIN = 10;
/** And from one address: an office shares one. */
const MOST_FROM_ADDRESS = 200;

/** Somebody who tries to prove that they are somebody. */
export interface Attempt {
  login: string;
  /** Where it comes from; undefined: somebody who is signed in already. */
  address: string | undefined;
  /** Whose login it is, where it is anybody's. */
  staffId: string | undefined;
}

/**
 * How often somebody may be wrong. The counts are in the database: neither another node nor a
 * restart begins anew. What is typed as a login is kept as a hash: people mistype passwords there.
 */
@Injectable()
export class SignInAttempts {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Counts an attempt before it is looked at.
   * @throws {CodedError} RATE_LIMITED until the window ends
   */
  async spend(attempt: Attempt, now: Date): Promise<void> {
    await this.forgetEnded(now);
    const { login, address } = scopesOf(attempt);
    if (address) await this.count(address, MOST_FROM_ADDRESS, now);
    const counted = await this.count(login, MOST_FOR_LOGIN, now);
    if (counted < MOST_FOR_LOGIN || !attempt.staffId) return;
    // The last one before the login is locked: told once a window.
    await recordAudit(
      this.database,
      { actorId: null, action: 'sign_in.limited', subject: attempt.staffId },
      now,
    );
  }

  /** It was no guess. */
  async forgive(attempt: Attempt): Promise<void> {
    const { login, address } = scopesOf(attempt);
    await this.database.query(`DELETE FROM sign_in_attempt WHERE scope = $1`, [login]);
    await this.database.query(
      `UPDATE sign_in_attempt SET attempts = GREATEST(0, attempts - 1) WHERE scope = $1`,
      [address],
    );
  }

  private async count(scope: string, most: number, now: Date): Promise<number> {
    const rows = (await this.database.query(
      `INSERT INTO sign_in_attempt AS a (scope, attempts, until) VALUES ($1, 1, $3)
       ON CONFLICT (scope) DO UPDATE
          SET attempts = CASE WHEN a.until <= $2 THEN 1 ELSE a.attempts + 1 END,
              until = CASE WHEN a.until <= $2 THEN $3 ELSE a.until END
        WHERE a.until <= $2 OR a.attempts < $4
       RETURNING attempts`,
      [scope, now, new Date(now.getTime() + WINDOW_MS), most],
    )) as { attempts: number }[];
    if (rows[0]) return rows[0].attempts;
    const [locked] = (await this.database.query(
      `SELECT until FROM sign_in_attempt WHERE scope = $1`,
      [scope],
    )) as { until: Date }[];
    const retryAfterMs = Math.max(0, (locked?.until ?? now).getTime() - now.getTime());
    throw new CodedError('RATE_LIMITED', 'Too many attempts to sign in', { retryAfterMs });
  }

  /** A few windows that are over: more than one attempt can add. */
  private async forgetEnded(now: Date): Promise<void> {
    await this.database.query(
      `DELETE FROM sign_in_attempt WHERE scope IN (
         SELECT scope FROM sign_in_attempt WHERE until <= $1 ORDER BY until LIMIT 10
            FOR UPDATE SKIP LOCKED)`,
      [now],
    );
  }
}

function scopesOf({ login, address }: Attempt): { login: string; address?: string } {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  return {
    login: `login:${hash(login)}`,
    ...(address && { address: `address:${networkOf(address)}` }),
  };
}
