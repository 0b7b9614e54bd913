import { Inject, Injectable } from '@nestjs/common';
import { TeamsService } from '../../identity/teams/teams.service.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { SlaClock } from '../../protocol/index.js';
import { runningClocks, type Clock, type ServiceFacts } from './clocks.js';

/** Reckons a conversation's clocks. */
export type Reckoning = (facts: ServiceFacts & { teamId: string }) => Clock[];

/** The clocks of conversations, by the hours of their teams. */
@Injectable()
export class TeamClocks {
  constructor(
    private readonly teams: TeamsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** How clocks are reckoned as the teams are now. */
  async reckoning(): Promise<Reckoning> {
    const hours = new Map((await this.teams.all()).map((team) => [team.id, team.hours]));
    return (facts) => runningClocks(facts, this.config.slaMs, hours.get(facts.teamId) ?? null);
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
