import { Injectable } from '@nestjs/common';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import { RealtimeService } from '../../platform/realtime/realtime.service.js';
import type {
  AccountDraft,
  AccountLink,
  AccountRevision,
  AccountView,
} from '../../protocol/index.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { TeamStore } from '../teams/teams.store.js';
import { AccountLinks } from './account-links.js';
import { AccountStore, type StoredAccount } from './account.store.js';
import { presentAccount } from './present-account.js';

/** The accounts of staff, as admins look after them. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly store: AccountStore,
    private readonly links: AccountLinks,
    private readonly teams: TeamStore,
    private readonly sessions: SessionsService,
    private readonly realtime: RealtimeService,
  ) {}

  async list(now: Date): Promise<AccountView[]> {
    const online = await this.sessions.online();
    return (await this.store.list(now)).map((account) => presentAccount(account, online));
  }

  /**
   * Makes an account that its owner opens by the link.
   * @throws {CodedError} STATE_CONFLICT where the login is taken; NOT_FOUND for unknown teams
   */
  async invite(
    draft: AccountDraft,
    actorId: string,
    now: Date,
  ): Promise<{ account: AccountView; link: AccountLink }> {
    const id = uuidv7();
    const link = await this.writing(async (manager) => {
      await this.store.insert(manager, id, draft);
      await this.teams.setTeamsOf(manager, id, draft.teamIds);
      const { tier, roles } = draft;
      const entry = { actorId, action: 'staff.invited', subject: id, details: { tier, roles } };
      await recordAudit(manager, entry, now);
      return this.links.issue(manager, { staffId: id, purpose: 'invitation', actorId }, now);
    });
    return { account: await this.view(id, now), link };
  }

  /**
   * Changes what somebody is and does. Whoever is signed in goes on with what they may do now.
   * @throws {CodedError} STATE_CONFLICT where it was changed meanwhile, or an admin would give up
   *   being one; NOT_FOUND
   */
  async revise(
    id: string,
    revision: AccountRevision,
    actorId: string,
    now: Date,
  ): Promise<AccountView> {
    if (id === actorId && !revision.roles.includes('admin')) {
      throw new CodedError(
        'STATE_CONFLICT',
        'Nobody gives up looking after accounts for themselves',
      );
    }
    const { before, hasMoved } = await this.writing(async (manager) => {
      await this.assertStillAdmin(manager, actorId);
      const account = await this.store.read(manager, id);
      if (!account) throw new CodedError('NOT_FOUND', 'No such account');
      if (!(await this.store.update(manager, id, revision))) {
        throw new CodedError('STATE_CONFLICT', 'Somebody has changed the account meanwhile');
      }
      const hasMoved = await this.teams.setTeamsOf(manager, id, revision.teamIds);
      const details = {
        tier: [account.tier, revision.tier],
        roles: [account.roles, revision.roles],
      };
      const entry = { actorId, action: 'staff.revised', subject: id, details };
      await recordAudit(manager, entry, now);
      return { before: account, hasMoved };
    });
    const { name, tier, roles } = revision;
    const isAnother =
      hasMoved ||
      before.name !== name ||
      before.tier !== tier ||
      before.roles.join() !== roles.join();
    if (isAnother) this.realtime.disconnectStaff(id);
    return this.view(id, now);
  }

  /**
   * Ends every session now; nobody signs in with it until it is used again. What the person had
   * goes back to the queue after the grace period.
   * @throws {CodedError} STATE_CONFLICT for oneself; NOT_FOUND
   */
  async deactivate(id: string, actorId: string, now: Date): Promise<AccountView> {
    if (id === actorId) throw new CodedError('STATE_CONFLICT', 'Somebody else has to do this');
    const ended = await this.writing(async (manager) => {
      await this.assertStillAdmin(manager, actorId);
      await this.switchTo(manager, id, now);
      await this.links.withdraw(manager, id);
      const action = 'staff.deactivated';
      await recordAudit(manager, { actorId, action, subject: id }, now);
      return this.sessions.removeAll(manager, id);
    });
    this.sessions.cut(ended);
    this.realtime.disconnectStaff(id);
    return this.view(id, now);
  }

  /** @throws {CodedError} STATE_CONFLICT where it is in use; NOT_FOUND */
  async reactivate(id: string, actorId: string, now: Date): Promise<AccountView> {
    await this.writing(async (manager) => {
      await this.assertStillAdmin(manager, actorId);
      await this.switchTo(manager, id, null);
      await recordAudit(manager, { actorId, action: 'staff.reactivated', subject: id }, now);
    });
    return this.view(id, now);
  }

  /**
   * A new one-time link: the invitation again, or to set a password that was lost.
   * @throws {CodedError} STATE_CONFLICT for an account that is not in use; NOT_FOUND
   */
  async newLink(id: string, actorId: string, now: Date): Promise<AccountLink> {
    const account = await this.find(id, now);
    if (account.deactivatedAt) throw new CodedError('STATE_CONFLICT', 'The account is not in use');
    const purpose = account.hasPassword ? 'reset' : 'invitation';
    return this.store.transaction((manager) =>
      this.links.issue(manager, { staffId: id, purpose, actorId }, now),
    );
  }

  private async view(id: string, now: Date): Promise<AccountView> {
    return presentAccount(await this.find(id, now), await this.sessions.online());
  }

  private async find(id: string, now: Date): Promise<StoredAccount> {
    const [account] = await this.store.list(now, id);
    if (!account) throw new CodedError('NOT_FOUND', 'No such account');
    return account;
  }

  /** Two admins who take each other out at once: one of them is no admin any more by then. */
  private async assertStillAdmin(manager: EntityManager, actorId: string): Promise<void> {
    if ((await this.store.lockAdmins(manager)).includes(actorId)) return;
    throw new CodedError('PERMISSION_DENIED', 'You are no admin any more', {
      details: { permission: 'staff.manage' },
    });
  }

  private async switchTo(manager: EntityManager, id: string, at: Date | null): Promise<void> {
    if (!(await this.store.read(manager, id))) {
      throw new CodedError('NOT_FOUND', 'No such account');
    }
    if (!(await this.store.setDeactivated(manager, id, at))) {
      throw new CodedError('STATE_CONFLICT', 'It is so already');
    }
  }

  /** What the keys refuse, as codes. */
  private async writing<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.store.transaction(work);
    } catch (error) {
      const code = error instanceof QueryFailedError && 'code' in error ? error.code : undefined;
      if (code === '23505') throw new CodedError('STATE_CONFLICT', 'The login is taken');
      if (code === '23503') throw new CodedError('NOT_FOUND', 'A team does not exist');
      throw error;
    }
  }
}
