import { Inject, Injectable } from '@nestjs/common';
import { ShiftsService, type Planner } from '../../identity/shifts/shifts.service.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { ShiftDraft, ShiftPeriod, ShiftPlan, ShiftView, Staff } from '../../protocol/index.js';
import { scopeOf } from '../supervising/oversight.js';
import { LoadStore } from './load.store.js';
import { staffingHours } from './staffing.js';

const COMPANY_ZONE = 'Asia/Shanghai';
/** From fewer conversations nothing can be said of a week. */
const LEAST_KNOWN = 20;

const clock = new Intl.DateTimeFormat('en-US', {
  timeZone: COMPANY_ZONE,
  weekday: 'short',
  hour: 'numeric',
  hourCycle: 'h23',
});
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The plan of shifts, for whoever looks after its people. */
@Injectable()
export class PlanningService {
  constructor(
    private readonly shifts: ShiftsService,
    private readonly loads: LoadStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws {CodedError} PERMISSION_DENIED */
  async plan(staff: Staff, period: ShiftPeriod, now: Date): Promise<ShiftPlan> {
    const scope = scopeOf(staff);
    const plan = await this.shifts.plan(scope, period);
    const { loads, count } = await this.loads.ofWeek(scope, now, COMPANY_ZONE);
    const hours = staffingHours(
      { from: new Date(period.from), to: new Date(period.to) },
      plan.shifts,
      count < LEAST_KNOWN ? null : loads,
      { atOnce: this.config.staffCapacity, dayAndHour },
    );
    return { ...plan, hours };
  }

  /** @throws {CodedError} SHIFT_OVERLAPS, PERMISSION_DENIED */
  async add(staff: Staff, drafts: ShiftDraft[], now: Date): Promise<ShiftView[]> {
    return this.shifts.add(await this.planner(staff), drafts, now);
  }

  /** @throws {CodedError} SHIFT_OVERLAPS, STATE_CONFLICT, NOT_FOUND, PERMISSION_DENIED */
  async move(staff: Staff, shift: Omit<ShiftView, 'staffId'>, now: Date): Promise<ShiftView> {
    return this.shifts.move(await this.planner(staff), shift, now);
  }

  /** @throws {CodedError} NOT_FOUND, PERMISSION_DENIED */
  async remove(staff: Staff, id: string, now: Date): Promise<void> {
    await this.shifts.remove(await this.planner(staff), id, now);
  }

  own(staff: Staff, period: ShiftPeriod): Promise<ShiftView[]> {
    return this.shifts.of(staff.id, period);
  }

  private async planner(staff: Staff): Promise<Planner> {
    return { id: staff.id, scope: scopeOf(staff) };
  }
}

function dayAndHour(at: Date): [number, number] {
  const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return [DAYS.indexOf(parts.get('weekday') ?? ''), Number(parts.get('hour'))];
}
