import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import type { VipDraft, VipRevision, VipView } from '../../protocol/index.js';
import { keptValue, maskedValue } from './vip-value.js';
import { VipStore, type StoredVip } from './vip.store.js';

/** Whom the company puts first. The list shows nobody in full; who looks is recorded. */
@Injectable()
export class VipsService {
  constructor(private readonly store: VipStore) {}

  async list(): Promise<VipView[]> {
    return (await this.store.list()).map(masked);
  }

  /** @throws {CodedError} STATE_CONFLICT where this customer is named already */
  async add(draft: VipDraft, actorId: string, now: Date): Promise<VipView> {
    const id = uuidv7();
    const kept = { ...draft, value: keptValue(draft.kind, draft.value) };
    return this.store.transaction(async (manager) => {
      if (!(await this.store.insert(manager, kept, { id, actorId, at: now }))) {
        throw new CodedError('STATE_CONFLICT', 'This customer is on the list already');
      }
      const details = { kind: draft.kind, validUntil: draft.validUntil };
      await recordAudit(manager, { actorId, action: 'vip.named', subject: id, details }, now);
      return masked(existing(await this.store.read(id, manager)));
    });
  }

  /** @throws {CodedError} STATE_CONFLICT where it was changed meanwhile; NOT_FOUND */
  async revise(id: string, revision: VipRevision, actorId: string, now: Date): Promise<VipView> {
    return this.store.transaction(async (manager) => {
      existing(await this.store.read(id, manager));
      if (!(await this.store.revise(manager, id, revision))) {
        throw new CodedError('STATE_CONFLICT', 'Somebody has changed the entry meanwhile');
      }
      const details = { validUntil: revision.validUntil };
      await recordAudit(manager, { actorId, action: 'vip.revised', subject: id, details }, now);
      return masked(existing(await this.store.read(id, manager)));
    });
  }

  /** @throws {CodedError} NOT_FOUND */
  async remove(id: string, actorId: string, now: Date): Promise<void> {
    await this.store.transaction(async (manager) => {
      if (!(await this.store.remove(manager, id))) existing(null);
      await recordAudit(manager, { actorId, action: 'vip.removed', subject: id }, now);
    });
  }

  /** The entry in full, which is recorded. @throws {CodedError} NOT_FOUND */
  async reveal(id: string, actorId: string, now: Date): Promise<VipView> {
    return this.store.transaction(async (manager) => {
      const entry = existing(await this.store.read(id, manager));
      await recordAudit(manager, { actorId, action: 'vip.revealed', subject: id }, now);
      return view(entry);
    });
  }
}

function existing(entry: StoredVip | null): StoredVip {
  if (!entry) throw new CodedError('NOT_FOUND', 'Nobody of that kind is on the list');
  return entry;
}

function view(entry: StoredVip): VipView {
  return {
    ...entry,
    validUntil: entry.validUntil?.toISOString() ?? null,
    createdAt: entry.createdAt.toISOString(),
  };
}

function masked(entry: StoredVip): VipView {
  return { ...view(entry), value: maskedValue(entry.kind, entry.value) };
}
