import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WaitingHead } from '../conversations/conversations.service.js';
import { reaches } from '../identity/permissions.js';
import { PresenceService, type Available } from '../identity/presence.service.js';
import { servingPeople } from '../identity/teams/serving-team.js';
import { TeamsService } from '../identity/teams/teams.service.js';

/** Who is there, and who of them is asked to take what. */
@Injectable()
export class ServingStaff {
  constructor(
    private readonly presence: PresenceService,
    private readonly teams: TeamsService,
  ) {}

  available(within?: EntityManager): Promise<Available[]> {
    return this.presence.available(within);
  }

  /** The rule of who of these people is asked to take a conversation, as the teams are now. */
  async rule(
    within: EntityManager,
    now: Date,
  ): Promise<<P extends Available>(head: WaitingHead, people: P[]) => P[]> {
    const teams = await this.teams.all(within);
    return (head, people) => {
      const reaching = people.filter(({ tier }) => reaches(tier, head.tier));
      return servingPeople(head, teams, reaching, now);
    };
  }
}
