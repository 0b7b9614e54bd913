import { Controller, Get, Param, ParseIntPipe, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PilotsService } from '../authoring/pilot/pilots.service.js';
import { Requires, StaffAuthGuard } from '../identity/staff-auth.guard.js';
import { pilotComparisonSchema, type PilotComparison } from '../protocol/index.js';
import { comparePilot } from './compare-pilot.js';
import { PilotComparisonStore } from './pilot-comparison.store.js';

const answerSchema = z.object({ comparison: pilotComparisonSchema });

/** How pilots do. */
@ApiTags('intents')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/intents/pilots')
export class PilotComparisonController {
  constructor(
    private readonly pilots: PilotsService,
    private readonly store: PilotComparisonStore,
  ) {}

  @Get(':id/comparison')
  @Requires('intents.read')
  @ApiOperation({ summary: 'A pilot beside the live version, with 95 % confidence intervals.' })
  @ApiOkResponse({ standardSchema: answerSchema })
  async comparison(
    @Param('id', ParseIntPipe) id: number,
  ): Promise<{ comparison: PilotComparison }> {
    const pilot = await this.pilots.need(id);
    return { comparison: comparePilot(pilot, await this.store.counts(pilot)) };
  }
}
