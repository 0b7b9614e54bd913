import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import type { CannedChoice } from '../../protocol/index.js';
import { CannedService } from './canned.service.js';

/** Canned replies for whoever writes to a customer. */
@ApiTags('conversations')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/conversations')
export class CannedController {
  constructor(private readonly canned: CannedService) {}

  @Get(':id/canned')
  @Requires('conversation.reply')
  @ApiOperation({ summary: 'Canned replies in the language of the customer, and their values.' })
  choice(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) conversationId: string,
  ): Promise<CannedChoice> {
    return this.canned.choice(staff, conversationId, new Date());
  }
}
