import { Injectable } from '@nestjs/common';
import {
  RunningConversations,
  type Running,
  type Scope,
} from '../../conversations/running-conversations.js';
import { DutyOutlook } from '../../identity/shifts/duty-outlook.service.js';
import { PresenceService } from '../../identity/presence.service.js';
import type { StaffRoom } from '../../platform/realtime/realtime.service.js';
import type { Tier, WallFigures, WallRow } from '../../protocol/index.js';
import { TeamClocks, presentClock, type Reckoning } from '../sla/team-clocks.service.js';
import { WallStore } from './wall.store.js';

/** More than this nobody looks over. The figures count all. */
const ROWS_SHOWN = 300;
/** A day of whatever clock has begun by then. */
const DAY_AT_MOST_MS = 36 * 3_600_000;

/** What a supervisor looks after, as it is now. */
@Injectable()
export class WallService {
  constructor(
    private readonly running: RunningConversations,
    private readonly store: WallStore,
    private readonly presence: PresenceService,
    private readonly clocks: TeamClocks,
    private readonly duty: DutyOutlook,
  ) {}

  async rows(scope: Scope): Promise<WallRow[]> {
    return this.present(await this.running.within(scope, ROWS_SHOWN));
  }

  /** Those of these conversations that belong on anybody's wall. */
  async rowsOf(ids: string[]): Promise<WallRow[]> {
    return this.present(await this.running.among(ids));
  }

  /** @param dayBegan when the supervisor's day did; never counts more than a day and a half */
  async figures(scope: Scope, dayBegan: Date, now: Date): Promise<WallFigures> {
    const since = new Date(Math.max(dayBegan.getTime(), now.getTime() - DAY_AT_MOST_MS));
    const counts = await this.store.count(scope, since);
    const there = await this.presence.present(scope.tiers, scope.teamIds);
    const loads = await this.running.loads(there.map(({ id }) => id));
    const staff = there.map((each) => ({ ...each, load: loads.get(each.id) ?? 0 }));
    const planned = await this.duty.plannedNow(scope, now);
    const present = new Set(there.map(({ id }) => id));
    const missing = planned.filter(({ id }) => !present.has(id)).map(({ name }) => name);
    return { ...counts, staff, plan: { planned: planned.length, missing } };
  }

  private async present(running: Running[]): Promise<WallRow[]> {
    const clocksOf = await this.clocks.reckoning();
    return running.map((each) => row(each, clocksOf));
  }
}

function row({ view, teamId, facts }: Running, clocksOf: Reckoning): WallRow {
  const [first] = clocksOf(facts).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const clock = first ? presentClock(first) : null;
  return { conversation: view, teamId, unanswered: facts.unanswered, clock };
}

/** Where those listen whose wall shows a conversation of this tier and team. */
export function wallRoomsFor({ tier, teamId }: { tier: Tier; teamId: string }): StaffRoom[] {
  return [`wall:${tier}:${teamId}`, `wall:${tier}:any`];
}

/** Where somebody listens who looks after this. */
export function wallRoomsOf({ tiers, teamIds }: Scope): StaffRoom[] {
  const teams = teamIds ?? ['any'];
  return ['wall', ...tiers.flatMap((tier) => teams.map((team) => `wall:${tier}:${team}` as const))];
}
