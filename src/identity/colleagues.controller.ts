import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Colleague } from '../protocol/index.js';
import { PresenceService } from './presence.service.js';
import { Requires, StaffAuthGuard } from './staff-auth.guard.js';

/** Who else there is. */
@ApiTags('teams')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/colleagues')
export class ColleaguesController {
  constructor(private readonly presence: PresenceService) {}

  @Get()
  @Requires('teams.read')
  @ApiOperation({ summary: 'Who takes conversations, for whoever asks or passes one on.' })
  async list(): Promise<{ colleagues: Colleague[] }> {
    return { colleagues: await this.presence.colleagues() };
  }
}
