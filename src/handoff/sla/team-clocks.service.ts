import { Injectable } from '@nestjs/common';
import { TeamsService } from '../../identity/teams/teams.service.js';
import type { SlaClock } from '../../protocol/index.js';
import { runningClocks, type Clock, type ServiceFacts } from './clocks.js';
import { ServiceRulesService } from './service-rules.service.js';

/** Reckons a conversation's clocks. */
export type Reckoning = (facts: ServiceFacts & { teamId: string }) => Clock[];

/** The clocks of conversations, by the hours of their teams. */
@Injectable()
export class TeamClocks {
  constructor(
    private readonly teams: TeamsService,
    private readonly rules: ServiceRulesService,
  ) {}

  /** How clocks are reckoned as the teams and the rules are now. */
  async reckoning(): Promise<Reckoning> {
    const [teams, { rules }] = await Promise.all([this.teams.all(), this.rules.current()]);
    const hours = new Map(teams.map((team) => [team.id, team.hours]));
    return (facts) => runningClocks(facts, rules, hours.get(facts.teamId) ?? null);
  }
}

/** A clock as staff see it. */
export function presentClock({ kind, warnAt, dueAt, pauses }: Clock): SlaClock {
  return {
    kind,
    warnAt: warnAt.toISOString(),
    dueAt: dueAt.toISOString(),
    pauses: pauses.map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() })),
  };
}
