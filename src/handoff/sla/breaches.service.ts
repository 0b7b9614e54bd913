import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { visitorOf } from '../../conversations/present-conversation.js';
import {
  BREACH_PAGE,
  type BreachView,
  type Staff,
  type breachQuerySchema,
} from '../../protocol/index.js';
import { scopeOf } from '../supervising/oversight.js';
import { AlarmStore, type Breach } from './alarm.store.js';

/** The history of the service level, for whoever looks after others. */
@Injectable()
export class BreachesService {
  constructor(private readonly alarms: AlarmStore) {}

  /**
   * Breaches of one's teams and tiers, the latest first.
   * @throws {CodedError} PERMISSION_DENIED
   */
  async list(
    staff: Staff,
    { kind, teamId, before }: z.output<typeof breachQuerySchema>,
  ): Promise<{ breaches: BreachView[]; hasMore: boolean }> {
    const { tiers, teamIds } = scopeOf(staff);
    const asked = teamId ? [teamId] : teamIds;
    // Another team's are nobody's: the list is empty.
    const within = asked && teamIds ? asked.filter((id) => teamIds.includes(id)) : asked;
    const found = await this.alarms.breaches(
      { tiers, teamIds: within },
      { kind: kind ?? null, before: before ? new Date(before) : null },
      BREACH_PAGE + 1,
    );
    return {
      breaches: found.slice(0, BREACH_PAGE).map(view),
      hasMore: found.length > BREACH_PAGE,
    };
  }
}

function view({ customerId, startedAt, dueAt, firedAt, ...breach }: Breach): BreachView {
  return {
    ...breach,
    visitor: visitorOf(customerId),
    startedAt: startedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    firedAt: firedAt.toISOString(),
  };
}
