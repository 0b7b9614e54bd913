import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import { breachQuerySchema, type BreachView } from '../../protocol/index.js';
import { BreachesService } from './breaches.service.js';

/** Who was kept waiting too long. */
@ApiTags('service level')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/breaches')
export class BreachesController {
  constructor(private readonly breaches: BreachesService) {}

  @Get()
  @Requires('conversation.supervise')
  @ApiOperation({
    summary: 'Breaches of your teams and tiers, the latest first; `before` for more.',
  })
  async list(
    @CurrentSession() { staff }: StaffSession,
    @Query({ schema: breachQuerySchema }) query: z.output<typeof breachQuerySchema>,
  ): Promise<{ breaches: BreachView[]; hasMore: boolean }> {
    return this.breaches.list(staff, query);
  }
}
