import { Injectable } from '@nestjs/common';
import type { Tier } from '../../protocol/index.js';
import { reaches } from '../permissions.js';
import { TeamsService, type Opening } from '../teams/teams.service.js';
import { nextOnDuty, plannedUntil } from './duty-plan.js';
import { ShiftStore, type PlannedShift, type PlanScope } from './shift.store.js';

/** So far ahead the plan is read. */
const AHEAD_MS = 14 * 24 * 3_600_000;
/** Who has no team is told times by the company's clock. */
const COMPANY_ZONE = 'Asia/Shanghai';

/** When somebody is there for a tier, by hours and plan. */
@Injectable()
export class DutyOutlook {
  constructor(
    private readonly store: ShiftStore,
    private readonly teams: TeamsService,
  ) {}

  /**
   * While nobody is there: when somebody is to be, by the ids of teams. A team without a plan goes
   * by its hours alone; where nothing can be said it has no entry.
   */
  async openings(tier: Tier, now: Date): Promise<Map<string, Opening>> {
    const planned = await this.upcoming(tier, now);
    const openings = await this.teams.openings(now);
    for (const { id, hours, isDefault } of await this.teams.all()) {
      const own = planned.filter(({ teamIds }) =>
        teamIds.length === 0 ? isDefault : teamIds.includes(id),
      );
      if (own.length === 0) continue;
      const at = nextOnDuty(own, hours, now);
      if (at) openings.set(id, { at, timeZone: hours?.timeZone ?? COMPANY_ZONE });
      else openings.delete(id);
    }
    return openings;
  }

  /** Until when somebody is planned for a tier without a break; null: there is no plan of now. */
  async plannedUntil(tier: Tier, now: Date): Promise<Date | null> {
    return plannedUntil(await this.upcoming(tier, now), now);
  }

  /** Who of these tiers and teams should be at work at this moment. */
  plannedNow(scope: PlanScope, now: Date): Promise<{ id: string; name: string }[]> {
    return this.store.plannedAt(scope, now);
  }

  private async upcoming(tier: Tier, now: Date): Promise<PlannedShift[]> {
    const shifts = await this.store.upcoming(now, new Date(now.getTime() + AHEAD_MS));
    return shifts.filter((shift) => reaches(shift.tier, tier));
  }
}
