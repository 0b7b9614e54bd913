import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../platform/audit/record-audit.js';
import { CodedError } from '../platform/errors.js';
import type { Permission, Role, Staff, Tier } from '../protocol/index.js';
import { permissionsOf } from './permissions.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import type { Device } from './sessions/device.js';
import { SessionEntity } from './sessions/session.entity.js';
import { SignInAttempts } from './sessions/sign-in-attempts.js';
import { StaffEntity } from './staff.entity.js';
import { TeamStore } from './teams/teams.store.js';

/** How long a session lasts: one working day with overtime. */
export const SESSION_HOURS = 14;
/** A session's last sight is written down no more often. */
const SEEN_EVERY_MS = 60_000;

/** A hash of nothing anybody knows: checking it takes as long as checking a real one. */
const decoy = hash(randomBytes(32));

/** Somebody signed in. */
export interface StaffSession {
  sessionId: string;
  expiresAt: Date;
  staff: Staff;
}

/** Who wants to sign in, and from where. */
export interface SignInAttempt extends Device {
  login: string;
  password: string;
  code?: string | undefined;
  /** The whole address, for counting; never kept. */
  address?: string | undefined;
  /** What is kept of it. */
  place: string | null;
}

/** Accounts and sessions of staff. */
@Injectable()
export class StaffIdentityService {
  constructor(
    @InjectRepository(StaffEntity) private readonly accounts: Repository<StaffEntity>,
    @InjectRepository(SessionEntity) private readonly sessions: Repository<SessionEntity>,
    private readonly attempts: SignInAttempts,
    private readonly secondFactor: SecondFactorService,
    private readonly teams: TeamStore,
  ) {}

  /**
   * Opens a session. Ten wrong passwords or codes for a login lock it for five minutes.
   * @throws {CodedError} CREDENTIALS_WRONG, CODE_NEEDED, CODE_WRONG, RATE_LIMITED
   */
  async signIn(
    attempt: SignInAttempt,
    now: Date,
  ): Promise<{ token: string; expiresAt: Date; staff: Staff }> {
    const login = attempt.login.trim().toLowerCase();
    const account = await this.accounts.findOneBy({ login });
    const counted = { login, address: attempt.address, staffId: account?.id };
    await this.attempts.spend(counted, now);
    const right = await verify(account?.passwordHash ?? (await decoy), attempt.password);
    if (!account || !right) throw wrongCredentials();
    await this.secondFactor.require(account.id, attempt.code, now);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
    await this.open(account, { attempt, token, expiresAt, now });
    await this.attempts.forgive(counted);
    return { token, expiresAt, staff: await this.present(account) };
  }

  /**
   * Who a session's token belongs to.
   * @throws {CodedError} NOT_AUTHENTICATED when there is no such session or it has run out
   */
  async authenticate(token: string | undefined, now: Date): Promise<StaffSession> {
    const session = token
      ? await this.sessions.findOneBy({ tokenHash: digest(token), expiresAt: MoreThan(now) })
      : null;
    if (!session || session.staff.deactivatedAt) {
      throw new CodedError('NOT_AUTHENTICATED', 'Sign in first');
    }
    if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
      await this.sessions.update({ id: session.id }, { lastSeenAt: now });
    }
    const { id, expiresAt } = session;
    return { sessionId: id, expiresAt, staff: await this.present(session.staff) };
  }

  /** A socket of the session was there until now. A server that goes away may not note it. */
  async seen(sessionId: string, now: Date): Promise<void> {
    await this.sessions.update({ id: sessionId }, { lastSeenAt: now }).catch(() => undefined);
  }

  async signOut({ sessionId, staff }: StaffSession, now: Date): Promise<void> {
    await this.sessions.manager.transaction(async (manager) => {
      await manager.delete(SessionEntity, { id: sessionId });
      const entry = { actorId: staff.id, action: 'session.closed', subject: sessionId };
      await recordAudit(manager, entry, now);
    });
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

  private async present(account: StaffEntity): Promise<Staff> {
    const { id, login, name, tier, roles } = account;
    const readsTeams = await this.teams.overseenBy(id);
    return { id, login, name, tier, roles, permissions: permissionsOf(account), readsTeams };
  }

  /**
   * Whatever ended the account's sessions since its password was looked at ends this one too: the
   * row is read anew, behind whoever is changing it.
   */
  private async open(
    account: StaffEntity,
    opened: { attempt: SignInAttempt; token: string; expiresAt: Date; now: Date },
  ): Promise<void> {
    const { attempt, token, expiresAt, now } = opened;
    const { browser, system, place } = attempt;
    const id = uuidv7();
    await this.sessions.manager.transaction(async (manager) => {
      const rows: unknown[] = await manager.query(
        `INSERT INTO staff_session
           (id, staff_id, token_hash, expires_at, browser, system, place, created_at, last_seen_at)
         SELECT $1, s.id, $4, $5, $6, $7, $8, $9, $9 FROM staff s
          WHERE s.id = $2 AND s.password_hash = $3 AND s.deactivated_at IS NULL FOR SHARE
         RETURNING id`,
        [
          id,
          account.id,
          account.passwordHash,
          digest(token),
          expiresAt,
          browser,
          system,
          place,
          now,
        ],
      );
      if (rows.length === 0) throw wrongCredentials();
      await manager.query(`DELETE FROM staff_session WHERE staff_id = $1 AND expires_at <= $2`, [
        account.id,
        now,
      ]);
      const details = { browser, system, place };
      const entry = { actorId: account.id, action: 'session.opened', subject: id, details };
      await recordAudit(manager, entry, now);
    });
  }
}

function wrongCredentials(): CodedError {
  return new CodedError('CREDENTIALS_WRONG', 'Login and password do not match');
}

/** What is done over a socket ends with its session. @throws {CodedError} NOT_AUTHENTICATED */
export function requireRunning({ expiresAt }: StaffSession, now: Date): void {
  if (expiresAt > now) return;
  throw new CodedError('NOT_AUTHENTICATED', 'The session has run out');
}

/** @throws {CodedError} PERMISSION_DENIED, naming the permission that is missing */
export function requirePermission(staff: Staff, permission: Permission): void {
  if (staff.permissions.includes(permission)) return;
  throw new CodedError('PERMISSION_DENIED', 'Your account may not do this', {
    details: { permission },
  });
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
