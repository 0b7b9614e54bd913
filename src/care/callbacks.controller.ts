import { Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../identity/staff-auth.guard.js';
import type { StaffSession } from '../identity/staff-identity.service.js';
import type { CallbackView } from '../protocol/index.js';
import { CallbacksService } from './callbacks.service.js';

/** Customers to call back. */
@ApiTags('callbacks')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/callbacks')
export class CallbacksController {
  constructor(private readonly callbacks: CallbacksService) {}

  @Get()
  @Requires('conversation.accept')
  @ApiOperation({ summary: 'Open callbacks and those you have taken, the oldest first.' })
  async list(@CurrentSession() { staff }: StaffSession): Promise<{ callbacks: CallbackView[] }> {
    return { callbacks: await this.callbacks.list(staff.id) };
  }

  @Post(':id/take')
  @HttpCode(200)
  @Requires('conversation.accept')
  @ApiOperation({ summary: 'Take a callback and see the number; one of all who try succeeds.' })
  async take(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<{ callback: CallbackView }> {
    return { callback: await this.callbacks.take(id, staff.id, new Date()) };
  }

  @Post(':id/finish')
  @HttpCode(200)
  @Requires('conversation.accept')
  @ApiOperation({ summary: 'Say that the customer was called.' })
  async finish(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<{ callback: CallbackView }> {
    return { callback: await this.callbacks.finish(id, staff.id, new Date()) };
  }
}
