import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import { conductPeriodSchema, type ConductCount } from '../../protocol/index.js';
import { ConductService } from './conduct.service.js';

/** What staff should not have said, counted. */
@ApiTags('conversations')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/conduct')
export class ConductController {
  constructor(private readonly conduct: ConductService) {}

  @Get('forbidden')
  @Requires('conversation.reply')
  @ApiOperation({ summary: 'What the company does not want said, to be warned while writing.' })
  forbidden(): { forbidden: readonly string[] } {
    return { forbidden: this.conduct.forbidden };
  }

  @Get()
  @Requires('conversation.supervise')
  @ApiOperation({ summary: 'Phrases to avoid by member of staff, of those you look after.' })
  async count(
    @CurrentSession() { staff }: StaffSession,
    @Query({ schema: conductPeriodSchema }) period: z.output<typeof conductPeriodSchema>,
  ): Promise<{ counts: ConductCount[] }> {
    return { counts: await this.conduct.count(staff, period) };
  }
}
