import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { recordAudit } from '../platform/audit/record-audit.js';
import { CodedError } from '../platform/errors.js';
import type { CallbackList, CallbackView, StaffCallbackView } from '../protocol/index.js';
import { CallbackStore, type CallbackRow, type CallbackWish } from './callback.store.js';
import { presentCallback, presentForStaff } from './present-callback.js';

type Condition = Parameters<CallbackStore['change']>[1];

/** Customers who rather want to be called than to wait. Their conversation keeps its place. */
@Injectable()
export class CallbacksService {
  constructor(
    private readonly store: CallbackStore,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /**
   * Notes whom to call. Asking again before anybody has taken it corrects what was asked.
   * `changed` is false where the very same was asked before.
   */
  async leave(
    wish: CallbackWish,
    now: Date,
  ): Promise<{ callback: CallbackView; changed: boolean }> {
    const { changed, ...row } = await this.store.leave(wish, now);
    return { callback: presentCallback(row, false), changed };
  }

  /** Those of a kind, of one team or of all: the first due first, of what is over the latest first. */
  async list(
    staffId: string,
    { which, teamId }: { which: CallbackList; teamId?: string | undefined },
  ): Promise<StaffCallbackView[]> {
    const rows = await this.store.list(staffId, which, teamId ?? null);
    const views = rows.map((row) => presentForStaff(row, staffId));
    return which === 'done' ? views : views.sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  }

  /**
   * Takes a callback and learns the number. Of any number who try, one succeeds.
   * @throws {CodedError} STATE_CONFLICT, NOT_FOUND
   */
  take(id: string, staffId: string, now: Date): Promise<StaffCallbackView> {
    return this.change(id, { from: 'open', to: 'taken', staffId, action: 'callback.taken' }, now);
  }

  /**
   * Nobody answered: whoever comes next may try.
   * @throws {CodedError} STATE_CONFLICT when this person has not taken it, or the customer has
   *   asked anew meanwhile; NOT_FOUND
   */
  putBack(id: string, staffId: string, now: Date): Promise<StaffCallbackView> {
    return this.change(
      id,
      { from: 'taken', to: 'open', staffId, action: 'callback.put_back' },
      now,
    );
  }

  /**
   * The customer was called.
   * @throws {CodedError} STATE_CONFLICT when this person has not taken it, NOT_FOUND
   */
  finish(id: string, staffId: string, now: Date): Promise<StaffCallbackView> {
    return this.change(id, { from: 'taken', to: 'done', staffId, action: 'callback.done' }, now);
  }

  /**
   * The number and the matter unmasked, for whoever looks after others; recorded before it is told.
   * @throws {CodedError} NOT_FOUND
   */
  reveal(id: string, staffId: string, now: Date): Promise<StaffCallbackView> {
    return this.database.transaction(async (manager) => {
      const row = await this.store.find(id, manager);
      if (!row) throw new CodedError('NOT_FOUND', 'No such callback');
      const entry = { actorId: staffId, action: 'callback.revealed', subject: id };
      await recordAudit(manager, entry, now);
      return presentForStaff(row, null);
    });
  }

  private change(
    id: string,
    { action, ...condition }: Condition & { action: string },
    now: Date,
  ): Promise<StaffCallbackView> {
    return this.database.transaction(async (manager) => {
      const row = await this.store.change(id, condition, now, manager);
      if (!row) throw await this.refusal(id, manager);
      await recordAudit(manager, { actorId: condition.staffId, action, subject: id }, now);
      return presentForStaff(row, condition.staffId);
    });
  }

  private async refusal(id: string, on: EntityManager): Promise<CodedError> {
    const row: CallbackRow | null = await this.store.find(id, on);
    if (!row) return new CodedError('NOT_FOUND', 'No such callback');
    return new CodedError('STATE_CONFLICT', 'The callback is not yours to change now', {
      details: { state: row.state },
    });
  }
}
