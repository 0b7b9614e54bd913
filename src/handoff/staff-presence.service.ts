import { Injectable } from '@nestjs/common';
import {
  StaffIdentityService,
  requirePermission,
  type StaffSession,
} from '../identity/staff-identity.service.js';
import type { Presence, Staff, StaffReplies } from '../protocol/index.js';
import { RoutingService } from './routing.service.js';
import { StaffLinesService } from './staff-lines.service.js';

const NEEDED = 'conversation.accept';

/** Being there and being asked, one method a request. Accounts that take nothing are no part of it. */
@Injectable()
export class StaffPresenceService {
  constructor(
    private readonly lines: StaffLinesService,
    private readonly routing: RoutingService,
    private readonly identity: StaffIdentityService,
  ) {}

  async arrived(
    staff: Staff,
    line: string,
  ): Promise<Pick<StaffReplies['hello'], 'offers' | 'presence' | 'pausedUntil'>> {
    if (!staff.permissions.includes(NEEDED))
      return { offers: [], presence: null, pausedUntil: null };
    const set = await this.lines.arrived(staff.id, line);
    return { ...set, offers: await this.routing.openOffers(staff.id) };
  }

  async left({ staff, sessionId }: StaffSession, line: string): Promise<void> {
    if (staff.permissions.includes(NEEDED)) await this.lines.left(staff.id, line);
    await this.identity.seen(sessionId, new Date());
  }

  /** @throws {CodedError} PERMISSION_DENIED */
  async set(staff: Staff, presence: Presence): Promise<{ presence: Presence }> {
    requirePermission(staff, NEEDED);
    await this.lines.set(staff.id, presence);
    return { presence };
  }

  /** @throws {CodedError} PERMISSION_DENIED; STATE_CONFLICT when it is not offered any more */
  async decline(staff: Staff, conversationId: string): Promise<object> {
    requirePermission(staff, NEEDED);
    await this.routing.decline(staff.id, conversationId);
    return {};
  }
}
