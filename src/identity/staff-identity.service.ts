import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { MoreThan, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CodedError } from '../platform/errors.js';
import type { Permission, Role, Staff, Tier } from '../protocol/index.js';
import { permissionsOf } from './permissions.js';
import { SessionEntity } from './session.entity.js';
import { StaffEntity } from './staff.entity.js';

/** How long a session lasts: one working day with overtime. */
export const SESSION_HOURS = 14;

/** A hash of nothing anybody knows: checking it takes as long as checking a real one. */
const decoy = hash(randomBytes(32));

/** Somebody signed in. */
export interface StaffSession {
  sessionId: string;
  staff: Staff;
}

/** Accounts and sessions of staff. */
@Injectable()
export class StaffIdentityService {
  private readonly attempts = new RateLimiterMemory({ points: 10, duration: 300 });

  constructor(
    @InjectRepository(StaffEntity) private readonly accounts: Repository<StaffEntity>,
    @InjectRepository(SessionEntity) private readonly sessions: Repository<SessionEntity>,
  ) {}

  /**
   * Opens a session. Ten wrong passwords for a login lock it for five minutes.
   * @throws {CodedError} CREDENTIALS_WRONG, RATE_LIMITED
   */
  async signIn(
    login: string,
    password: string,
    now: Date,
  ): Promise<{ token: string; expiresAt: Date; staff: Staff }> {
    const key = login.toLowerCase();
    await this.countAttempt(key);
    const account = await this.accounts.findOneBy({ login: key });
    const right = await verify(account?.passwordHash ?? (await decoy), password);
    if (!account || !right) {
      throw new CodedError('CREDENTIALS_WRONG', 'Login and password do not match');
    }
    await this.attempts.delete(key);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
    await this.sessions.insert({
      id: uuidv7(),
      staff: account,
      tokenHash: digest(token),
      expiresAt,
    });
    return { token, expiresAt, staff: presentStaff(account) };
  }

  /**
   * Who a session's token belongs to.
   * @throws {CodedError} NOT_AUTHENTICATED when there is no such session or it has run out
   */
  async authenticate(token: string | undefined, now: Date): Promise<StaffSession> {
    const session = token
      ? await this.sessions.findOneBy({ tokenHash: digest(token), expiresAt: MoreThan(now) })
      : null;
    if (!session) throw new CodedError('NOT_AUTHENTICATED', 'Sign in first');
    return { sessionId: session.id, staff: presentStaff(session.staff) };
  }

  async signOut(sessionId: string): Promise<void> {
    await this.sessions.delete({ id: sessionId });
  }

  /** Creates an account; does nothing where the login exists. Returns whether it was created. */
  async createAccount(account: {
    login: string;
    name: string;
    tier: Tier;
    roles: Role[];
    password: string;
    demo: boolean;
  }): Promise<boolean> {
    const { password, ...rest } = account;
    const row = { ...rest, id: uuidv7(), passwordHash: await hash(password) };
    const result = await this.accounts
      .createQueryBuilder()
      .insert()
      .values(row)
      .orIgnore()
      .returning('id')
      .execute();
    return Array.isArray(result.raw) && result.raw.length > 0;
  }

  async hasAccounts(): Promise<boolean> {
    return this.accounts.exists();
  }

  private async countAttempt(key: string): Promise<void> {
    try {
      await this.attempts.consume(key);
    } catch (refused) {
      const retryAfterMs = refused instanceof RateLimiterRes ? refused.msBeforeNext : 60_000;
      throw new CodedError('RATE_LIMITED', 'Too many attempts to sign in', { retryAfterMs });
    }
  }
}

/** @throws {CodedError} PERMISSION_DENIED, naming the permission that is missing */
export function requirePermission(staff: Staff, permission: Permission): void {
  if (staff.permissions.includes(permission)) return;
  throw new CodedError('PERMISSION_DENIED', 'Your account may not do this', {
    details: { permission },
  });
}

function presentStaff(account: StaffEntity): Staff {
  const { id, login, name, tier, roles } = account;
  return { id, login, name, tier, roles, permissions: permissionsOf(account) };
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
