import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  UseGuards,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import { beginPilotSchema, endPilotSchema, type PilotView } from '../../protocol/index.js';
import type { Published } from '../publishing/publishing.service.js';
import { PilotsService } from './pilots.service.js';

const draftIdSchema = z.uuid();
const bodyOf = (schema: z.ZodType) => ({
  schema: z.toJSONSchema(schema, { io: 'input' }) as object,
});

/** Drafts that some customers get before all do. */
@ApiTags('intents')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/intents')
export class PilotsController {
  constructor(private readonly pilots: PilotsService) {}

  @Get('pilots')
  @Requires('intents.read')
  @ApiOperation({ summary: 'Pilots, the latest first; at most one runs.' })
  async list(): Promise<{ pilots: PilotView[] }> {
    return { pilots: await this.pilots.list() };
  }

  @Post('drafts/:id/pilot')
  @HttpCode(200)
  @Requires('intents.publish')
  @ApiOperation({ summary: 'Answer a share of the customers, or regions or outlets, by a draft.' })
  @ApiBody(bodyOf(beginPilotSchema))
  @ApiConflictResponse({
    description: 'CHECK_NEEDED, CHECK_FAILED, STATE_CONFLICT, PILOT_RUNNING.',
  })
  async begin(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: draftIdSchema }) id: string,
    @Body({ schema: beginPilotSchema }) order: z.infer<typeof beginPilotSchema>,
  ): Promise<{ pilot: PilotView }> {
    const { scope, reason, overrideReason } = order;
    const why = { reason, ...(overrideReason && { overrideReason }) };
    return { pilot: await this.pilots.begin(id, scope, why, staff, new Date()) };
  }

  @Post('pilots/:id/promote')
  @HttpCode(200)
  @Requires('intents.publish')
  @ApiOperation({ summary: 'Make its version live for all.' })
  @ApiBody(bodyOf(endPilotSchema))
  @ApiConflictResponse({ description: 'STATE_CONFLICT: it does not run any more.' })
  promote(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', ParseIntPipe) id: number,
    @Body({ schema: endPilotSchema }) { reason }: z.infer<typeof endPilotSchema>,
  ): Promise<Published> {
    return this.pilots.promote(id, reason, staff, new Date());
  }

  @Post('pilots/:id/stop')
  @HttpCode(200)
  @Requires('intents.publish')
  @ApiOperation({ summary: 'Answer all customers by the live version again.' })
  @ApiBody(bodyOf(endPilotSchema))
  @ApiConflictResponse({ description: 'STATE_CONFLICT: it does not run any more.' })
  async stop(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', ParseIntPipe) id: number,
    @Body({ schema: endPilotSchema }) { reason }: z.infer<typeof endPilotSchema>,
  ): Promise<{ pilot: PilotView }> {
    return { pilot: await this.pilots.stop(id, reason, staff, new Date()) };
  }
}
