import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../../identity/staff-auth.guard.js';
import type { StaffSession } from '../../identity/staff-identity.service.js';
import {
  planShiftsSchema,
  shiftPeriodSchema,
  shiftRevisionSchema,
  type ShiftPeriod,
  type ShiftPlan,
  type ShiftView,
} from '../../protocol/index.js';
import { PlanningService } from './planning.service.js';

const idSchema = z.uuid();

/** Who is to be at work when. */
@ApiTags('shifts')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/shifts')
export class ShiftsController {
  constructor(private readonly planning: PlanningService) {}

  @Get()
  @Requires('conversation.supervise')
  @ApiOperation({ summary: 'The plan of those you look after, with what each hour takes.' })
  plan(
    @CurrentSession() { staff }: StaffSession,
    @Query({ schema: shiftPeriodSchema }) period: ShiftPeriod,
  ): Promise<ShiftPlan> {
    return this.planning.plan(staff, period, new Date());
  }

  @Get('mine')
  @ApiOperation({ summary: 'Your own shifts.' })
  async mine(
    @CurrentSession() { staff }: StaffSession,
    @Query({ schema: shiftPeriodSchema }) period: ShiftPeriod,
  ): Promise<{ shifts: ShiftView[] }> {
    return { shifts: await this.planning.own(staff, period) };
  }

  @Post()
  @Requires('conversation.supervise')
  @ApiOperation({ summary: 'Plan shifts: all of them, or none.' })
  @ApiBody({ schema: z.toJSONSchema(planShiftsSchema, { io: 'input' }) as object })
  async add(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: planShiftsSchema }) { shifts }: z.output<typeof planShiftsSchema>,
  ): Promise<{ shifts: ShiftView[] }> {
    return { shifts: await this.planning.add(staff, shifts, new Date()) };
  }

  @Put(':id')
  @Requires('conversation.supervise')
  @ApiOperation({ summary: 'Move a shift. `version` is the one the change was made from.' })
  @ApiBody({ schema: z.toJSONSchema(shiftRevisionSchema, { io: 'input' }) as object })
  async move(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: shiftRevisionSchema }) revision: z.output<typeof shiftRevisionSchema>,
  ): Promise<{ shift: ShiftView }> {
    return { shift: await this.planning.move(staff, { ...revision, id }, new Date()) };
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('conversation.supervise')
  @ApiOperation({ summary: 'Take a shift out of the plan.' })
  async remove(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<void> {
    await this.planning.remove(staff, id, new Date());
  }
}
