import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import type { ShiftDraft, ShiftPeriod, ShiftPlan, ShiftView } from '../../protocol/index.js';
import { ShiftStore, type PlanScope } from './shift.store.js';

/** Who plans, and for whom they may. */
export interface Planner {
  id: string;
  scope: PlanScope;
}

/** Who is to be at work when. */
@Injectable()
export class ShiftsService {
  constructor(private readonly store: ShiftStore) {}

  async plan(scope: PlanScope, period: ShiftPeriod): Promise<Omit<ShiftPlan, 'hours'>> {
    const staff = await this.store.staff(scope);
    const shifts = await this.store.ofPeople(
      staff.map(({ id }) => id),
      period,
    );
    return { staff, shifts };
  }

  /** Somebody's own. */
  of(staffId: string, period: ShiftPeriod): Promise<ShiftView[]> {
    return this.store.ofPeople([staffId], period);
  }

  /**
   * Plans all of these shifts, or none.
   * @throws {CodedError} SHIFT_OVERLAPS; PERMISSION_DENIED for somebody whom another looks after
   */
  async add(planner: Planner, drafts: ShiftDraft[], now: Date): Promise<ShiftView[]> {
    const staffIds = drafts.map(({ staffId }) => staffId);
    await this.requireScope(planner, staffIds);
    const shifts = drafts.map((draft) => ({ ...draft, id: uuidv7() }));
    await this.apart(shifts, () =>
      this.store.transaction(async (manager) => {
        await this.store.inTurn(manager, staffIds);
        await this.store.insert(manager, shifts);
        for (const { id, ...details } of shifts) {
          const entry = { actorId: planner.id, action: 'shift.planned', subject: id, details };
          await recordAudit(manager, entry, now);
        }
      }),
    );
    return shifts.map((shift) => ({ ...shift, version: 1 }));
  }

  /** @throws {CodedError} SHIFT_OVERLAPS, STATE_CONFLICT, NOT_FOUND, PERMISSION_DENIED */
  async move(planner: Planner, shift: Omit<ShiftView, 'staffId'>, now: Date): Promise<ShiftView> {
    const { staffId, ...before } = await this.planned(planner, shift.id);
    const moved = { ...shift, staffId };
    await this.apart([moved], () =>
      this.store.transaction(async (manager) => {
        await this.store.inTurn(manager, [staffId]);
        if (!(await this.store.move(manager, shift))) {
          throw new CodedError('STATE_CONFLICT', 'Somebody has changed the shift meanwhile');
        }
        const { startsAt, endsAt } = shift;
        const details = { staffId, startsAt, endsAt, from: before.startsAt, to: before.endsAt };
        const entry = { actorId: planner.id, action: 'shift.moved', subject: shift.id, details };
        await recordAudit(manager, entry, now);
      }),
    );
    return { ...moved, version: shift.version + 1 };
  }

  /** @throws {CodedError} NOT_FOUND, PERMISSION_DENIED */
  async remove(planner: Planner, id: string, now: Date): Promise<void> {
    const { staffId, startsAt, endsAt } = await this.planned(planner, id);
    await this.store.transaction(async (manager) => {
      if (!(await this.store.remove(manager, id))) return;
      const details = { staffId, startsAt, endsAt };
      const entry = { actorId: planner.id, action: 'shift.removed', subject: id, details };
      await recordAudit(manager, entry, now);
    });
  }

  private async planned(planner: Planner, id: string): Promise<ShiftView> {
    const shift = await this.store.read(id);
    if (!shift) throw new CodedError('NOT_FOUND', 'No such shift');
    await this.requireScope(planner, [shift.staffId]);
    return shift;
  }

  private async requireScope({ scope }: Planner, staffIds: string[]): Promise<void> {
    const own = new Set((await this.store.staff(scope)).map(({ id }) => id));
    const foreign = staffIds.find((id) => !own.has(id));
    if (!foreign) return;
    throw new CodedError('PERMISSION_DENIED', 'Another tier or team looks after them', {
      details: { permission: 'conversation.supervise', staffId: foreign },
    });
  }

  /** What the constraint refuses, as a code that says what is in the way. */
  private async apart(
    shifts: Omit<ShiftView, 'version'>[],
    write: () => Promise<void>,
  ): Promise<void> {
    try {
      await write();
    } catch (error) {
      const code = error instanceof QueryFailedError && 'code' in error ? error.code : undefined;
      if (code !== '23P01') throw error;
      const planned = await this.store.inTheWay(shifts);
      throw new CodedError('SHIFT_OVERLAPS', 'They would be at work twice at once', {
        details: planned
          ? { staffId: planned.staffId, startsAt: planned.startsAt, endsAt: planned.endsAt }
          : {},
      });
    }
  }
}
